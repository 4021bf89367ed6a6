"""What is published beside the pages: one format a file, written in the order of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imenik.exports.api import data_schemas as schema
from imenik.exports.api import files as api
from imenik.exports.browser import choices, entries, form, letters
from imenik.exports.browser import finder_index as finder
from imenik.exports.calendars import files as calendar
from imenik.exports.contacts import files as cards
from imenik.exports.linked_data import files as directory
from imenik.exports.tables import files as tables
from imenik.exports.tables import geojson, statistics
from imenik.exports.web import embeds, feed, logos, manifest, opensearch, robots
from imenik.views.edition import Editions

Export = Callable[[Editions], Iterator[tuple[str, bytes]]]
"""Gives path and content of each file of a format."""

EXPORTS: tuple[Export, ...] = (
    schema.files,
    logos.files,
    letters.files,
    manifest.files,
    cards.files,
    embeds.files,
    finder.files,
    form.files,
    statistics.files,
    entries.files,
    choices.files,
    calendar.files,
    feed.files,
    api.files,
    tables.files,
    geojson.files,
    directory.files,
    opensearch.files,
    robots.files,
)


def all_files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file, one at a time."""
    for export in EXPORTS:
        yield from export(editions)
