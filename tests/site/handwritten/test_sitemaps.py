"""A sitemap has the hand-written pages in the languages they are written in, and those written in both scripts."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("tag", "path", "is_listed"),
    [("de", "about", True), ("sr-Latn", "about", True), ("en", "api", True), ("de", "api", False)],
)
def test_pages_in_their_own_language_are_listed(tag: str, path: str, is_listed: bool, real_site: Path) -> None:
    """Serbian Latin is transliterated; what only another language has is shown, but not listed."""
    assert (real_site / tag / path / "index.html").is_file()
    sitemap = gzip.decompress((real_site / tag / "sitemap.xml.gz").read_bytes()).decode()
    assert (f"/{tag}/{path}/</loc>" in sitemap) is is_listed
