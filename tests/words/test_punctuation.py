"""Punctuation: each language has its own marks, in the catalogues, on the pages and in the entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.words.texts import TAGS, TRANSLATED, Read, texts

QUOTES = {"en": "“”", "hr": "„”", "bs": "„“", "sr-Cyrl": "„“", "de": "„“"}
ANY_QUOTE = '„“”«»‚‘"'
FAULTS = re.compile(
    r"(?P<two_spaces>(?<=\S)  +(?=\S))|(?P<space_before> [,;:?)”](?=\s|$)|(?<=\w) \.(?=\s|$))|(?P<space_after>[(„] )"
    r"|(?P<dots>\.\.)|(?P<hyphen_for_dash>(?<=\S) - )|(?P<long_dash>—)|(?P<twice>[,;:]{2})"
)  # fmt: skip
NUMBER = {"en": r"\d\.\d{3}\b(?!\.)"} | dict.fromkeys(TRANSLATED, r"\d,\d{3}\b")
"""A number whose thousands are marked as in another language."""


def _running(tag: str) -> Iterator[tuple[Read, str]]:
    for read in texts(tag):
        for line in read.words.split("\n"):
            yield read, line.strip()


@pytest.mark.parametrize("tag", TAGS)
def test_quotation_marks_are_those_of_the_language(tag: str) -> None:
    """And each that opens closes. English messages also go to terminals, with the marks of a keyboard."""
    wrong = set(ANY_QUOTE) - set(QUOTES[tag])
    found = []
    for read in texts(tag):
        marks = "".join(mark for mark in read.words if mark in ANY_QUOTE)
        if tag == "en" and read.sort == "message":
            marks = marks.replace('"', "")
        if set(marks) & wrong or marks.replace(QUOTES[tag], ""):
            found.append((read.place, marks))
    assert found == []


@pytest.mark.parametrize("tag", TAGS)
def test_spaces_dashes_and_dots_are_set_as_in_print(tag: str) -> None:
    found = [(read.place, match.lastgroup, line) for read, line in _running(tag) for match in FAULTS.finditer(line)]
    assert found == []


@pytest.mark.parametrize("tag", TAGS)
def test_thousands_are_marked_as_in_the_language(tag: str) -> None:
    assert [(read.place, line) for read, line in _running(tag) if re.search(NUMBER[tag], line)] == []
