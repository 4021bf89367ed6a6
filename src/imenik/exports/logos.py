"""The logos of organisations, made harmless and small."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.directory import Directory
from imenik.logos import clean, published_name


def files(directory: Directory) -> Iterator[tuple[str, bytes]]:
    """`logos/<name>` for each logo that an organisation names."""
    for name, file in sorted(directory.logos.items()):
        yield f"logos/{published_name(name)}", clean(file)
