"""Writing files of the data folder: whole or not at all, so that nobody ever finds half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Puts `text` in place of a file's; its permissions stay."""
    with _written(path.parent, text) as whole:
        shutil.copymode(path, whole)
        whole.replace(path)


def create_file(path: Path, text: str) -> None:
    """Writes a new file, and folders for it where there are none; FileExistsError where it is there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(text.encode("utf-8"))
        except BaseException:
            path.unlink()
            raise


@contextmanager
def _written(folder: Path, text: str) -> Iterator[Path]:
    """A file with the text beside the one that is meant; its name begins with a dot, so that no reading sees it."""
    handle, name = tempfile.mkstemp(prefix=".imenik-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
