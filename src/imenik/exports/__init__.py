"""What programs are given: one format a file, written in the order of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from imenik.exports import schema

Export = Callable[[], Iterator[tuple[str, str]]]

EXPORTS: tuple[Export, ...] = (schema.files,)


def write_exports(folder: Path) -> None:
    """Write the files of every format below `folder`."""
    for export in EXPORTS:
        for path, text in export():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
