"""Choices that the form offers by name: countries, languages, time zones, home places.

`assets/form/choices/<language>.json` holds pairs of a value and its name, in alphabetical order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from imenik.i18n.codes import countries, country_of_zone, timezones, two_letter_languages
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
        text = json.dumps(choices, ensure_ascii=False, separators=(",", ":"))
        yield f"assets/form/choices/{tag}.json", text.encode()


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
