"""Search from a browser's address bar, in every language (OpenSearch 1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.env.locations import THEME
from imenik.views.edition import Editions
from imenik.views.render import environment, fill


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`<language>/opensearch.xml` for each language; none without a site address, since it has absolute addresses."""
    templates = environment(THEME)
    for tag, edition in editions.items():
        if edition.settings.site_url:
            yield f"{tag}/opensearch.xml", fill(templates, "exports/opensearch.xml", edition).encode()
