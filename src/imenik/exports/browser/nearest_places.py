"""What the scripts need to name the nearest entries where a question finds none, fetched only then.

`find/nearest/<language>.json` holds the countries, towns and home places of the directory with their numbers of
organisations, `find/towns/<letter>.json` the towns of the world whose folded names begin with a letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from imenik.exports.json_files import encoded
from imenik.store.gazetteer import Gazetteer
from imenik.views.edition import Edition, Editions

Json = dict[str, Any]

Degrees = tuple[float, float]
"""Degrees north and east, precise to about a kilometre."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """The towns of each letter, then the places of the directory in each language."""
    gazetteer = next(iter(editions.values())).insights.geography.gazetteer
    for letter, towns in _towns_by_letter(gazetteer).items():
        yield f"find/towns/{letter}.json", encoded(towns)
    for tag, edition in editions.items():
        yield f"find/nearest/{tag}.json", encoded(_nearest(edition))


def _towns_by_letter(gazetteer: Gazetteer) -> Mapping[str, Json]:
    """For each first letter, the towns of each country: points by folded name."""
    letters: defaultdict[str, defaultdict[str, dict[str, Degrees]]] = defaultdict(lambda: defaultdict(dict))
    for (country, folded), city in sorted(gazetteer.cities.items()):
        if "a" <= folded[:1] <= "z":
            letters[folded[0]][country][folded] = _rounded(city.latitude, city.longitude)
    return letters


def _nearest(edition: Edition) -> Json:
    counts = edition.insights.geography.counts
    return {
        "countries": {code: [edition.wording.country(code), number] for code, number in sorted(counts.items())},
        "towns": list(_towns(edition)),
        "places": list(_places(edition)),
    }


def _towns(edition: Edition) -> Iterator[list[object]]:
    for country, towns in sorted(edition.insights.geography.towns.items()):
        for city, name, organisations in ((town.city, town.name, town.organisations) for town in towns):
            point = _rounded(city.latitude, city.longitude)
            yield [edition.plain(edition.city(country, name)), country, *point, len(organisations)]


def _places(edition: Edition) -> Iterator[list[object]]:
    linked = edition.insights.relations.linked_to_place
    for place in edition.insights.directory.places.values():
        if place.coordinates:
            point = _rounded(place.coordinates.lat, place.coordinates.lon)
            yield [place.id, edition.plain(place.label), *point, len(linked.get(place.id, ()))]


def _rounded(latitude: float, longitude: float) -> Degrees:
    return round(latitude, 2), round(longitude, 2)
