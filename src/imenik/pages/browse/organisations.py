"""All organisations in alphabetical order, in sheets, and the finder over them."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.pages.browse.shortcuts import shortcuts
from imenik.pages.pagination import sheets
from imenik.views.edition import Edition
from imenik.views.facets import FACETS
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`organisations/` and its further sheets."""
    context = {"facets": FACETS["organisations"], "shortcuts": list(shortcuts(edition))}
    for sheet in sheets("organisations/", edition.organisations):
        yield Page(sheet.path, "browse/organisations.html", "organisations", {**context, "sheet": sheet})
