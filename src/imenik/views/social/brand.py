"""The typeface and logo for social images, read once per build."""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PIL import Image


@dataclass(frozen=True)
class Brand:
    """A TrueType font and the logo with transparency. `digest` identifies them and the code that draws with them."""

    font: bytes
    mark: Image.Image
    digest: str


def load_brand(folder: Path, theme: Path) -> Brand:
    """The font in `brand/` and the logo of the theme."""
    font = (folder / "NotoSans-Bold.ttf").read_bytes()
    mark = (theme / "assets/icons/icon-192.png").read_bytes()
    code = Path(__file__).with_name("images.py").read_bytes()
    with Image.open(io.BytesIO(mark)) as picture:
        return Brand(font, picture.convert("RGBA"), sha256(font + mark + code).hexdigest())
