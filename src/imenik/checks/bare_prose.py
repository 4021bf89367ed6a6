"""Ensure that a sentence says its language: without a tag it would count as the same in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imenik.i18n.messages import Location, Problem, Severity, say
from imenik.store.traversal import LocatedText

PROSE = frozenset(("about", "audience", "decisions", "how_to_join", "note", "reason", "role", "summary", "text"))
"""Fields that describe something. Names and titles may be the same in every language."""
MIN_WORDS = 3
"""So many words in small letters make a text prose."""
WORD = re.compile(r"(?<![\w./@:-])[^\W\d_]{2,}(?![\w@/:]|[.-]\w)")
"""A word that is no part of an address."""


def check(located: LocatedText) -> Sequence[Problem]:
    """Descriptions and titles of sources that are prose and have no language."""
    if located.tag is not None or not _describes(located.location) or not is_prose(located.text):
        return ()
    message = say("this text does not say which language it is in")
    hint = say("write it under the tag of its language")
    return [located.origin.problem("missing-language", message, hint, at=located.location, severity=Severity.WARNING)]


def is_prose(text: str) -> bool:
    """Whether a text has several words that are not written like names or abbreviations."""
    words: list[str] = WORD.findall(text)
    return sum(word == word.lower() for word in words) >= MIN_WORDS


def _describes(location: Location) -> bool:
    *_, before, last = (None, *(step for step in location if isinstance(step, str)))
    return last in PROSE or (before, last) == ("sources", "title")
