"""The images that social networks show for a page: their text and how it is drawn. Sizes are in pixels.

An image contains a name and nothing translated, so that all languages with the same name share it.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256

import PIL
from PIL import Image, ImageDraw, ImageFont

from imenik.i18n.text import Text
from imenik.views.edition import Edition
from imenik.views.social.brand import Brand

WIDTH, HEIGHT = 1200, 630
_PACKED: Mapping[str, int] = {"bits": 4, "compress_level": 6, "compress_type": zlib.Z_RLE}
"""PNG settings. Most pixels are runs of one colour: run-length encoding takes half the time and gives slightly smaller
files. Levels above 6 take up to twenty times as long to save a tenth."""
_BOX = (84, 72, 1140, 456)
"""The text box: left, top, right, bottom."""
_OVERHANG = 24
"""How far letters may extend beyond their box on the left and right, such as a large J."""
_SIZES = (208, 184, 160, 140, 124, 108, *range(96, 34, -4))
_SPLIT = 64
"""At this size and below, words wider than the box are split."""
_MAX_LINES = 5
_LEADING = 1.18
_MEASURE = 100
"""The size at which text is measured; without hinting, widths scale linearly."""

_SPACE, _DASH = re.compile(r"[ \t\n]+"), re.compile(r" (?=[-–—/|·] )")
"""Possible line breaks, but none before a dash."""
_PARTS = re.compile(r"[^-/–]+[-/–]*|[-/–]+")
"""The parts of a word that may be on separate lines: each ends with a hyphen or a slash."""

GROUND, PAPER, AMBER = (15, 76, 92), (253, 246, 227), (224, 159, 62)
_SHADES = 4
"""Shades from background to text; with those of logo and band 16 colours, half a byte each."""


@dataclass(frozen=True)
class Picture:
    """The content of an image. `band` is the colour of its cluster in the dark scheme."""

    title: str
    band: str = ""


def of_site(edition: Edition) -> Picture:
    """The image of pages without one of their own; it describes the site, whose name is on every image."""
    return Picture(edition.description)


def of_entry(edition: Edition, name: Text, clusters: Sequence[str]) -> Picture:
    """The image of an organisation or a project."""
    colours = edition.insights.directory.cluster_colours.get(clusters[0])
    band = colours.dark if colours else ""
    return Picture(unicodedata.normalize("NFC", edition.plain(name)), band)


class Painter:
    """Draws images with one brand."""

    def __init__(self, brand: Brand, name: str) -> None:
        """Prepare caches and the style hash that all images share; `name` is on all of them."""
        self._brand, self._name = brand, name
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._bases: dict[str, Image.Image] = {}
        self._advances: dict[str, float] = {}
        self._has = cache(self._is_in_font)  # only of characters that occur: to look for all took 50 ms a process
        self.style = sha256(f"{PIL.__version__} {brand.digest} {name}".encode()).hexdigest()
        """A hash of everything besides the content that images depend on: code, font, logo, name and library."""

    def path(self, picture: Picture) -> str:
        """The path of an image. It changes with the image, since social networks cache images by address."""
        digest = sha256("\0".join((self.style, picture.title, picture.band)).encode()).hexdigest()
        return f"pictures/{digest[:16]}.png"

    def can_draw(self, picture: Picture) -> bool:
        """Whether the font has all its characters; an image without a name is better than one with boxes."""
        return all(map(self._has, picture.title))

    def draw(self, picture: Picture) -> bytes:
        """The image as PNG."""
        drawn = self._bases.get(picture.band) or self._bases.setdefault(picture.band, self._base(picture.band))
        left, top, right, bottom = _BOX
        size, lines = self._set(picture.title, right - left, bottom - top)
        height = round(size * _LEADING)
        reach = len(lines) * height
        mask = Image.new("L", (right - left + 2 * _OVERHANG, reach + size // 4))
        pen = ImageDraw.Draw(mask)
        for number, line in enumerate(lines):
            pen.text((_OVERHANG, number * height), line, font=self._font(size), fill=255)
        # The font reserves an eighth of its size above the letters for taller ones in other alphabets.
        middle = top + (bottom - top - reach) // 2 - size // 8
        return _png(_with_text(drawn, mask, (left - _OVERHANG, middle)))

    def _is_in_font(self, char: str) -> bool:
        """Whether the font has a character: it is not drawn like a missing one."""
        is_control = unicodedata.category(char)[0] == "C"
        return not is_control and (char.isspace() or bytes(self._font(24).getmask(char)) != self._missing)

    @cached_property
    def _missing(self) -> bytes:
        return bytes(self._font(24).getmask("\uffff"))

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        font = self._fonts.get(size)
        if font is None:
            # The basic layout needs only FreeType, which comes with Pillow, so pixels are the same on every machine.
            font = ImageFont.truetype(io.BytesIO(self._brand.font), size, layout_engine=ImageFont.Layout.BASIC)
            self._fonts[size] = font
        return font

    def _set(self, title: str, width: int, height: int) -> tuple[int, Sequence[str]]:
        """The largest size at which a title fits, and its lines; at the smallest size it is truncated."""
        for size in _SIZES:
            lines = self._wrapped(title, width, size, split=size <= _SPLIT)
            if len(lines) <= min(_MAX_LINES, height // round(size * _LEADING)) and self._fits(lines, width, size):
                return size, self._balanced(title, lines, width, size)
        size = _SIZES[-1]
        most = height // round(size * _LEADING)
        lines = self._wrapped(title, width, size, split=True)
        return size, [*lines[: most - 1], lines[most - 1].rstrip() + "…"] if len(lines) > most else lines

    def _balanced(self, title: str, lines: Sequence[str], width: int, size: int) -> Sequence[str]:
        """The same number of lines, but of similar length."""
        for narrower in range(width // 2, width, 20):
            tried = self._wrapped(title, narrower, size)
            if len(tried) <= len(lines) and self._fits(tried, width, size):
                return tried
        return lines

    def _fits(self, lines: Sequence[str], width: int, size: int) -> bool:
        return all(self._width(line, size) <= width for line in lines)

    def _wrapped(self, text: str, width: int, size: int, *, split: bool = False) -> list[str]:
        lines: list[str] = []
        for word in _SPACE.split(_DASH.sub("\u00a0", text.strip())):
            for index, part in enumerate(_PARTS.findall(word)):
                for piece in self._pieces(part, width, size) if split else [part]:
                    longer = f"{lines[-1]}{'' if index else ' '}{piece}" if lines else ""
                    if longer and self._width(longer, size) <= width:
                        lines[-1] = longer
                    else:
                        lines.append(piece)
        return lines

    def _pieces(self, word: str, width: int, size: int) -> Iterator[str]:
        """A word in pieces that fit into a line, hyphenated where it was split."""
        piece, reach = "", 0.0
        most = width - self._width("-", size)
        for char in word if self._width(word, size) > width else ():
            reach += self._width(char, size)
            if piece and reach > most:
                yield f"{piece}-"
                piece, reach = "", self._width(char, size)
            piece += char
        yield piece or word

    def _width(self, text: str, size: int) -> float:
        """The sum of letter widths: the font has no kerning, and measuring each text takes longer than drawing it."""
        return sum(self._advance(char) for char in text) * size / _MEASURE

    def _advance(self, char: str) -> float:
        known = self._advances.get(char)
        return known if known is not None else self._advances.setdefault(char, self._font(_MEASURE).getlength(char))

    def _base(self, band: str) -> Image.Image:
        """What all images of a band share: its colour, the logo, the name of the site."""
        base = Image.new("P", (WIDTH, HEIGHT), 0)
        shades = [_between(GROUND, PAPER, step / (_SHADES - 1)) for step in range(_SHADES)]
        colours = [*shades, *(_between(GROUND, AMBER, step / 4) for step in range(1, 5)), _rgb(band) if band else AMBER]
        base.putpalette([part for colour in colours for part in colour])
        base.paste(len(colours) - 1, (0, 0, 24, HEIGHT))
        small = Image.new("RGB", (104, 104), GROUND)
        scaled = self._brand.mark.resize((104, 104), Image.Resampling.LANCZOS)
        small.paste(scaled, mask=scaled)
        base.paste(small.quantize(palette=base, dither=Image.Dither.NONE), (_BOX[0] - 16, 486))
        mask = Image.new("L", (700, 80))
        ImageDraw.Draw(mask).text((0, 8), self._name, font=self._font(40), fill=225)
        return _with_text(base, mask, (_BOX[0] + 104, 504))


def _with_text(base: Image.Image, mask: Image.Image, corner: tuple[int, int]) -> Image.Image:
    """An image with text on a plain background; `mask` is how much of each pixel the letters cover."""
    drawn = base.copy()
    drawn.paste(mask.point(_TO_SHADES), corner)
    return drawn


_TO_SHADES = [round(value * (_SHADES - 1) / 255) for value in range(256)]


def _between(start: Sequence[int], end: Sequence[int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
    return red, green, blue


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _png(drawn: Image.Image) -> bytes:
    written = io.BytesIO()
    drawn.save(written, "PNG", **_PACKED)
    return written.getvalue()
