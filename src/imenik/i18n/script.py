"""Cyrillic and Latin: transliteration, the fold for comparison, slugs, mixed words. No record is known here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_DIGRAPHS = {"љ": "lj", "њ": "nj", "џ": "dž"}
_SINGLE = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
LATIN: Mapping[str, str] = MappingProxyType({**_DIGRAPHS, **_SINGLE})
"""Each small letter of Serbian Cyrillic in Latin."""
_LETTERS = str.maketrans({**_SINGLE, **{cyrillic.upper(): latin.upper() for cyrillic, latin in _SINGLE.items()}})

FOLD_TABLE: Mapping[str, str] = MappingProxyType(
    {
        **LATIN,
        # What the other alphabets of either script have besides.
        **dict(zip("іѕґєюяыэ", ("i", "dz", "g", "je", "ju", "ja", "y", "e"), strict=True)),
        **dict(zip("щъь", ("sc", "", ""), strict=True)),
        **dict(zip("øłħŧŋıß", ("o", "l", "h", "t", "n", "i", "ss"), strict=True)),
        **dict(zip("æœðþς", ("ae", "oe", "d", "th", "σ"), strict=True)),
        # Serbian letters whose Latin ones carry marks.
        **dict(zip("ђжћчџшđ", ("d", "z", "c", "c", "dz", "s", "d"), strict=True)),
    }
)
"""How letters are compared that Unicode does not take apart into letter and mark. The browser is given this table."""
_FOLDED = str.maketrans(dict(FOLD_TABLE))
_AS_DJ = str.maketrans(dict.fromkeys("đĐђЂ", "dj"))

# The marks of European alphabets; those of other scripts are few here, and slower to find.
_MARK = re.compile("[\u0300-\u036f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

_CYRILLIC = "\u0400-\u04ff"
_LATIN_LETTERS = "A-Za-z\u00c0-\u024f"
_DIGRAPH = re.compile(f"[{''.join(_DIGRAPHS)}{''.join(_DIGRAPHS).upper()}]")
# The looks behind let a search begin only where a run begins: otherwise a long one takes quadratic time.
_ADDRESS_OR_CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![^\s<>()])[^\s<>()]+@[^\s<>()]+"
    r"|(?s:(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
)
# Letters of the two scripts that cannot be told apart by eye; the Serbian ones and, for `to Latin`, a few of others.
_LIKE_LATIN = dict(zip("АВСЕНЈКМОРТХаеосрхјуУ", "ABCEHJKMOPTXaeocpxjyY", strict=True))
CYRILLIC_ALIKE = MappingProxyType({latin: cyrillic for cyrillic, latin in _LIKE_LATIN.items()})
LATIN_ALIKE = MappingProxyType({**_LIKE_LATIN, "І": "I", "і": "i", "Ѕ": "S", "ѕ": "s"})
_TO_CYRILLIC, _TO_LATIN = str.maketrans(dict(CYRILLIC_ALIKE)), str.maketrans(dict(LATIN_ALIKE))
SCRIPT_BOUNDARY = re.compile(f"[{_CYRILLIC}][{_LATIN_LETTERS}]|[{_LATIN_LETTERS}][{_CYRILLIC}]")
WORD = re.compile(f"[{_CYRILLIC}{_LATIN_LETTERS}]+")
HAS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
HAS_LATIN = re.compile(f"[{_LATIN_LETTERS}]")


def has_cyrillic(text: str) -> bool:
    """Whether any letter of `text` is Cyrillic."""
    return not text.isascii() and HAS_CYRILLIC.search(text) is not None


def to_latin(text: str) -> str:
    """`text` in Serbian Latin: Ђ is Đ, Њ is Nj, or NJ in a word of capitals. Addresses and code stay as they are.

    The two alphabets correspond letter by letter in this direction (Pravopis srpskoga jezika, 2010), not in the other.
    """
    if not has_cyrillic(text):
        return text
    pieces, at = [], 0
    for kept in _ADDRESS_OR_CODE.finditer(text):
        pieces += [_transliterate(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*pieces, _transliterate(text[at:])])


def _transliterate(text: str) -> str:
    return _DIGRAPH.sub(_digraph, text).translate(_LETTERS)


def _digraph(match: re.Match[str]) -> str:
    letter = match[0]
    latin = _DIGRAPHS[letter.lower()]
    if letter.islower():
        return latin
    text, at = match.string, match.start()
    following, before = text[at + 1 : at + 2], text[max(at - 1, 0) : at]
    capitals = following.isupper() or (not following.isalpha() and before.isupper())
    return latin.upper() if capitals else latin.capitalize()


def fold(text: str) -> str:
    """`text` as it is compared: Latin, lower case, without marks, đ and dj as d. `fold.js` does the same."""
    return _bare(text).replace("dj", "d")


def slug(text: str) -> str:
    """An id made of `text`: transliterated first, so that a Cyrillic name does not come out empty; đ as dj."""
    latin = _bare(text.translate(_AS_DJ)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")


def _bare(text: str) -> str:
    """Small letters without marks, Cyrillic ones in Latin."""
    if text.isascii():
        return text.lower()
    # Taken apart before it is made small: № becomes No.
    bare = _MARK.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_FOLDED)
    if bare.isascii():
        return bare
    return _NOT_ASCII.sub(lambda match: "" if unicodedata.category(match[0]) == "Mn" else match[0], bare)


def mixed_words(text: str) -> list[tuple[int, str]]:
    """The words of `text` that mix Cyrillic and Latin letters, each with its offset: `oстало` with a Latin o."""
    if not (HAS_LATIN.search(text) and has_cyrillic(text) and SCRIPT_BOUNDARY.search(text)):
        return []
    return [(match.start(), match[0]) for match in WORD.finditer(text) if SCRIPT_BOUNDARY.search(match[0])]


def in_one_script(word: str) -> str | None:
    """A mixed `word` in one script: with look-alikes for the fewer letters, else the more; None if neither can be."""
    attempts = [word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)]
    if len(latin_letters(word)) > len(cyrillic_letters(word)):
        attempts.reverse()
    return next((attempt for attempt in attempts if not SCRIPT_BOUNDARY.search(attempt)), None)


def latin_letters(text: str) -> str:
    """The Latin letters of `text`, in its order."""
    return "".join(HAS_LATIN.findall(text))


def cyrillic_letters(text: str) -> str:
    """The Cyrillic letters of `text`, in its order."""
    return "".join(HAS_CYRILLIC.findall(text))
