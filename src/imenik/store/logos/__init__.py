"""Makes untrusted logos harmless: bitmaps are re-encoded, SVG keeps only shapes. Sizes are in bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from imenik.i18n.messages import InvalidValueError, say
from imenik.store.logos.bitmap import clean_bitmap
from imenik.store.logos.svg import clean_svg

MAX_FILE_SIZE = 512 * 1024
"""The largest size of a file that is opened, in bytes."""


def published_name(name: str) -> str:
    """The name of the file on the site: bitmaps become WebP, SVG stays."""
    path = Path(name)
    return name if path.suffix == ".svg" else f"{name}.webp"


def sanitize_logo(file: Path) -> bytes:
    """The logo as published; InvalidValueError if the file is too large, not what its name says, or shows nothing."""
    if file.stat().st_size > MAX_FILE_SIZE:
        raise InvalidValueError(
            "bad-logo", say("the file has more than {most} bytes", most=MAX_FILE_SIZE), say("make it smaller")
        )
    data = file.read_bytes()
    return clean_svg(data) if file.suffix == ".svg" else clean_bitmap(data)


def logo_hash(file: Path) -> str:
    """A hash of the content, whatever the name of the file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
