"""Sorting by a language's alphabet, in which č follows c, and dž, lj and nj are letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from imenik.i18n.script import fold, into_script, main_script

SortKey = tuple[tuple[int, ...], str]

_DIGITS, _LATIN = "0123456789", "abcdefghijklmnopqrstuvwxyz"


def collator(alphabet: str) -> Callable[[str], SortKey]:
    """A sort key for texts. `alphabet` lists the letters in order, separated by spaces.

    Digits come first. A text in another script is sorted by its spelling in that of the alphabet where there is one;
    else basic Latin letters come last, because the spelling of a foreign name in another script is not known.
    """
    letters = alphabet.split()
    rank = {letter: index for index, letter in enumerate(dict.fromkeys([*_DIGITS, *letters, *_LATIN]))}
    tokens = re.compile("|".join(sorted(map(re.escape, letters), key=len, reverse=True)) + r"|\w")
    script = main_script(alphabet)

    def key(text: str) -> SortKey:
        word = into_script(text, script).lower()
        ranks: list[int] = []
        for token in tokens.findall(word):
            known = rank.get(token)
            ranks += [known] if known is not None else [rank.get(base, len(rank)) for base in fold(token)]
        return tuple(ranks), text

    return key


def initial(text: str, alphabet: str) -> str:
    """The letter that `text` is listed under, capitalised; `0–9` for a digit, `#` for anything else."""
    letters: list[str] = [*sorted(alphabet.split(), key=len, reverse=True), *_LATIN]
    word = into_script(text, main_script(alphabet)).lower()
    word = word[match.start() :] if (match := re.search(r"[^\W_]", word)) else ""
    for candidate in (word, fold(word)):
        letter = next((letter for letter in letters if candidate.startswith(letter)), None)
        if letter:
            return letter.capitalize()
    return "0–9" if word[:1].isdigit() else "#"
