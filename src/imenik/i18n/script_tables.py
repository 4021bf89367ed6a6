"""What is known of scripts and their letters, from `locales/scripts.yml`, and transliteration by a table in it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

import yaml

from imenik.env.locations import LOCALES, config_file, site_locales

# Lookbehinds let a match begin only where a run begins; otherwise long runs would take quadratic time.
_ADDRESS_OR_CODE = re.compile(
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![^\s<>()])[^\s<>()]+@[^\s<>()]+"
    r"|(?s:(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
)
_MARKS_OF_ADDRESS_OR_CODE = ("://", "www.", "@", "`")


@dataclass(frozen=True, eq=False)
class Transliteration:
    """Makes texts from those in another script, by lower-case letters; `into` is the script that they become.

    A capital that does not become the capital of what the small letter becomes is among the letters too.
    """

    into: str
    letters: Mapping[str, str]

    def __call__(self, text: str) -> str:
        """`text` transliterated: њ is nj, Њ is Nj, or NJ in an upper-case word. Addresses and code stay as they are."""
        if text.isascii() or not self._any.search(text):
            return text
        if not any(mark in text for mark in _MARKS_OF_ADDRESS_OR_CODE):
            return self._transliterate(text)
        pieces, end = [], 0
        for kept in _ADDRESS_OR_CODE.finditer(text):
            pieces += [self._transliterate(text[end : kept.start()]), kept[0]]
            end = kept.end()
        return "".join([*pieces, self._transliterate(text[end:])])

    def _transliterate(self, text: str) -> str:
        return self._long_capitals.sub(self._several, text).translate(self._table)

    def _several(self, match: re.Match[str]) -> str:
        letters = self.letters[match[0].lower()]
        text, position = match.string, match.start()
        following, before = text[position + 1 : position + 2], text[max(position - 1, 0) : position]
        capitals = following.isupper() or (not following.isalpha() and before.isupper())
        return letters.upper() if capitals else letters.capitalize()

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return _any_of(self.letters)

    @cached_property
    def _long_capitals(self) -> re.Pattern[str]:
        """Capital letters that become several ones, whose case follows from the letters beside them."""
        return _any_of(capital for capital, letters in self._capitals.items() if len(letters) > 1)

    @cached_property
    def _table(self) -> dict[int, str]:
        return str.maketrans({**self._capitals, **self.letters})

    @property
    def _capitals(self) -> dict[str, str]:
        """The letters that have capitals, as such."""
        return {letter.upper(): letters.upper() for letter, letters in self.letters.items() if letter.upper() != letter}


@dataclass(frozen=True)
class ScriptTables:
    """The sections of `scripts.yml`, which explains them."""

    scripts: Mapping[str, str]
    look_alikes: Mapping[str, Mapping[str, str]]
    transliterations: Mapping[str, Transliteration]
    folds: Mapping[str, str]
    """With the letters of all transliterations, which are compared as what they become."""
    same: Mapping[str, str]
    digraphs: Mapping[str, str]
    ids: Mapping[str, str]
    mistaken_tags: Mapping[str, str]


def script_tables() -> ScriptTables:
    """The tables of the package and of the site; each text asks for them, so they are found by the working folder."""
    return _tables_in(os.getcwd())  # noqa: PTH109 - a Path would take longer than all the rest


def mistaken_tags() -> Mapping[str, str]:
    """Valid language tags that are mistakes here, with the right ones."""
    return script_tables().mistaken_tags


def site_tags() -> tuple[str, ...]:
    """The languages that the site chooses, or else all that the package and the site describe, for hints."""
    return _tags(config_file(), site_locales() / "languages.yml")


@cache
def _tags(config: Path, own: Path) -> tuple[str, ...]:
    described = tuple(dict.fromkeys(tag for file in (LOCALES / "languages.yml", own) for tag in _read(file)))
    extra = _read(config).get("extra") or {}
    chosen = (extra.get("imenik") or {}).get("languages") or ()
    return tuple(chosen) if chosen and all(tag in described for tag in chosen) else described


def read_tables(name: str, own: Path) -> dict[str, dict[str, Any]]:
    """The rows of a file of the package, and of the one of the same name in a site's own folder, which go before."""
    rows: dict[str, dict[str, Any]] = {}
    for folder in (LOCALES, own):
        for key, row in _read(folder / f"{name}.yml").items():
            rows[key] = {**rows.get(key, {}), **row}
    return rows


def _read(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    return dict(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) or {})  # noqa: S506 - only texts


@cache
def _tables_in(working_folder: str) -> ScriptTables:  # noqa: ARG001 - decides which site it is
    return _tables(site_locales())


@cache
def _tables(own: Path) -> ScriptTables:
    sections = read_tables("scripts", own)
    tables = {name: Transliteration(**row) for name, row in sections["transliterations"].items()}
    letters = {letter: into for table in tables.values() for letter, into in table.letters.items()}
    made = {letter: _folded(into, sections["folds"]) for letter, into in letters.items() if letter == letter.lower()}
    sections |= {"transliterations": tables, "folds": {**made, **sections["folds"]}}
    return ScriptTables(**sections)


def _folded(letters: str, folds: Mapping[str, str]) -> str:
    """Letters that others become, as they are compared: without marks."""
    return "".join(folds.get(part, part) for part in normalize("NFKD", letters) if category(part) != "Mn")


def _any_of(letters: Any) -> re.Pattern[str]:
    both = "".join(re.escape(letter + letter.upper()) for letter in letters)
    return re.compile(f"[{both}]" if both else r"(?!)")
