"""Where results of full text search are shown; without script, the lists in which one can look instead."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.views.edition import Edition
from imenik.views.fulltext import KINDS
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`search/`; what is asked for is in its address, so the page itself is no result of other search engines."""
    endings = sorted(edition.language.row.endings.split(), key=len, reverse=True)
    yield Page("search/", "tools/search.html", "search", {"kinds": KINDS, "endings": endings}, listed=False)
