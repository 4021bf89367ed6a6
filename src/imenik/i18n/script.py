"""Cyrillic and Latin: transliteration, folding for comparison, slugs, words in mixed scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_DIGRAPHS = {"љ": "lj", "њ": "nj", "џ": "dž"}
_SINGLE = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
LATIN: Mapping[str, str] = MappingProxyType({**_DIGRAPHS, **_SINGLE})
"""The lower-case letters of Serbian Cyrillic in Latin."""
_LETTERS = str.maketrans({**_SINGLE, **{cyrillic.upper(): latin.upper() for cyrillic, latin in _SINGLE.items()}})

FOLD_TABLE: Mapping[str, str] = MappingProxyType(
    {
        **LATIN,
        # Other letters of both scripts.
        **dict(zip("іѕґєюяыэ", ("i", "dz", "g", "je", "ju", "ja", "y", "e"), strict=True)),
        **dict(zip("щъь", ("sc", "", ""), strict=True)),
        **dict(zip("øłħŧŋıß", ("o", "l", "h", "t", "n", "i", "ss"), strict=True)),
        **dict(zip("æœðþς", ("ae", "oe", "d", "th", "σ"), strict=True)),
        # Serbian letters whose Latin equivalents have diacritics.
        **dict(zip("ђжћчџшđ", ("d", "z", "c", "c", "dz", "s", "d"), strict=True)),
    }
)
"""Folds letters that Unicode does not decompose into letter and mark. The browser uses the same table."""
_FOLDED = str.maketrans(dict(FOLD_TABLE))
_AS_DJ = str.maketrans(dict.fromkeys("đĐђЂ", "dj"))

# Combining marks of European alphabets; marks of other scripts are rare here, and slower to find.
_MARK = re.compile("[\u0300-\u036f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

_CYRILLIC = "\u0400-\u04ff"
_LATIN_LETTERS = "A-Za-z\u00c0-\u024f"
_DIGRAPH = re.compile(f"[{''.join(_DIGRAPHS)}{''.join(_DIGRAPHS).upper()}]")
# Lookbehinds let a match begin only where a run begins; otherwise long runs would take quadratic time.
_ADDRESS_OR_CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![^\s<>()])[^\s<>()]+@[^\s<>()]+"
    r"|(?s:(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
)
# Look-alikes of the two scripts: the Serbian letters and, for `to Latin`, a few others.
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
    """`text` in Serbian Latin: Ђ is Đ, Њ is Nj, or NJ in an upper-case word. Addresses and code stay as they are.

    The two alphabets correspond letter by letter in this direction (Pravopis srpskoga jezika, 2010), not in the other.
    """
    if not has_cyrillic(text):
        return text
    pieces, end = [], 0
    for kept in _ADDRESS_OR_CODE.finditer(text):
        pieces += [_transliterate(text[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*pieces, _transliterate(text[end:])])


def _transliterate(text: str) -> str:
    return _DIGRAPH.sub(_digraph, text).translate(_LETTERS)


def _digraph(match: re.Match[str]) -> str:
    letter = match[0]
    latin = _DIGRAPHS[letter.lower()]
    if letter.islower():
        return latin
    text, position = match.string, match.start()
    following, before = text[position + 1 : position + 2], text[max(position - 1, 0) : position]
    capitals = following.isupper() or (not following.isalpha() and before.isupper())
    return latin.upper() if capitals else latin.capitalize()


def fold(text: str) -> str:
    """`text` for comparison: Latin, lower case, without diacritics, đ and dj as d. `fold.js` does the same."""
    return _bare(text).replace("dj", "d")


def slug(text: str) -> str:
    """An id from `text`, transliterated first so that Cyrillic is not lost; đ as dj."""
    latin = _bare(text.translate(_AS_DJ)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")


def _bare(text: str) -> str:
    """Lower-case letters without diacritics, Cyrillic ones in Latin."""
    if text.isascii():
        return text.lower()
    # Decomposed before lower-casing: № becomes No.
    bare = _MARK.sub("", unicodedata.normalize("NFKD", text).lower())
    if not bare.isascii():
        bare = bare.translate(_FOLDED)
    if bare.isascii():
        return bare
    return _NOT_ASCII.sub(lambda match: "" if unicodedata.category(match[0]) == "Mn" else match[0], bare)


def mixed_words(text: str) -> list[tuple[int, str]]:
    """The words of `text` with Cyrillic and Latin letters, with their offsets: `oстало` with a Latin o."""
    if not (HAS_LATIN.search(text) and has_cyrillic(text) and SCRIPT_BOUNDARY.search(text)):
        return []
    return [(match.start(), match[0]) for match in WORD.finditer(text) if SCRIPT_BOUNDARY.search(match[0])]


def in_one_script(word: str) -> str | None:
    """A mixed `word` in one script, by replacing look-alikes of the minority script if possible, else of the other."""
    attempts = [word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)]
    if len(latin_letters(word)) > len(cyrillic_letters(word)):
        attempts.reverse()
    return next((attempt for attempt in attempts if not SCRIPT_BOUNDARY.search(attempt)), None)


def latin_letters(text: str) -> str:
    """The Latin letters of `text`, in order."""
    return "".join(HAS_LATIN.findall(text))


def cyrillic_letters(text: str) -> str:
    """The Cyrillic letters of `text`, in order."""
    return "".join(HAS_CYRILLIC.findall(text))
