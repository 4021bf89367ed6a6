"""Ensure that a text is in the script of its language tag."""

from __future__ import annotations

from collections.abc import Sequence

from imenik.i18n.messages import Message, Problem, Severity, say
from imenik.i18n.script import cyrillic_letters, has_cyrillic, latin_letters
from imenik.store.traversal import LocatedText

LATIN_LANGUAGES = {"hr", "en", "de"}  # Bosnian is written in both.
MAX_NAME_WORDS = 2


def check(located: LocatedText) -> Sequence[Problem]:
    """Texts in another script than that of their tag; names of one or two words may be in both."""
    message = _wrong(located.text, located.tag) if located.tag else None
    if message is None:
        return ()
    hint = say("put it under the language and script it is written in")
    return [located.origin.problem("wrong-script", message, hint, at=located.location, severity=Severity.WARNING)]


def _wrong(text: str, tag: str) -> Message | None:
    in_latin = tag.partition("-")[0] in LATIN_LANGUAGES or "-Latn" in tag
    if "-Cyrl" in tag and not has_cyrillic(text) and _latin_words(text) > MAX_NAME_WORDS:
        return say('the text is in Latin script, "{tag}" in Cyrillic', tag=tag)
    if in_latin and has_cyrillic(text) and len(cyrillic_letters(text)) > len(latin_letters(text)):
        return say('the text is in Cyrillic script, "{tag}" in Latin', tag=tag)
    return None


def _latin_words(text: str) -> int:
    return sum(1 for word in text.split() if latin_letters(word))
