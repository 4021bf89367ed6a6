"""Rules for crawlers: everything may be crawled, and the address of the sitemap."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.views.edition import Editions


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`robots.txt` (RFC 9309), which has effect only if the site is at the root of its host."""
    sitemap = next(iter(editions.values())).full("sitemap.xml")
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {sitemap}"] if sitemap else [])]
    yield "robots.txt", "".join(f"{line}\n" for line in lines).encode()
