"""Folding for comparison, slugs, the scripts of a text, and words in mixed scripts; the letters are data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel.core import Locale, UnknownLocaleError, get_global
from babel.localedata import locale_identifiers

from imenik.i18n.script_tables import Transliteration, script_tables

# Combining marks of European alphabets; marks of other scripts are rare here, and slower to find.
_MARK = re.compile("[\u0300-\u036f]")
MIN_DIGRAPH_LENGTH = 4
"""Letters of a name or word in which two may stand for one: `AE` is a code, and `oe` a word of its own."""
_BETWEEN_INITIALS = re.compile(r"(?<=\b[^\W\d_])\. ?(?=[^\W\d_]\b)")
_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """`text` for comparison: in basic letters, lower case, without diacritics. `fold.js` does the same."""
    folded = _bare(text)
    for pair in _same():
        folded = folded.replace(*pair)
    return folded


def join_initials(text: str) -> str:
    """`text` without the points and spaces between single letters: `K.U.D.` and `e. V.` are looked for as one word."""
    return _BETWEEN_INITIALS.sub("", text) if "." in text else text


def slug(text: str) -> str:
    """An id from `text`, whose letters are folded so that none is lost."""
    ascii_only = _bare(text.translate(_ids())).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def name_key(text: str) -> str:
    """The normal form of a name: `Đibuti` and `Djibuti` are one, `D` and `DJ` are two; so are not `Köln` and `Koeln`.

    `fold.js` does the same.
    """
    return _key(text if text.isascii() else text.translate(_ids()))


def name_keys(name: str) -> set[str]:
    """The normal forms of a known name: also that without any marks, `Dibuti`."""
    return {name_key(name)} if name.isascii() else {name_key(name), _key(name)}


def _key(text: str) -> str:
    words = _bare(text)
    if not words.isalnum():
        words = " ".join(_WORD.findall(words))
    if len(words) < MIN_DIGRAPH_LENGTH:
        return words
    for pair in _digraphs():
        words = words.replace(*pair)
    return words


def into_script(text: str, script: str) -> str:
    """`text` with everything in a script that it can be transliterated to."""
    if not text.isascii():
        for table in _tables_into(script):
            text = table(text)
    return text


def _bare(text: str) -> str:
    """Lower-case letters without diacritics."""
    if text.isascii():
        return text.lower()
    # Decomposed before lower-casing: № becomes No.
    bare = _MARK.sub("", unicodedata.normalize("NFKD", text).lower())
    if not bare.isascii():
        bare = bare.translate(_folds())
    if bare.isascii():
        return bare
    return _NOT_ASCII.sub(lambda match: "" if unicodedata.category(match[0]) == "Mn" else match[0], bare)


# The scripts of a text


def letters_in(text: str, script: str) -> str:
    """The letters of a script in `text`, in order."""
    return "".join(patterns()[script].findall(text))


def main_script(text: str) -> str:
    """The script that most letters of `text` are in."""
    if text.isascii():
        return next(iter(patterns()))
    return max(patterns(), key=lambda script: len(letters_in(text, script)))


@cache
def script_of(tag: str) -> str | None:
    """The script of texts in a language, None if it is written in several of those known here (CLDR)."""
    language, *subtags = tag.split("-")
    if given := next((subtag for subtag in subtags if len(subtag) == len("Xxxx")), None):
        return given
    names = set(locale_identifiers())
    several = [script for script in patterns() if f"{language}_{script}" in names]
    likely = get_global("likely_subtags").get(language)
    return likely.split("_")[1] if likely and len(several) < 2 else None


@cache
def direction_of(tag: str) -> str:
    """The direction of texts in a language, `ltr` or `rtl` (CLDR)."""
    try:
        return Locale.parse(tag, sep="-").text_direction
    except UnknownLocaleError:
        return "ltr"


# Words in mixed scripts


def mixed_words(text: str) -> list[tuple[int, str]]:
    """The words of `text` with letters of several scripts, with their offsets: `oстало` with a Latin o."""
    if text.isascii() or not script_boundary().search(text):
        return []
    return [(match.start(), match[0]) for match in word().finditer(text) if script_boundary().search(match[0])]


def in_one_script(mixed: str) -> str | None:
    """A mixed word in one script, by replacing look-alikes of the minority script if possible, else of the other."""
    scripts = [*patterns()][::-1]  # of as many letters, those of the first are replaced: names everywhere are in it
    scripts.sort(key=lambda script: -len(letters_in(mixed, script)))
    attempts = (mixed.translate(_look_alikes(script)) for script in scripts)
    return next((attempt for attempt in attempts if not script_boundary().search(attempt)), None)


def odd_letters(mixed: str, better: str | None) -> str:
    """The letters of a mixed word that are not of the script of a `better` one, or of the one that has most."""
    by_script = {script: letters_in(mixed, script) for script in patterns()}
    kept = main_script(better) if better else max(reversed(by_script), key=lambda script: len(by_script[script]))
    return "".join(letters for script, letters in by_script.items() if script != kept)


# Patterns and tables, made once


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """A pattern for a letter of each script."""
    return MappingProxyType({script: re.compile(f"[{part}]") for script, part in script_tables().scripts.items()})


@cache
def script_boundary() -> re.Pattern[str]:
    """A pattern for two letters of different scripts, one after the other."""
    parts = script_tables().scripts.values()
    return re.compile("|".join(f"[{before}][{after}]" for before in parts for after in parts if before != after))


@cache
def word() -> re.Pattern[str]:
    """A pattern for a word in any of the scripts, or in several."""
    return re.compile(f"[{''.join(script_tables().scripts.values())}]+")


@cache
def _look_alikes(script: str) -> dict[int, str]:
    return str.maketrans(dict(script_tables().look_alikes.get(script, {})))


@cache
def _tables_into(script: str) -> tuple[Transliteration, ...]:
    return tuple(table for table in script_tables().transliterations.values() if table.into == script)


@cache
def _folds() -> dict[int, str]:
    return str.maketrans(dict(script_tables().folds))


@cache
def _same() -> tuple[tuple[str, str], ...]:
    return tuple(script_tables().same.items())


@cache
def _digraphs() -> tuple[tuple[str, str], ...]:
    """Two letters that are written for one, and that one without its marks."""
    return tuple({digraph: _bare(letter)[:1] for letter, digraph in script_tables().digraphs.items()}.items())


@cache
def _ids() -> dict[int, str]:
    ids = script_tables().ids
    return str.maketrans({**ids, **{letter.upper(): letters for letter, letters in ids.items()}})
