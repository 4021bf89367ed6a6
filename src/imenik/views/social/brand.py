"""What pictures are drawn with: the typeface and the site's mark, read once for a build."""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PIL import Image


@dataclass(frozen=True)
class Brand:
    """A TrueType font and the mark with its transparency. `digest` tells one brand from another."""

    font: bytes
    mark: Image.Image
    digest: str


def load_brand(folder: Path, theme: Path) -> Brand:
    """The font of `brand/` and the mark of the theme."""
    font = (folder / "NotoSans-Bold.ttf").read_bytes()
    mark = (theme / "assets/icons/icon-192.png").read_bytes()
    with Image.open(io.BytesIO(mark)) as picture:
        return Brand(font, picture.convert("RGBA"), sha256(font + mark).hexdigest())
