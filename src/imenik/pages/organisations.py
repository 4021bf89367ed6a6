"""All organisations in alphabetical order, in sheets."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.pages.sheets import sheets
from imenik.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`organisations/` and its further sheets."""
    for sheet in sheets("organisations/", edition.organisations):
        yield Page(sheet.path, "organisations.html", "organisations", {"sheet": sheet})
