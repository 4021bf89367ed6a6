"""Texts as readers take them: addresses and numbers that are coded, spaced or spelled, in their plain notation."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from imenik.store.word_lists import words_for

ENTITY = re.compile(
    r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(commat|dash|hyphen|lowbar|lpar|nbsp|period|plus|rpar|sol));"
)
"""What CommonMark reads as one character (CommonMark 0.31, 2.5); of the names, those of signs in addresses."""
ENTITIES = {
    "commat": "@",
    "dash": "-",
    "hyphen": "-",
    "lowbar": "_",
    "lpar": "(",
    "nbsp": "\xa0",
    "period": ".",
    "plus": "+",
    "rpar": ")",
    "sol": "/",
}
PERCENT = re.compile(r"%(?:20|2[0bBdDeE]|40)")
"""The same within web addresses."""
MARKUP = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*`]")
"""What CommonMark takes away: an address that stands in two kinds of letters is read as one."""
SPACE = re.compile(r"\s+")
ALIKE = dict(zip("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212·•∙⋅・。[]{}", "--------......()()", strict=True))
"""Signs that separate like others."""
ZEROS = "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u17e0\u1810"
"""The zeros of scripts with digits of their own that people use today, each followed by its other digits."""
_MAX_CODE = 0x10FFFF
_PLAIN = str.maketrans({**ALIKE, **{chr(ord(zero) + digit): str(digit) for zero in ZEROS for digit in range(10)}})
_OPENING, _CLOSING = r"[(<|_/-]", r"[)>|_/-]"


@cache
def spelled_dot() -> re.Pattern[str]:
    """A dot in words: `(dot)`, ` punkt `; or with a space on either side."""
    words = _alternatives("dot")
    return re.compile(rf"(?<=\w) ?{_OPENING} ?(?:{words}|\.) ?{_CLOSING} ?(?=\w)|(?<=\w) (?:{words}|\.) (?=\w)", re.I)


@cache
def spelled_at() -> re.Pattern[str]:
    """The sign of mail addresses in words, or with spaces, between a word and a name with a dot."""
    words = _alternatives("at")
    return re.compile(
        rf"(?<=\w)(?: ?{_OPENING} ?(?:{words}|@) ?{_CLOSING} ?| (?:{words}) | @ | @|@ )(?=[\w-]+\.\w)", re.I
    )


@cache
def may_spell_at() -> re.Pattern[str]:
    """What every text has in which something else than an @ may stand for one."""
    return re.compile(rf"[&\uff20\ufe6b]|%40|[\s()\[\]{{}}<>|*_/-](?:{_alternatives('at')})[\s()\[\]{{}}<>|*_/-]", re.I)


def plainly(text: str) -> str:
    """The text with addresses and numbers as programs write them; brackets are round, and all is in one line."""
    text = ENTITY.sub(_character, text)
    text = PERCENT.sub(lambda match: chr(int(match[0][1:], 16)), text)
    text = unicodedata.normalize("NFKC", MARKUP.sub("", text)).translate(_PLAIN)
    text = SPACE.sub(" ", text)
    return spelled_at().sub("@", spelled_dot().sub(".", text))


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return ENTITIES[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= _MAX_CODE and not 0xD800 <= code < 0xE000 else ""


def _alternatives(key: str) -> str:
    return "|".join(map(re.escape, words_for("mailboxes", key)))
