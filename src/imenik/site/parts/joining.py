"""Joins the parts of a site, and makes what needs all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from imenik.i18n.messages import say
from imenik.site.folder import SiteFolder
from imenik.site.outputs import dependent_outputs
from imenik.site.outputs.context import SiteContext
from imenik.site.parts.fingerprint import Fingerprint, difference_message
from imenik.site.parts.manifest import NAME, FinishedPart, PartError, read_part
from imenik.site.writer import WriteResult, write

VARIABLE = "IMENIK_PARTS"
"""The environment variable with which the command asks for a site joined from these folders."""


def requested_parts() -> Sequence[Path]:
    """The folders of the parts that the command asks to join; none if it asks for something else."""
    return [Path(folder) for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]


def read_parts(folders: Iterable[Path]) -> Sequence[FinishedPart]:
    """The parts in some folders; PartError if one is missing, there twice, or made from something else than another."""
    parts = [read_part(folder) for folder in folders]
    by_number: dict[int, FinishedPart] = {}
    for part in parts:
        _check_belongs(part, parts[0])
        number = part.manifest.number
        other = by_number.setdefault(number, part)
        if other is not part:
            both = say(
                "{folder} and {other} are both part {number}.", folder=other.folder, other=part.folder, number=number
            )
            raise PartError(both)
    count = parts[0].manifest.count
    for number in range(1, count + 1):
        if number not in by_number:
            raise PartError(say("Part {number} of {count} is missing.", number=number, count=count))
    return parts


def write_joined(
    site: SiteContext,
    folder: SiteFolder,
    jobs: int,
    parts: Sequence[FinishedPart],
    fingerprint: Fingerprint,
    here: Path,
) -> WriteResult:
    """Put the files of all parts into the folder, and make what shows their sizes.

    PartError if they were not made from what is `here`, or if files of a part are missing.
    """
    for part in parts:
        _check_same(part, here, fingerprint)
        _take_over(part, folder)
    sizes = dict(chain.from_iterable(part.manifest.sizes.items() for part in parts))
    result = write(dependent_outputs(site.with_sizes(sizes)), folder, jobs)
    return WriteResult(result.count + sum(part.manifest.files for part in parts), sizes, result.failures)


def _check_belongs(part: FinishedPart, first: FinishedPart) -> None:
    _check_same(part, first.folder, first.manifest.fingerprint)
    count, other_count = part.manifest.count, first.manifest.count
    if count != other_count:
        raise PartError(
            say(
                "{folder} is one of {count} parts, and {other} is one of {other_count}.",
                folder=part.folder,
                count=count,
                other=first.folder,
                other_count=other_count,
            )
        )


def _check_same(part: FinishedPart, other: Path, fingerprint: Fingerprint) -> None:
    for name in part.manifest.fingerprint.differences(fingerprint):
        raise PartError(difference_message(name, part.folder, other))


def _take_over(part: FinishedPart, folder: SiteFolder) -> None:
    paths = [path for path in part.folder.rglob("*") if path.is_file() and path.name != NAME]
    if len(paths) != part.manifest.files:
        incomplete = say(
            "{folder} has {number} files instead of {expected}: it was not copied completely.",
            folder=part.folder,
            number=len(paths),
            expected=part.manifest.files,
        )
        raise PartError(incomplete)
    for path in paths:
        folder.take(path.relative_to(part.folder).as_posix(), path)
