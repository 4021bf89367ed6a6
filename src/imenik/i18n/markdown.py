"""Untrusted text in Markdown for GitHub: escaped, as code, or fenced, but never interpreted as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, takewhile

from markupsafe import Markup

# What CommonMark (0.31, 6) or GitHub may interpret as inline markup; all of it may be escaped (2.4).
_MARKUP = re.compile(r"[\\`*_~\[\]<>|$]|&(?=#?\w+;)|:(?=//|\w+:)|(?<=www)\.")
# What GitHub turns into references to people, issues and commits, with notifications. Only code prevents that.
_REFERENCE = re.compile(r"[@#]|\bGH-\d|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
_TICKS = re.compile("`+")


def one_line(text: str) -> str:
    """The text on one line, with HTML entities of translated messages decoded."""
    return " ".join((text.unescape() if isinstance(text, Markup) else text).split())


def escaped(text: str) -> str:
    """Inline text without markup."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def safe(text: str) -> str:
    """Inline text without markup or references: escaped, or as code if it could mention or refer to anything."""
    return as_code(text) if _REFERENCE.search(text) else escaped(text)


def as_code(text: str) -> str:
    """Inline code (CommonMark 0.31, 6.1), also for tables, since it contains no vertical bar."""
    line = one_line(text).replace("|", "\N{FULLWIDTH VERTICAL LINE}")
    ticks = "`" * (1 + max((len(ticks) for ticks in _TICKS.findall(line)), default=0))
    return f"{ticks} {line} {ticks}" if "`" in line else f"`{line}`" if line else ""


def as_fenced_code(text: str, info: str = "") -> str:
    """A fenced code block that no line of the text can close (CommonMark 0.31, 4.5)."""
    ticks = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return f"{ticks}{info}\n{text.rstrip()}\n{ticks}"


def byte_length(text: str) -> int:
    """The length in bytes, which GitHub limits."""
    return len(text.encode())


def take_fitting(lines: Iterable[str], room: int) -> list[str]:
    """As many of the first lines as fit into `room` bytes."""
    lines = list(lines)
    return lines[: sum(1 for _ in takewhile(lambda end: end <= room, accumulate(map(byte_length, lines))))]
