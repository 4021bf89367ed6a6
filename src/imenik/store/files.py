"""Writes files of the data folder atomically, so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Replace the content of a file; its permissions stay."""
    with _written(path.parent, text) as whole:
        shutil.copymode(path, whole)
        whole.replace(path)


def create_file(path: Path, text: str) -> None:
    """Write a new file, creating its folders; FileExistsError if it exists already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(text.encode("utf-8"))
        except BaseException:
            path.unlink()
            raise


@contextmanager
def _written(folder: Path, text: str) -> Iterator[Path]:
    """A temporary file with the text in the same folder; its name begins with a dot, so that it is never loaded."""
    handle, name = tempfile.mkstemp(prefix=".imenik-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
