"""Notices at the addresses of entries that were removed; they are kept for ever."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """A notice for each removed entry, with the date and the reason, and nothing about the entry."""
    for key, tombstone in edition.insights.directory.removed.items():
        address = edition.address_of(key)
        yield Page(
            address, "about/removed.html", address.partition("/")[0], {"removed": tombstone.removed}, listed=False
        )
