"""Everything that is published beside the pages: one format per module, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imenik.exports.api import data_schemas
from imenik.exports.api import files as api_files
from imenik.exports.browser import finder_index, form, form_choices, form_entries, transliteration_tables
from imenik.exports.calendars import files as calendar_files
from imenik.exports.contacts import files as contact_files
from imenik.exports.linked_data import files as linked_data_files
from imenik.exports.tables import files as table_files
from imenik.exports.tables import geojson, statistics
from imenik.exports.web import embeds, feed, logos, manifest, opensearch, robots
from imenik.views.edition import Editions

Export = Callable[[Editions], Iterator[tuple[str, bytes]]]
"""Yields the path and content of each file of a format."""

EXPORTS: tuple[Export, ...] = (
    data_schemas.files,
    logos.files,
    transliteration_tables.files,
    manifest.files,
    contact_files.files,
    embeds.files,
    finder_index.files,
    form.files,
    statistics.files,
    form_entries.files,
    form_choices.files,
    calendar_files.files,
    feed.files,
    api_files.files,
    table_files.files,
    geojson.files,
    linked_data_files.files,
    opensearch.files,
    robots.files,
)


def all_files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file, one at a time."""
    for export in EXPORTS:
        yield from export(editions)
