"""Writes files of the data folder and of caches atomically, so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Replace the content of a file; its permissions stay."""
    with _written(path.parent, text.encode("utf-8")) as whole:
        shutil.copymode(path, whole)
        whole.replace(path)


def write_whole(path: Path, data: bytes) -> None:
    """Write or replace a file that only the user can read, in a folder that exists."""
    with _written(path.parent, data) as whole:
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
def _written(folder: Path, data: bytes) -> Iterator[Path]:
    """A temporary file with the text in the same folder; its name begins with a dot, so that it is never loaded."""
    handle, name = tempfile.mkstemp(prefix=".imenik-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
