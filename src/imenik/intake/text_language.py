"""Guesses the language of a text from its most common words, or says between which languages it cannot decide."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from imenik.i18n.script import fold
from imenik.store.word_lists import word_lists

_MIN_WORDS = 3
"""How many common words of a language a text needs at least."""
_LEAD = 1.5
"""How many times as many common words the language needs as any other one."""
_OWN_WORD = 3
"""What a word counts that closely related languages lack."""


def guess(text: str, among: str | None = None) -> tuple[str, ...]:
    """The languages that a text may be in: none if it is too short, one if it is clear, else several.

    `among` is the language of the table; it is what decides between several that are equally likely.
    """
    counts: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", fold(text)):
        counts.update(_speakers().get(word, ()))
    if not counts or max(counts.values()) < _MIN_WORDS:
        return ()
    most = max(counts.values())
    best = tuple(tag for tag, number in counts.items() if number == most)
    if len(best) > 1:
        return (among,) if among in best else best
    related = _related(best[0])
    rivals = [number for tag, number in counts.items() if tag not in related]
    return best if all(number * _LEAD <= most for number in rivals) else (*best, *_next(counts, best[0]))


def _related(tag: str) -> frozenset[str]:
    """A language and those from which single words tell it."""
    close = frozenset(word_lists("common-words")["own"])
    return close if tag in close else frozenset((tag,))


def _next(counts: Counter[str], best: str) -> tuple[str, ...]:
    return tuple(tag for tag, number in counts.most_common() if tag != best and number * _LEAD > counts[best])


@cache
def _speakers() -> dict[str, Counter[str]]:
    """The languages that have a word, with what it counts."""
    speakers: dict[str, Counter[str]] = {}
    for key, weight in (("common", 1), ("own", _OWN_WORD)):
        for tag, words in word_lists("common-words")[key].items():
            for word in words:
                speakers.setdefault(fold(word), Counter())[tag] += weight
    return speakers
