"""Whether people can read a text: it shows letters or digits, and nothing in it is invisible or hides its letters."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import NamedTuple

MAX_MARKS = 4
"""Marks on one letter: Vietnamese has two, Hebrew and Arabic prayer books have up to four."""
_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters of Hangul that show nothing."""
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xE0000, 0x10000))
"""No text ever has these (Unicode, 23.7)."""
SHOWN = re.compile(rf"(?![_{_FILLERS}])\w")
"""A letter or a digit that is seen."""
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\ufe00-\ufe0f\ufeff"
    f"{_FILLERS}\ue000-\uf8ff\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    f"{_NONCHARACTERS}\U000e0000-\U0010ffff]"
)
"""What shows nothing (Unicode, Default_Ignorable_Code_Point), or something else on each device (private use)."""
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,9}\U000e007f")
"""The flag of a part of a country, in which letters that nobody sees say which (UTS 51)."""
_JOINERS = "\u200c\u200d"
_VARIANTS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ORDINARY = re.compile(r"[\w\s!-~¡-¬®-ÿ‐-‧‰-⁞₠-⃀℀-⇿]*")
"""Nearly all texts consist of these, so that nobody has to look at each character."""
_SIMPLE_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
"""Their letters have one shape, which nothing behind them changes."""


class Fault(Enum):
    """Why a text cannot be read."""

    NOTHING = "nothing"
    UNSEEN = "unseen"
    LONE_MARK = "lone mark"
    PILE = "pile"


class Illegible(NamedTuple):
    """A fault, and the character that is meant."""

    fault: Fault
    character: str = ""


def illegible(text: str) -> Illegible | None:
    """The first fault of a text; None if people can read it.

    Joiners and variants are letters of Persian, Indic languages, Mongolian and emoji, where they change what is seen.
    """
    if not SHOWN.search(text):
        return Illegible(Fault.NOTHING)
    if text.isascii() or (_ORDINARY.fullmatch(text) and not any(filler in text for filler in _FILLERS)):
        return None
    text = FLAG.sub("", text)
    unseen = next((match[0] for match in UNSEEN.finditer(text) if not _changes_letters(text, match.start())), "")
    return Illegible(Fault.UNSEEN, unseen) if unseen else _wrong_mark(text)


def _changes_letters(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if text[position] in _JOINERS:
        return _has_shapes(before) and _has_shapes(after)
    return _VARIANTS.match(text[position]) is not None and (before.isdecimal() or _has_shapes(before))


def _has_shapes(character: str) -> bool:
    """Whether a character may look different: letters of most scripts, and emoji."""
    if not character or character.isspace() or character.isdecimal() or character in _JOINERS:
        return False
    return not unicodedata.name(character, "").startswith(_SIMPLE_SCRIPTS)


def _wrong_mark(text: str) -> Illegible | None:
    is_on_letter, marks = False, 0
    for character in text:
        if unicodedata.category(character) not in ("Mn", "Me"):
            is_on_letter, marks = not character.isspace(), 0
        elif not UNSEEN.match(character):
            marks += 1
            if not is_on_letter:
                return Illegible(Fault.LONE_MARK, character)
            if marks > MAX_MARKS:
                return Illegible(Fault.PILE, character)
    return None
