"""The addresses that entries had before: each leads to the present one, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.render import Page

WITH_PAGES = ("organisations", "projects", "channels")
"""The kinds whose entries have pages of their own."""


def pages(edition: Edition) -> Iterator[Page]:
    """A page that leads on for each former id."""
    for kind in WITH_PAGES:
        for record in edition.directory.of_kind(kind).values():
            for former in record.former_ids:
                yield Page(f"{kind}/{former}/", "former.html", kind, {"target": f"{kind}/{record.id}/"}, listed=False)
