"""Nothing in the program names a country, a people, a language, a place, or the site of this checkout.

The words come from data: the site's settings and vocabulary, the gazetteer, the languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from mkdocs.config import load_config

from imenik.env.locations import GEOGRAPHY, LOCALES, PACKAGE, RESOURCES
from imenik.i18n.codes import countries
from imenik.site.options import options_of
from imenik.store.exonyms import FILE_NAME, load_exonyms
from imenik.store.languages import load_languages
from imenik.store.yaml_reader import parse_value
from tests.factories import real_directory
from tests.paths import CONFIG, ROOT

ENGLISH = Locale("en")
SOURCES = sorted(
    path
    for folder in (PACKAGE, ROOT / "hooks")
    for suffix in ("py", "html", "xml", "txt", "js", "css")
    for path in folder.rglob(f"*.{suffix}")
    if "__pycache__" not in path.parts
)
MIN_LENGTH = 4
"""Shorter names are also words: Ada, Bar, Man."""
ORDINARY = {"City", "Most", "Sent", "United", "States", "Republic", "North", "South", "Public", "Town", "Home"}
"""English words that are parts of names."""
EXCEPTIONS: Mapping[str, set[str]] = {
    # One code as an example of codes.
    "model/values.py": {"Sweden"},
    "resources/theme/assets/js/form/values.js": {"Sweden"},
}
"""What may be named where; each with its reason."""


@cache
def names() -> frozenset[str]:
    """Words of names, in English and as they are written where they are from."""
    directory, languages = real_directory(), load_languages(LOCALES).values()
    description = options_of(load_config(str(CONFIG)).extra).description
    texts = [
        *(ENGLISH.territories.get(code, "") for code in countries()),
        *(name for place in directory.places.values() for name in place.label.values()),
        *(name for known in load_exonyms(GEOGRAPHY / FILE_NAME).values() for name in known.all()),
        *(ENGLISH.languages[each.locale.language] for each in languages if not each.row.source),
        *(each.name for each in languages if not each.row.source),
        *(description.values() if description else ()),
    ]
    words = {word for text in texts for word in re.findall(r"\w+", text)} - ORDINARY
    return frozenset(word for word in words if len(word) >= MIN_LENGTH and word[0].isupper())


@cache
def own_words() -> re.Pattern[str]:
    """What only this site says, in small letters: its community, and its own kinds of places and clusters."""
    words = {word for word in re.findall(r"\w+", _description("en")) if word.islower() and word not in _usual()}
    usual = parse_value((RESOURCES / "vocabulary" / "place-kinds.yml").read_text("utf-8"))
    assert isinstance(usual, dict)
    assert isinstance(usual["terms"], dict)
    words |= real_directory().place_kinds.keys() - usual["terms"].keys() - {"entity"}  # also one of HTML
    return re.compile(rf"\b({'|'.join(sorted(words))})s?\b", re.IGNORECASE)


def _description(tag: str) -> str:
    description = options_of(load_config(str(CONFIG)).extra).description
    return description[tag] if description else ""


def _usual() -> set[str]:
    return {"a", "and", "directory", "its", "neighbours", "of", "public", "the"}


def found_in(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    allowed = EXCEPTIONS.get(path.relative_to(PACKAGE).as_posix(), set()) if path.is_relative_to(PACKAGE) else set()
    yield from (word for word in re.findall(r"\w+", text) if word in names() and word not in allowed)
    yield from own_words().findall(text)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_source_names_nobody(path: Path) -> None:
    """Python, templates, scripts, styles, and the English messages in them."""
    assert sorted(set(found_in(path))) == []


def test_the_words_are_those_of_this_site() -> None:
    """An empty list would find nothing."""
    assert {"Bosnia", "Sarajevo", "Kosovo", "Serbian", "Sweden"} <= names()
    assert own_words().findall("the diaspora of a canton") == ["diaspora", "canton"]
