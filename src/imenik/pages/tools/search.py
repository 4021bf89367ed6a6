"""The results page of full-text search; without script, it links to the lists instead."""

from __future__ import annotations

import json
from collections.abc import Iterator

from imenik.views.edition import Edition
from imenik.views.fulltext import KINDS
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`search/`; not listed, since a results page should not appear in search engines."""
    endings = sorted(edition.language.row.endings.split(), key=len, reverse=True)
    alike = json.dumps(edition.language.row.alike)
    context = {"kinds": KINDS, "endings": endings, "alike": alike}
    yield Page("search/", "tools/search.html", "search", context, listed=False)
