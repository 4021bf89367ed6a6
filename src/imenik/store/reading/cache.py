"""What files gave, kept between runs, by the content of the files and the code that read them.

It is pickled, and a pickle can run any program; so it is only read from the user's own cache folder, never
from the folder of a site, which a pull request can fill (docs/decisions/0049).
"""

from __future__ import annotations

import os
import pickle
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from imenik.store.files import write_file
from imenik.store.reading.entry import Reading

SHARDS = 64
"""In how many files the entries of a folder are, so that one changed entry does not have all of them written again."""
_SEAL_SIZE = 16
_KEPT = 60 * 24 * 3600
"""Seconds that the entries of a data folder are kept without a change."""


class Kept(NamedTuple):
    """What a file gave, with the digest of its content."""

    digest: bytes
    reading: Reading


def digest_of(data: bytes) -> bytes:
    """What stands for the content of a file."""
    return blake2b(data, digest_size=16).digest()


def shard_of(place: str) -> int:
    """The shard of an entry by its kind and key."""
    return crc32(place.encode("utf-8", "surrogateescape")) % SHARDS


class EntryCache:
    """What is kept of one data folder. Where it cannot be read or written, there is nothing."""

    def __init__(self, caches: Path, data: Path, version: bytes) -> None:
        """`caches` is a folder that only the user can write to; `version` stands for the code that reads entries."""
        name = blake2b(os.fsencode(data.resolve()), digest_size=8).hexdigest()
        self._folder = caches / "entries" / name
        self._version = version

    def load(self, shard: int) -> Mapping[str, Kept]:
        """What a shard has by kind and key; nothing if its file is damaged, or of other code or of another user."""
        try:
            sealed = _own_bytes(self._folder / str(shard))
        except OSError:
            return {}
        seal, payload = sealed[:_SEAL_SIZE], sealed[_SEAL_SIZE:]
        if seal != self._seal(payload):
            return {}
        kept: dict[str, Kept] = pickle.loads(payload)  # noqa: S301 - the user's own, and whole
        return kept

    def store(self, shard: int, kept: Mapping[str, Kept]) -> None:
        """Keep this in a shard, in place of what was kept before."""
        payload = pickle.dumps(dict(kept), pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            if not self._folder.is_dir():
                self._make_room()
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_file(self._folder / str(shard), self._seal(payload) + payload, mode=0o600)

    def _seal(self, payload: bytes) -> bytes:
        return blake2b(payload, digest_size=_SEAL_SIZE, key=self._version).digest()

    def _make_room(self) -> None:
        """Remove what is kept of data folders that have not changed for two months."""
        for folder in self._folder.parent.glob("*"):
            with suppress(OSError):
                if folder.stat().st_mtime < time.time() - _KEPT:
                    shutil.rmtree(folder)


def _own_bytes(file: Path) -> bytes:
    """The bytes of a file that nobody but the user can have written; else PermissionError."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as stream:
        state = os.fstat(descriptor)
        if state.st_uid != os.geteuid() or state.st_mode & 0o022:
            raise PermissionError(file)
        return stream.read()
