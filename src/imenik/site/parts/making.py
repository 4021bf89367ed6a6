"""Writes one part of a site."""

from __future__ import annotations

from imenik.site.folder import SiteFolder
from imenik.site.outputs import independent_outputs
from imenik.site.outputs.context import SiteContext
from imenik.site.parts.fingerprint import Fingerprint
from imenik.site.parts.manifest import NAME, Manifest
from imenik.site.parts.part import Part
from imenik.site.writer import WriteResult, write


def write_part(site: SiteContext, folder: SiteFolder, jobs: int, part: Part, fingerprint: Fingerprint) -> WriteResult:
    """Write the files of one part, and its manifest if all of them could be made.

    The folder is emptied first: what MkDocs makes is not in parts, since the machine that joins them makes it too.
    """
    folder.clear()
    result = write(part.of(independent_outputs(site)), folder, jobs)
    if not result.failures:
        manifest = Manifest(
            number=part.number, count=part.count, fingerprint=fingerprint, files=result.count, sizes=result.sizes
        )
        folder.write(NAME, manifest.model_dump_json(indent=1) + "\n")
    return result
