"""Messages: what their translations share with the English, and what they quote."""

from __future__ import annotations

import re

import pytest

from tests.words.texts import TRANSLATED, Read, texts

ENDS = ".:?…"
ORDINALS = (
    "Before {year}",
    "every month on day {day}",
    "on day {day} of the month",
    "write a year from {first} to {last}",
    "28.2.2014",
)
"""How messages end that in some languages end in an ordinal, which has a dot."""
IMPERATIVE = re.compile(r"(?:^|[,;:] |\b(?:oder|und) )[\w-]+(?:en|ern|eln) Sie\b")


def _messages(tag: str) -> list[Read]:
    return [read for read in texts(tag) if read.sort == "message"]


def _end(text: str) -> str:
    return text[-1] if text[-1] in ENDS else ""


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_ends_as_the_english(tag: str) -> None:
    messages = [read for read in _messages(tag) if not read.place.endswith(ORDINALS)]
    assert [(read.place, read.text) for read in messages if _end(read.text) != _end(read.place)] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_sentence_begins_with_a_capital(tag: str) -> None:
    """Also where a site's own word for the directory, or the program's, is its first."""
    after_a_stop = re.compile(r"(?<=\w\w)(?<!npr|нпр)[.?!] ([^\W\d_])")
    found = []
    for read in _messages(tag):
        initials = after_a_stop.findall(read.words) + [read.words[0]] * read.place[0].isupper()
        found += [read.text for initial in initials if initial.islower()]
    assert found == []


def test_german_hints_are_in_the_infinitive() -> None:
    hints = [read for read in _messages("de") if read.place[0].islower() and not read.place.endswith(".")]
    assert [(read.place, read.text) for read in hints if IMPERATIVE.search(read.text)] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_what_a_message_quotes_is_what_the_site_shows(tag: str) -> None:
    """A page or a button by its own name; or what the English quotes too, such as GitHub's words."""
    shown = {read.text.casefold() for read in texts(tag) if read.sort != "entry"}
    found = [
        (read.place, quoted)
        for read in _messages(tag)
        for quoted in re.findall(r"„([^“”{]+)[“”]", read.text)
        if quoted not in read.place and quoted.casefold() not in shown
    ]
    assert found == []
