"""Makes untrusted logos harmless: bitmaps are re-encoded, SVG keeps only shapes. Sizes are in bytes and pixels."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

import defusedxml
from defusedxml.ElementTree import fromstring
from PIL import Image

from imenik.i18n.messages import InvalidValueError, say

MAX_FILE_SIZE = 512 * 1024
"""The largest size of a file that is opened, in bytes."""
MAX_PIXELS = 4096 * 4096
"""The most pixels that are decoded, since a small file can claim gigabytes (Pillow, "decompression bombs")."""
MAX_SVG_DEPTH = 50
"""The most nested levels of an SVG that are kept."""
PUBLISHED_SIZE = 256
"""The longer side of a published bitmap, in pixels."""

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    """svg g path rect circle ellipse line polyline polygon defs title desc linearGradient radialGradient stop
    clipPath text tspan""".split()  # noqa: SIM905 - a column of sixty quoted words would not be readable
)
_ATTRIBUTES = frozenset(
    """id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform fill fill-rule fill-opacity
    clip-rule clip-path stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
    stroke-opacity opacity offset stop-color stop-opacity gradientUnits gradientTransform preserveAspectRatio
    font-family font-size font-weight text-anchor""".split()  # noqa: SIM905 - as above
)


def published_name(name: str) -> str:
    """The name of the file on the site: bitmaps become WebP, SVG stays."""
    path = Path(name)
    return name if path.suffix == ".svg" else f"{name}.webp"


def sanitize_logo(file: Path) -> bytes:
    """The logo as published; InvalidValueError if the file is too large or not what its name says."""
    if file.stat().st_size > MAX_FILE_SIZE:
        raise InvalidValueError(
            "bad-logo", say("the file has more than {most} bytes", most=MAX_FILE_SIZE), say("make it smaller")
        )
    data = file.read_bytes()
    return _clean_svg(data) if file.suffix == ".svg" else _clean_picture(data)


def logo_hash(file: Path) -> str:
    """A hash of the content, whatever the name of the file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _clean_picture(data: bytes) -> bytes:
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
    drawn.thumbnail((PUBLISHED_SIZE, PUBLISHED_SIZE))
    written = io.BytesIO()
    drawn.save(written, "WEBP", quality=85, method=4)
    return written.getvalue()


def _clean_svg(data: bytes) -> bytes:
    not_svg = InvalidValueError("bad-logo", say("this is not an SVG picture"), say("save it as plain SVG, or as PNG"))
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, defusedxml.DefusedXmlException, ValueError, RecursionError):
        raise not_svg from None
    if root.tag != f"{{{_SVG}}}svg":
        raise not_svg
    _keep_shapes(root, MAX_SVG_DEPTH)
    register_namespace("", _SVG)
    return bytes(tostring(root, encoding="utf-8"))


def _keep_shapes(element: Element, deeper: int) -> None:
    """Remove everything that is not a shape or a colour: scripts, styles, links, events, foreign content.

    `deeper` is how many levels are kept below; a picture that is nested without end would exhaust the stack.
    """
    for name in list(element.attrib):
        if name not in _ATTRIBUTES or not _is_inert(element.attrib[name]):
            del element.attrib[name]
    for child in list(element):
        known = isinstance(child.tag, str) and child.tag.removeprefix(f"{{{_SVG}}}") in _ELEMENTS
        if known and child.tag.startswith(f"{{{_SVG}}}") and deeper:
            _keep_shapes(child, deeper - 1)
        else:
            element.remove(child)


def _is_inert(value: str) -> bool:
    """Whether an attribute loads nothing: `url(...)`, in any spelling, may only refer to the picture itself."""
    return "\\" not in value and re.search(r"url\s*\(\s*(?!#)", value, re.IGNORECASE) is None
