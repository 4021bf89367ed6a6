"""What people call countries, and which country they mean: one table for tables, forms, issues, searches and checks.

The names are those of CLDR in the languages that the program and the site describe, and those of `countries.yml`. They
are compared by their own normal form (`name_key`), never by that of a search, codes exactly. What is unclear decides
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from imenik.env.locations import site_locales
from imenik.i18n.codes import countries
from imenik.i18n.messages import Message, closest, say
from imenik.i18n.script import name_key, name_keys
from imenik.i18n.script_tables import read_tables, script_tables

MIN_LENGTH, MIN_SIMILARITY = 4, 0.75
"""Letters of a text that is taken for a misspelled name, and how like the name it is."""
_IN_BRACKETS = re.compile(r"\s*\([^)]+\)")


@dataclass(frozen=True)
class CountryNames:
    """What means a country, and what may mean it and something else (`asked`); `countries.yml` explains the kinds."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    formal: tuple[str, ...]
    people: tuple[str, ...]
    asked: tuple[str, ...]


def country_meant(text: str) -> str | None:
    """The country that a code or a name means; None if it means none, or may mean several."""
    codes, others = _meanings(text)
    return codes[0] if len(codes) == 1 and not others.difference(codes) else None


def countries_suggested(text: str) -> list[str]:
    """The countries that an unclear text may mean, else that of the name most like it."""
    codes, others = _meanings(text)
    if codes or others:
        return list(dict.fromkeys([*codes, *sorted(others)]))
    key, known = name_key(text), _lookup(site_locales()).by_key
    near = closest(key, known, MIN_SIMILARITY) if len(key) >= MIN_LENGTH else None
    return list(known[near]) if near else []


def country_hint(text: str) -> Message | None:
    """A hint with the codes that an unclear text may mean."""
    codes = countries_suggested(text)
    if len(codes) > 1:
        return say("did you mean one of these: {words}?", words=", ".join(codes))
    return say('did you mean "{word}"?', word=codes[0]) if codes else None


def names_of_countries() -> Mapping[str, CountryNames]:
    """What means each country."""
    return _lookup(site_locales()).countries


def keys_of_countries() -> Mapping[str, tuple[list[str], list[str], list[str]]]:
    """By country: the longer codes, the normal forms that mean it, and those that may mean it."""
    lookup = _lookup(site_locales())
    keys: dict[str, tuple[list[str], list[str], list[str]]]
    keys = {code: ([*row.codes[1:]], [], []) for code, row in lookup.countries.items()}
    for number, table in ((1, lookup.by_key), (2, lookup.asked)):
        for key, codes in table.items():
            for code in codes:
                keys[code][number].append(key)
    return {code: (codes, sorted(means), sorted(may_mean)) for code, (codes, means, may_mean) in keys.items()}


# The table, made once


@dataclass(frozen=True)
class _Lookup:
    countries: Mapping[str, CountryNames]
    by_code: Mapping[str, str]
    by_key: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, tuple[str, ...]]


def _meanings(text: str) -> tuple[tuple[str, ...], set[str]]:
    """The countries that a text means, and those that it may mean."""
    lookup, key = _lookup(site_locales()), name_key(text)
    code = lookup.by_code.get(text.strip().upper(), "")
    codes = dict.fromkeys([*([code] if code else []), *lookup.by_key.get(key, ())])
    return tuple(codes), set(lookup.asked.get(key, ()))


@cache
def _lookup(own: Path) -> _Lookup:
    languages, more = read_tables("languages", own), read_tables("countries", own)
    aliases = _longer_codes()
    table: dict[str, CountryNames] = {}
    for code in sorted(countries()):
        row = more.get(code, {})
        names = dict.fromkeys([*_usual_names(code, languages), *row.get("also", ())])
        codes = (code, *aliases.get(code, ()))
        others = (tuple(row.get(kind, ())) for kind in ("formal", "people", "asked"))
        table[code] = CountryNames(codes, tuple(names), *others)
    return _Lookup(
        table,
        {each: code for code, row in table.items() for each in row.codes},
        _by_key((code, map(_shortened, row.names)) for code, row in table.items())
        | _by_key((code, [*row.names, *row.formal, *row.people]) for code, row in table.items()),
        _by_key((code, row.asked) for code, row in table.items()),
    )


def _usual_names(code: str, languages: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What CLDR and the rows of the languages call a country."""
    names: dict[str, None] = {}
    for row in languages.values():
        territories = (locale.territories for locale in _locales(row["babel"]))
        names |= dict.fromkeys(str(each[code]) for each in territories if code in each)  # CLDR lacks some in some
        names |= dict.fromkeys(each for each in (row.get("countries", {}).get(code),) if each)
        if own := languages.get(row.get("derived", ""), {}).get("countries", {}).get(code):
            names[script_tables().transliterations[row["table"]](own)] = None
    return [*names]


def _shortened(name: str) -> str:
    """A name without what is in brackets; the whole name of another country goes before it."""
    return _IN_BRACKETS.sub("", name)


@cache
def _locales(name: str) -> tuple[Locale, ...]:
    """A locale and the one of its language anywhere: names in one country differ from those in another."""
    locale = Locale.parse(name)
    return locale, Locale(locale.language, script=locale.script)


@cache
def _longer_codes() -> Mapping[str, list[str]]:
    """The codes of three letters or figures (ISO 3166-1) by those of two (CLDR)."""
    longer: dict[str, list[str]] = {}
    for alias, codes in sorted(get_global("territory_aliases").items()):
        if len(alias) == 3 and len(codes) == 1:
            longer.setdefault(codes[0], []).append(alias)
    return longer


def _by_key(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """The countries by the normal forms of names."""
    codes: dict[str, list[str]] = {}
    for code, key in dict.fromkeys(_keyed(rows)):
        codes.setdefault(key, []).append(code)
    return {key: tuple(each) for key, each in codes.items()}


def _keyed(rows: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, str]]:
    for code, names in rows:
        yield from ((code, key) for name in names for key in name_keys(name) if key)
