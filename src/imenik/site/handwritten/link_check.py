"""Checks that relative links of hand-written pages lead to pages of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Container, Iterable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import Files

_HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')


def broken_links(html: str, url: str, addresses: Container[str]) -> Iterator[str]:
    """The broken relative links of a page at `url`; `addresses` are those of all pages, below the root."""
    for href in map(unescape, _HREF.findall(html)):
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        target = posixpath.normpath(posixpath.join(url, unquote(parts.path)))
        if f"{target}/".removeprefix("./") not in addresses:
            yield f"the link '{href}' leads to no page of this site"


def addresses(tags: Iterable[str], paths: Collection[str], files: Files) -> frozenset[str]:
    """The address of every page, below the root of the site; `paths` are those of the records in each language."""
    records = (f"{tag}/{path}" for tag in tags for path in paths)
    return frozenset([*records, *(file.url for file in files.documentation_pages())])
