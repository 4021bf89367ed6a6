"""All organisations in alphabetical order, with pagination and the finder."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.pages.browse.shortcuts import shortcuts
from imenik.pages.pagination import paginate
from imenik.views.edition import Edition
from imenik.views.facets import FACETS
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`organisations/` and its further pages."""
    context = {"facets": FACETS["organisations"], "shortcuts": list(shortcuts(edition))}
    for list_page in paginate("organisations/", edition.organisations):
        yield Page(list_page.path, "browse/organisations.html", "organisations", {**context, "list_page": list_page})
