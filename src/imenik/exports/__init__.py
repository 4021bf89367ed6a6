"""Everything that is published beside the pages: one format per module, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from imenik.exports.api import data_schemas
from imenik.exports.api import files as api_files
from imenik.exports.browser import (
    finder_index,
    form,
    form_choices,
    form_entries,
    nearest_places,
    transliteration_tables,
)
from imenik.exports.calendars import files as calendar_files
from imenik.exports.contacts import files as contact_files
from imenik.exports.linked_data import files as linked_data_files
from imenik.exports.tables import files as table_files
from imenik.exports.tables import geojson, statistics
from imenik.exports.web import embeds, feed, logos, manifest, opensearch, robots
from imenik.views.edition import Editions


@dataclass(frozen=True)
class Export:
    """A format: what yields the path and content of each of its files, and the patterns of these paths.

    A `*` stands for any characters. If several patterns match a path, the longest one says which format has it.
    """

    files: Callable[[Editions], Iterator[tuple[str, bytes]]]
    paths: Sequence[str]


EXPORTS: tuple[Export, ...] = (
    Export(data_schemas.files, ["schema/*"]),
    Export(logos.files, ["logos/*"]),
    Export(transliteration_tables.files, ["assets/js/letters.js"]),
    Export(manifest.files, ["*/manifest.webmanifest"]),
    Export(contact_files.files, ["o/*"]),
    Export(embeds.files, ["embed/*", "*/embed/*"]),
    Export(finder_index.files, ["find/*"]),
    Export(nearest_places.files, ["find/nearest/*", "find/towns/*"]),
    Export(form.files, ["assets/form/*.json"]),
    Export(statistics.files, ["*/statistics/*.csv"]),
    Export(form_entries.files, ["assets/form/entries/*"]),
    Export(form_choices.files, ["assets/form/choices/*"]),
    Export(calendar_files.files, ["calendar/*"]),
    Export(feed.files, ["*/feed*.xml"]),
    Export(api_files.files, ["api/v1/*"]),
    Export(table_files.files, ["api/v1/tables/*"]),
    Export(geojson.files, ["api/v1/tables/*.geojson"]),
    Export(linked_data_files.files, ["api/v1/directory.jsonld"]),
    Export(opensearch.files, ["*/opensearch.xml"]),
    Export(robots.files, ["robots.txt"]),
)


def all_files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file, one at a time."""
    for export in EXPORTS:
        yield from export.files(editions)
