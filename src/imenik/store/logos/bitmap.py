"""Bitmaps of logos, decoded and encoded anew, so that nothing but pixels is left."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from imenik.i18n.messages import InvalidValueError, say

MAX_PIXELS = 4096 * 4096
"""The most pixels that are decoded, since a small file can claim gigabytes (Pillow, "decompression bombs")."""
PUBLISHED_SIZE = 256
"""The longer side of a published bitmap, in pixels."""


def clean_bitmap(data: bytes) -> bytes:
    """The picture as WebP; InvalidValueError if it is none, too large, or shows nothing."""
    not_a_picture = InvalidValueError("bad-logo", say("this is not a PNG, JPEG or WebP picture"), say("save it as PNG"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "WEBP"]) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise InvalidValueError("bad-logo", say("the picture has too many pixels"), say("make it smaller"))
                drawn = picture.convert("RGBA")
    except InvalidValueError:
        raise
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise not_a_picture from None
    if not drawn.getchannel("A").getbbox():
        raise InvalidValueError("bad-logo", say("the picture shows nothing"), say("save it again, with its content"))
    drawn.thumbnail((PUBLISHED_SIZE, PUBLISHED_SIZE))
    written = io.BytesIO()
    drawn.save(written, "WEBP", quality=85, method=4)
    return written.getvalue()
