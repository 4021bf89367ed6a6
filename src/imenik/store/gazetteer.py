"""Coordinates of cities and countries, from the files in `geography/`, and cities by their names. Knows no records."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from imenik.env.memory import gc_disabled
from imenik.i18n.script import name_key, name_keys
from imenik.i18n.text import Text
from imenik.store.exonyms import FILE_NAME, Exonyms, load_exonyms, own_file

MapPoint = tuple[float, float]
"""A point on a map: right and down, in units of the map."""

MIN_SIMILARITY = 0.75
"""How similar two names must be, at least, for one to be a misspelling of the other."""


class City(NamedTuple):
    """A city by its local name, in degrees north and east."""

    country: str
    name: str
    latitude: float
    longitude: float


class Country(NamedTuple):
    """The centre of a country in degrees north and east, and its point on the inset, if it is shown there."""

    latitude: float
    longitude: float
    on_inset: MapPoint | None


@dataclass(frozen=True)
class Gazetteer:
    """Looks up cities by country and the normal form of a name, in any language."""

    cities: Mapping[tuple[str, str], City] = field(default_factory=dict)
    exonyms: Exonyms = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)
    """Every country with outlines, by its code."""

    def city(self, country: str, names: Iterable[str]) -> City | None:
        """The city that one of the `names` means (`Wien`, `Beč` and `Беч` are the same), or None."""
        return self._found(country, tuple(names))

    @cached_property
    def _found(self) -> Callable[[str, tuple[str, ...]], City | None]:
        """Keeps what was found: many entries are in the same city, and each is asked for in every language."""
        return cache(self._find)

    def _find(self, country: str, names: tuple[str, ...]) -> City | None:
        candidates = (name_key(part) for name in names for part in (name, *name.split("/")))
        return next((self.cities[country, key] for key in candidates if (country, key) in self.cities), None)

    def near(self, country: str, name: str) -> City | None:
        """The city with the most similar name in a country, assuming that the first letter is right."""
        key = name_key(name)
        known = self._by_letter.get((country, key[:1]), ())
        closest = difflib.get_close_matches(key, known, n=1, cutoff=MIN_SIMILARITY)
        return self.cities[country, closest[0]] if closest else None

    @cached_property
    def _by_letter(self) -> Mapping[tuple[str, str], Sequence[str]]:
        names: dict[tuple[str, str], list[str]] = {}
        for country, key in self.cities:
            names.setdefault((country, key[:1]), []).append(key)
        return names

    def names_of(self, country: str, name: Text) -> tuple[str, ...]:
        """All names of a city, in no particular order; empty if only the local one is known."""
        city = self.city(country, name.values())
        names = self.exonyms.get((country, city.name)) if city else None
        return (city.name, *names.all()) if city and names else ()

    def text_of(self, country: str, name: Text, tags: Iterable[str]) -> Text:
        """The name of a city in some languages, if exonyms are known; what an entry says itself in a language stays."""
        city = self.city(country, name.values())
        names = self.exonyms.get((country, city.name)) if city else None
        if not city or not names:
            return name
        own = name.texts if name.translatable else {}
        return Text({tag: names.by_language.get(tag, city.name) for tag in tags} | dict(own))


def load_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer in `folder` with the site's own names, read once; LanguageFileError if those are wrong."""
    return _load(folder, own_file())


@cache
def _load(folder: Path, own: Path) -> Gazetteer:
    with gc_disabled():
        cities = dict(_cities((folder / "cities.tsv").read_text(encoding="utf-8")))
    local_names = {key: city.name for key, city in cities.items()}
    exonyms = load_exonyms(folder / FILE_NAME, own, local_names)
    for (country, local), names in exonyms.items():
        city = cities[country, name_key(local)]
        cities.update({(country, key): city for name in names.all() for key in name_keys(name)})
    return Gazetteer(cities, exonyms, dict(_countries((folder / "countries.tsv").read_text(encoding="utf-8"))))


def _cities(table: str) -> Iterator[tuple[tuple[str, str], City]]:
    for line in table.splitlines():
        country, name, latitude, longitude = line.split("\t")
        city = City(country, name, float(latitude), float(longitude))
        for key in name_keys(name):
            yield (country, key), city


def _countries(table: str) -> Iterator[tuple[str, Country]]:
    for line in table.splitlines():
        code, latitude, longitude, right, down = line.split("\t")
        yield code, Country(float(latitude), float(longitude), (float(right), float(down)) if right else None)
