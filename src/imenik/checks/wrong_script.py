"""Ensure that a text is in the script of its language tag."""

from __future__ import annotations

from collections.abc import Sequence

from imenik.i18n.messages import Problem, Severity, say
from imenik.i18n.script import letters_in, patterns, script_of
from imenik.store.traversal import LocatedText

MAX_NAME_WORDS = 2


def check(located: LocatedText) -> Sequence[Problem]:
    """Texts in another script than that of their tag; names of one or two words may be in both."""
    if located.tag is None or not _is_wrong(located.text, located.tag):
        return ()
    message = say('the text is not in the script of "{tag}"', tag=located.tag)
    hint = say("put it under the language and script it is written in")
    return [located.origin.problem("wrong-script", message, hint, at=located.location, severity=Severity.WARNING)]


def _is_wrong(text: str, tag: str) -> bool:
    """Foreign words in the script that names have everywhere are right in any text, the others in few."""
    script, (usual, *others) = script_of(tag), patterns()
    if script == usual:
        foreign = 0 if text.isascii() else sum(len(letters_in(text, other)) for other in others)
        return foreign > len(letters_in(text, usual)) if foreign else False
    if script not in others or letters_in(text, script):
        return False
    return sum(1 for word in text.split() if letters_in(word, usual)) > MAX_NAME_WORDS
