"""Writes every file that others read: beside its place, then swapped in, so that nobody ever sees half of one."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".imenik-"
"""How the names of files begin that are not in their place yet; they are never loaded."""


def write_file(path: Path, content: str | bytes, *, new: bool = False, mode: int | None = None) -> None:
    """Write a file, creating its folders; text becomes UTF-8 with the line ends it has.

    FileExistsError if it is to be `new` and is not. One that is replaced keeps its permissions, unless `mode` says
    otherwise.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written(path.parent, content.encode() if isinstance(content, str) else content) as whole:
        whole.chmod(_mode_of(path) if mode is None else mode)
        if new:
            _link(whole, path)
        else:
            whole.replace(path)


def remove_unfinished(folder: Path) -> None:
    """Remove the files that processes have left in and below a folder because they were killed while they wrote."""
    for left in folder.rglob(f"{UNFINISHED}*"):
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


@contextmanager
def _written(folder: Path, data: bytes) -> Iterator[Path]:
    """A file with the data in a folder, locked as long as this process may still need it."""
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(data)
            file.flush()
            yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        umask = os.umask(0)  # there is no other way to ask for it
        os.umask(umask)
        return 0o666 & ~umask


def _link(whole: Path, path: Path) -> None:
    """Give a file its name; FileExistsError if it is taken."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        whole.rename(path)
