"""What programs that follow links are told first: everything may be read, and where the list of all pages is."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.views.edition import Editions


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`robots.txt` (RFC 9309); it counts where the site is at the root of its host."""
    sitemap = next(iter(editions.values())).full("sitemap.xml")
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {sitemap}"] if sitemap else [])]
    yield "robots.txt", "".join(f"{line}\n" for line in lines).encode()
