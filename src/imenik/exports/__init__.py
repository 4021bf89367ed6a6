"""What is published beside the pages: one format a file, written in the order of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imenik.edition import Editions
from imenik.exports import calendar, cards, embeds, feed, finder, letters, logos, manifest, schema, statistics

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
    statistics.files,
    calendar.files,
    feed.files,
)


def all_files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file, one at a time."""
    for export in EXPORTS:
        yield from export(editions)
