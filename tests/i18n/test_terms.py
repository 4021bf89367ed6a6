"""Terms: the words of `locales/TERMS.md` that a language avoids, and English that reads like a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from babel.messages.pofile import read_po

from imenik.env.locations import LOCALES
from tests.paths import ROOT

TERMS = (LOCALES / "TERMS.md").read_text("utf-8")
TRANSLATED = ("bs", "hr", "sr-Cyrl", "de")
LIKE_A_TRANSLATION = (
    "^Its ", "stands?", "mends?", "put right", "known here", "the most is", "is no (value|address)", "of which it",
    "ran out", "who (uses|speaks)", "take(n)? away",
)  # fmt: skip
"""Patterns of English that no native writes in an interface."""


@cache
def _avoided() -> Mapping[str, list[str]]:
    """The words to avoid, by language."""
    rows = re.findall(r"(?m)^\| (\S+) \| (.+) \|$", TERMS.partition("## Words to avoid")[2])
    return {tag: words.split(", ") for tag, words in rows if tag in ("en", *TRANSLATED)}


def _texts(tag: str) -> Iterator[tuple[str, str]]:
    """The messages of a language and its hand-written pages for visitors, each with where it is."""
    with (LOCALES / f"{'de' if tag == 'en' else tag}.po").open("rb") as file:
        for message in (message for message in read_po(file) if message.id):
            said = message.id if tag == "en" else message.string
            for text in [said] if isinstance(said, str) else said or ():
                yield str(message.id), text
    for page in sorted((ROOT / "docs" / tag).glob("*.md")):
        text = page.read_text("utf-8")
        if "search: false" not in text.partition("\n---")[0]:  # those are for developers
            yield page.name, text


@pytest.mark.parametrize("tag", ["en", *TRANSLATED])
def test_words_to_avoid_are_avoided(tag: str) -> None:
    words = _avoided()[tag]
    assert len(words) > 10
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    assert [(place, match[0]) for place, text in _texts(tag) for match in pattern.finditer(text)] == []


def test_english_does_not_read_like_a_translation() -> None:
    pattern = re.compile("|".join(each if each.startswith("^") else rf"\b{each}\b" for each in LIKE_A_TRANSLATION))
    assert [(place, match[0]) for place, text in _texts("en") for match in pattern.finditer(text)] == []


def test_a_term_has_a_word_in_each_language() -> None:
    table = TERMS.partition("## Words to avoid")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    assert len(rows) > 40
    assert [row for row in rows if len(row) != 1 + len(TRANSLATED)] == []
