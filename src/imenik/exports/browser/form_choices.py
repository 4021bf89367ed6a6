"""Choices that the form offers by name: countries, languages, time zones, home places.

`assets/form/choices/<language>.json` holds pairs of a value and its name, in alphabetical order; `names` says what else
means a country or a language, in normal form (`name_key`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imenik.exports.json_files import encoded
from imenik.i18n.codes import countries, country_of_zone, timezones, two_letter_languages
from imenik.i18n.names import keys_of_countries
from imenik.i18n.script import name_keys
from imenik.views.edition import Edition, Editions


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """One file for each language."""
    for tag, edition in editions.items():
        tags = dict.fromkeys([*edition.languages, *sorted(two_letter_languages())])
        choices = {
            "countries": _in_order(edition, ((code, edition.wording.country(code)) for code in sorted(countries()))),
            "languages": _in_order(edition, ((language, edition.wording.language_name(language)) for language in tags)),
            "timezones": _in_order(edition, _zones(edition)),
            "places": _in_order(edition, _places(edition)),
        }
        yield f"assets/form/choices/{tag}.json", encoded(choices)


def names(editions: Editions) -> dict[str, dict[str, tuple[str, str, str]]]:
    """Longer codes, names, and what may mean something else too, each separated by tabs."""
    tags = sorted({*editions, *two_letter_languages()})
    spoken = {tag: [edition.wording.language_name(tag) for edition in editions.values()] for tag in tags}
    return {
        "countries": {
            code: ("\t".join(codes), "\t".join(keys), "\t".join(asked))
            for code, (codes, keys, asked) in keys_of_countries().items()
        },
        "languages": {tag: ("", _keys(names), "") for tag, names in spoken.items()},
    }


def _keys(names: Iterable[str]) -> str:
    return "\t".join(dict.fromkeys(key for name in names for key in sorted(name_keys(name))))


def _zones(edition: Edition) -> Iterator[tuple[str, str]]:
    """Time zones by city and country; zones without a country, such as old aliases, by their id."""
    countries_of = country_of_zone()
    for name in sorted(timezones()):
        country = countries_of.get(name)
        yield name, f"{edition.wording.timezone(name)} ({edition.wording.country(country)})" if country else name


def _places(edition: Edition) -> Iterator[tuple[str, str]]:
    """Home places, each with the place that it is part of, since names can be ambiguous."""
    places = edition.insights.directory.places
    for key, place in places.items():
        parent = places.get(place.parent or "")
        name = edition.plain(place.label)
        yield key, f"{name} ({edition.plain(parent.label)})" if parent else name


def _in_order(edition: Edition, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return edition.wording.in_order(list(pairs), lambda pair: pair[1])
