"""The version of the program that reads entries: the content of its files, and the versions of what it uses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from imenik import LOADED_AT
from imenik.env.locations import PACKAGE

_USED = ("babel", "pydantic", "pydantic-core", "python-dateutil", "pyyaml", "tzdata")
"""The packages whose code or data decides about an entry."""
_TICK = 100_000_000
"""Nanoseconds by which the times of files may be behind the clock."""


@cache
def program_version(parts: tuple[str, ...]) -> bytes | None:
    """What stands for the given files and folders of the package, for Python and for the packages that are used.

    None if a file changed while the program was already running: what is in memory is of neither version for sure. The
    time of that change cannot be set back, unlike the one that editors and archives set.
    """
    others = (f"{name} {version(name)}" for name in _USED)
    digest = blake2b("\n".join((sys.version, *others)).encode(), digest_size=16)
    for file in _files(parts):
        if file.stat().st_ctime_ns > LOADED_AT - _TICK:
            return None
        content = file.read_bytes() + _compiled(file)
        digest.update(f"{file.relative_to(PACKAGE)} {len(content)}\n".encode() + content)
    return digest.digest()


def _compiled(file: Path) -> bytes:
    """What Python runs in place of a source as long as time and size of that are the same."""
    with suppress(FileNotFoundError):
        return Path(cache_from_source(file)).read_bytes() if file.suffix == ".py" else b""
    return b""


def _files(parts: tuple[str, ...]) -> Iterator[Path]:
    for part in parts:
        path = PACKAGE / part
        files = path.rglob("*") if path.is_dir() else (path,)
        yield from sorted(file for file in files if file.is_file() and file.suffix != ".pyc")
