"""The pictures of one build: drawn when a page first asks for one, unless a former build drew the same."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from imenik.views.edition import Edition
from imenik.views.social.brand import Brand
from imenik.views.social.images import Painter, Picture, of_site

Which = Literal["entries", "site", "none"]
"""Which pages have a picture of their own: those of entries, none but one for each language, or not even that."""

_KEPT = 60 * 24 * 3600
"""Seconds that a picture is kept which no build asks for."""


class Preview(NamedTuple):
    """What networks show of a page: the full address of its picture, and what stands on it."""

    url: str
    words: str


NOTHING = Preview("", "")


class Gallery:
    """Gives pages their pictures, and writes each picture once."""

    def __init__(self, brand: Brand, which: Which, write: Callable[[str, bytes], None], cache: Path) -> None:
        """`cache` keeps pictures from build to build; where it cannot be written, they are drawn each time."""
        self._painter = Painter(brand)
        self._which = which
        self._write = write
        self._cache = cache / "pictures" / self._painter.style[:16]
        self._defaults: dict[str, Picture] = {}
        self._written: set[str] = set()

    def preview(self, edition: Edition, picture: Picture | None = None) -> Preview:
        """A page's own picture, else that of its language; nothing where there shall be none."""
        if self._which == "none" or not edition.settings.site_url:
            return NOTHING
        if picture is None or self._which == "site" or not self._painter.can_draw(picture):
            tag = edition.language.tag
            picture = self._defaults.get(tag) or self._defaults.setdefault(tag, of_site(edition))
        if picture.path not in self._written:
            self._written.add(picture.path)
            self._write(picture.path, self._drawn(picture))
        return Preview(edition.full(picture.path), picture.title)

    def tidy(self) -> None:
        """Forget what no build asked for in two months, what one left unfinished, and folders with nothing in them."""
        oldest = time.time() - _KEPT
        for file in self._cache.parent.glob("*/*"):
            with suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()
        for folder in self._cache.parent.glob("*"):
            with suppress(OSError):  # most are not empty
                folder.rmdir()

    def _drawn(self, picture: Picture) -> bytes:
        file = self._cache / Path(picture.path).name
        with suppress(OSError):
            os.utime(file)
            return file.read_bytes()
        content = self._painter.draw(picture)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(f".{os.getpid()}")  # another build may read while this one writes
            unfinished.write_bytes(content)
            unfinished.replace(file)
        return content
