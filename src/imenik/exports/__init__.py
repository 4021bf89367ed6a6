"""What is published beside the pages: one format a file, written in the order of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from imenik.directory import Directory
from imenik.exports import logos, schema

Export = Callable[[Directory], Iterator[tuple[str, bytes]]]
"""Gives path and content of each file of a format."""

EXPORTS: tuple[Export, ...] = (schema.files, logos.files)


def write_exports(folder: Path, directory: Directory) -> None:
    """Write the files of every format below `folder`."""
    for export in EXPORTS:
        for path, content in export(directory):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
