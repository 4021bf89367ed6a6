"""Without script: every entry can be reached from home by links alone, in few steps."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from imenik.env import LOCALES
from imenik.store.languages import load_languages

FEW = 4
"""So many clicks bring a visitor from home to any organisation."""
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"#?:]+)')


def links(page: Path, site: Path) -> Iterator[Path]:
    """The pages of the site that a page links to."""
    for href in _LINK.findall(page.read_text("utf-8")):
        path = posixpath.normpath(posixpath.join(page.parent.relative_to(site).as_posix(), href))
        yield site / path / "index.html"


def reached(home: Path, site: Path, clicks: int) -> set[Path]:
    """All pages so many clicks from home."""
    known, edge = {home}, {home}
    for _ in range(clicks):
        edge = {link for page in edge for link in links(page, site) if link.is_file()} - known
        known |= edge
    return known


@pytest.mark.parametrize("tag", load_languages(LOCALES))
def test_every_organisation_is_few_clicks_from_home(real_site: Path, tag: str) -> None:
    organisations = set(real_site.glob(f"{tag}/organisations/*/index.html"))
    assert len(organisations) > 60
    assert organisations <= reached(real_site / tag / "index.html", real_site, FEW)


@pytest.mark.parametrize("list_of", ["clusters", "countries", "types", "places"])
def test_each_kind_of_list_reaches_what_is_in_it(real_site: Path, list_of: str) -> None:
    """A visitor without script may come by cluster, country, type or home place."""
    there = set(real_site.glob("en/organisations/*/index.html"))
    found = reached(real_site / "en" / list_of / "index.html", real_site, 2) & there
    assert len(found) > len(there) * (0.5 if list_of == "places" else 0.9)
