"""Terms: the words of `locales/TERMS.md` that a language avoids, and English that reads like a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.paths import ROOT
from tests.words.texts import TAGS, TRANSLATED, texts

TERMS, _, _AVOIDED = (ROOT / "locales" / "TERMS.md").read_text("utf-8").partition("## Words to avoid\n")
EVERYWHERE, _, IN_ENTRIES = _AVOIDED.partition("## Words to avoid in entries\n")

LIKE_A_TRANSLATION = (
    "stands?", "mends?", "put right", "known here", "the most is", "is no (value|address)", "of which it",
    "ran out", "who (uses|speaks)", "take(n)? away", "looks for", "cares for", "keeps up", "tends the", "seated",
    "yearly", "nothing is known of", "how (it|they) stands?", "under the lead of", "wants to (be|link|unite|renew)",
    "[Uu]mbrella (of|in)", "networks (people|entrepreneurs)", "bears no", "for money", "small letters from",
)  # fmt: skip
"""Patterns of English that no native writes in a directory."""


def _quoted(tag: str) -> re.Pattern[str]:
    """What stands in quotation marks: a name, or what a source says, in its own words."""
    return re.compile(r"“[^”]*”" if tag == "en" else r"„[^“”]*[“”]")


def _pattern(table: str, tag: str) -> re.Pattern[str]:
    """The words of a language in a table; an asterisk is any end that a word may have."""
    words = re.search(rf"(?m)^\| {re.escape(tag)} \| (.+) \|$", table)
    assert words
    any_of = words[1].replace(", ", "|").replace("*", r"\w*")
    return re.compile(rf"(?<!\w)({any_of})(?!\w)", re.IGNORECASE)


def _found(pattern: re.Pattern[str], tag: str, *sorts: str) -> Iterator[tuple[str, str]]:
    for read in texts(tag):
        if read.sort in sorts:
            said = _quoted(tag).sub("", read.words) if read.sort == "entry" else read.words
            yield from ((read.place, match[0]) for match in pattern.finditer(said))


@pytest.mark.parametrize("tag", TAGS)
def test_words_to_avoid_are_avoided(tag: str) -> None:
    assert list(_found(_pattern(EVERYWHERE, tag), tag, "message", "page")) == []
    assert list(_found(_pattern(IN_ENTRIES, tag), tag, "entry")) == []


def test_english_does_not_read_like_a_translation() -> None:
    pattern = re.compile(rf"({'|'.join(LIKE_A_TRANSLATION)})")
    assert list(_found(pattern, "en", "message", "page", "entry")) == []
    assert list(_found(re.compile("^Its "), "en", "message")) == []


def test_a_term_has_a_word_in_each_language() -> None:
    rows = [line.strip("| ").split(" | ") for line in TERMS.splitlines() if line.startswith("| ")]
    assert len(rows) > 40
    assert [row for row in rows if len(row) != 1 + len(TRANSLATED)] == []
