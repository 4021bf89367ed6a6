"""Ensure that a word is all Cyrillic or all Latin: look-alike letters are invisible, and nobody finds the word."""

from __future__ import annotations

from collections.abc import Sequence

from imenik.i18n.messages import Message, Problem, say
from imenik.i18n.script import cyrillic_letters, in_one_script, latin_letters, mixed_words
from imenik.store.traversal import LocatedText


def check(located: LocatedText) -> Sequence[Problem]:
    """Words with letters of both scripts, once per text."""
    if located.text.isascii():
        return ()
    words = dict.fromkeys(word for _, word in mixed_words(located.text))
    return [located.origin.problem("mixed-script", _message(word), _hint(word), at=located.location) for word in words]


def _message(word: str) -> Message:
    return say('the word "{word}" mixes Cyrillic and Latin letters', word=word)


def _hint(word: str) -> Message:
    latin, cyrillic, better = latin_letters(word), cyrillic_letters(word), in_one_script(word)
    latin_are_odd = len(latin) <= len(cyrillic) if better is None else latin_letters(better) == ""
    odd = _named(latin if latin_are_odd else cyrillic)
    if better is None:
        return say("Latin: {letters}", letters=odd) if latin_are_odd else say("Cyrillic: {letters}", letters=odd)
    if latin_are_odd:
        return say('Latin: {letters}; did you mean "{word}"?', letters=odd, word=better)
    return say('Cyrillic: {letters}; did you mean "{word}"?', letters=odd, word=better)


def _named(letters: str) -> str:
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(letters))
