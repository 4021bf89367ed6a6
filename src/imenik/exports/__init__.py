"""What is published beside the pages: one format a file, written in the order of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imenik.edition import Editions
from imenik.exports import (
    api,
    calendar,
    cards,
    choices,
    directory,
    embeds,
    entries,
    feed,
    finder,
    form,
    geojson,
    letters,
    logos,
    manifest,
    opensearch,
    robots,
    schema,
    statistics,
    tables,
)

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
