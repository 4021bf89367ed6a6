"""Ensure that all letters of a word are of one script: look-alike letters are invisible, and nobody finds the word."""

from __future__ import annotations

from collections.abc import Sequence

from imenik.i18n.messages import Message, Problem, say
from imenik.i18n.script import in_one_script, mixed_words, odd_letters
from imenik.store.traversal import LocatedText


def check(located: LocatedText) -> Sequence[Problem]:
    """Words with letters of several scripts, once per text."""
    if located.text.isascii():
        return ()
    words = dict.fromkeys(word for _, word in mixed_words(located.text))
    return [located.origin.problem("mixed-script", _message(word), _hint(word), at=located.location) for word in words]


def _message(word: str) -> Message:
    return say('the word "{word}" mixes letters of different scripts', word=word)


def _hint(word: str) -> Message:
    better = in_one_script(word)
    odd = _named(odd_letters(word, better))
    if better is None:
        return say("these letters are from another script: {letters}", letters=odd)
    return say('these letters are from another script: {letters}; did you mean "{word}"?', letters=odd, word=better)


def _named(letters: str) -> str:
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(letters))
