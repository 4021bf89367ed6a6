"""The logos of organisations, sanitised and resized."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.store.logos import published_name, sanitize_logo
from imenik.views.edition import Editions, directory_of


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`logos/<name>` for each logo that an organisation uses."""
    for name, file in sorted(directory_of(editions).logos.items()):
        yield f"logos/{published_name(name)}", sanitize_logo(file)
