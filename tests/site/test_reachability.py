"""Without script: every entry can be reached from home by links alone, in few steps."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

import pytest

from imenik.env.locations import LOCALES
from imenik.store.languages import load_languages

MAX_CLICKS = 4
"""So many clicks bring a visitor from home to any organisation."""
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"#?:]+)')


@cache
def links(page: str, site: Path) -> frozenset[str]:
    """The folders of the pages of the site that the page in a folder links to."""
    hrefs = set(_LINK.findall((site / page / "index.html").read_text("utf-8")))
    paths = {posixpath.normpath(posixpath.join(page, href)) for href in hrefs}
    return frozenset(path for path in paths if (site / path / "index.html").is_file())


def reached(home: str, site: Path, clicks: int) -> set[str]:
    """The folders of all pages so many clicks from home."""
    known, edge = {home}, {home}
    for _ in range(clicks):
        edge = {link for page in edge for link in links(page, site)} - known
        known |= edge
    return known


def organisations(site: Path, tag: str) -> set[str]:
    """The folders of their pages."""
    return {page.parent.relative_to(site).as_posix() for page in site.glob(f"{tag}/organisations/*/index.html")}


@pytest.mark.parametrize("tag", load_languages(LOCALES))
def test_every_organisation_is_few_clicks_from_home(real_site: Path, tag: str) -> None:
    there = organisations(real_site, tag)
    assert len(there) > 60
    assert there <= reached(tag, real_site, MAX_CLICKS)


@pytest.mark.parametrize("list_of", ["clusters", "countries", "types", "places"])
def test_each_kind_of_list_reaches_what_is_in_it(real_site: Path, list_of: str) -> None:
    """A visitor without script may come by cluster, country, type or home place."""
    there = organisations(real_site, "en")
    found = reached(f"en/{list_of}", real_site, 2) & there
    assert len(found) > len(there) * (0.5 if list_of == "places" else 0.9)
