"""The images for social networks: which one a page has, and its content, drawn unless an earlier build left it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from imenik.site.options import ImageScope
from imenik.store.files import remove_unfinished, write_file
from imenik.views.edition import Edition
from imenik.views.social.brand import Brand
from imenik.views.social.images import Painter, Picture, of_site

_KEPT = 60 * 24 * 3600
"""Seconds that an unused image stays in the cache."""


class SocialPreview(NamedTuple):
    """What social networks show for a page: the absolute address of its image, and its alternative text."""

    url: str
    words: str


NO_PREVIEW = SocialPreview("", "")


class SocialImages:
    """Provides the images of pages."""

    def __init__(self, brand: Brand, name: str, scope: ImageScope, cache: Path) -> None:
        """`cache` keeps images between builds; if it is not writable, they are drawn each time."""
        self._painter = Painter(brand, name)
        self._scope = scope
        self._cache = cache / "pictures" / self._painter.style[:16]

    def preview(self, edition: Edition, picture: Picture | None = None) -> SocialPreview:
        """The image of a page, with its full address."""
        shown = self.picture(edition, picture)
        return SocialPreview(edition.full(self.path(shown)), shown.title) if shown else NO_PREVIEW

    def are_shown(self, edition: Edition) -> bool:
        """Whether there are images: they may be turned off, or the site has no address."""
        return self._scope != "none" and bool(edition.settings.site_url)

    def picture(self, edition: Edition, picture: Picture | None = None) -> Picture | None:
        """A page's own image, or else that of its language; none if no images are shown."""
        if not self.are_shown(edition):
            return None
        is_own = picture and self._scope == "entries" and self._painter.can_draw(picture)
        return picture if is_own else of_site(edition)

    def path(self, picture: Picture) -> str:
        """The path of an image."""
        return self._painter.path(picture)

    def prune_cache(self) -> None:
        """Remove images unused for two months, unfinished files, and empty folders from the cache."""
        remove_unfinished(self._cache.parent)
        oldest = time.time() - _KEPT
        for file in self._cache.parent.glob("*/*"):
            with suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()
        for folder in self._cache.parent.glob("*"):
            with suppress(OSError):  # fails unless the folder is empty
                folder.rmdir()

    def content(self, picture: Picture) -> bytes:
        """The file of an image; where it can be written, the cache keeps it for other builds.

        One from the cache is checked but not decoded: that costs a hundredth of drawing it.
        """
        name = Path(self.path(picture)).name
        file = self._cache / name
        with suppress(OSError):
            os.utime(file)
            if content := _sealed_content(name, file.read_bytes()):
                return content
        content = self._painter.draw(picture)
        with suppress(OSError):
            write_file(file, _seal(name, content) + content)  # another build may be reading
        return content


def _seal(name: str, content: bytes) -> bytes:
    """The beginning of a file of the cache, by which a file that is broken or another's is found out."""
    return sha256(name.encode() + content).digest()


def _sealed_content(name: str, data: bytes) -> bytes | None:
    """The image in a file of the cache; None if it is not what was written there."""
    size = sha256().digest_size
    return data[size:] if data[:size] == _seal(name, data[size:]) else None
