"""Text of strangers within Markdown that GitHub renders: escaped, as code, or in a fence; never markup of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, takewhile

from markupsafe import Markup

# What CommonMark (0.31, 6) or GitHub could read as markup within a line; each of these may be escaped (2.4).
_MARKUP = re.compile(r"[\\`*_~\[\]<>|$]|&(?=#?\w+;)|:(?=//|\w+:)|(?<=www)\.")
# What GitHub makes links of, to people, issues and commits, and tells these people. No escape stops that; code does.
_REFERENCE = re.compile(r"[@#]|\bGH-\d|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
_TICKS = re.compile("`+")


def one_line(text: str) -> str:
    """Text on one line, not escaped for HTML, as words of the catalogue with values in them are."""
    return " ".join((text.unescape() if isinstance(text, Markup) else text).split())


def escaped(text: str) -> str:
    """Text within a line, in which nothing is markup."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def safe(text: str) -> str:
    """Text within a line of a comment: escaped; as code where it could call somebody or refer to something."""
    return as_code(text) if _REFERENCE.search(text) else escaped(text)


def as_code(text: str) -> str:
    """Text as code within a line (CommonMark 0.31, 6.1); in a table too, since it holds no bar."""
    line = one_line(text).replace("|", "\N{FULLWIDTH VERTICAL LINE}")
    ticks = "`" * (1 + max((len(each) for each in _TICKS.findall(line)), default=0))
    return f"{ticks} {line} {ticks}" if "`" in line else f"`{line}`" if line else ""


def as_fenced_code(text: str, info: str = "") -> str:
    """Lines in a fence that none of them closes (CommonMark 0.31, 4.5)."""
    ticks = "`" * max(3, 1 + max((len(each) for each in _TICKS.findall(text)), default=0))
    return f"{ticks}{info}\n{text.rstrip()}\n{ticks}"


def byte_length(text: str) -> int:
    """Bytes of a text, by which GitHub bounds what it takes."""
    return len(text.encode())


def take_fitting(lines: Iterable[str], room: int) -> list[str]:
    """As many lines as have room in so many bytes, from the first on."""
    lines = list(lines)
    return lines[: sum(1 for _ in takewhile(lambda end: end <= room, accumulate(map(byte_length, lines))))]
