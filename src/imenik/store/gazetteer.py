"""Where cities and countries lie and what cities are called: the files in `geography/`. No record is known here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, TypeAdapter

from imenik.env import no_collection
from imenik.i18n.script import fold
from imenik.i18n.text import Text
from imenik.model import Part
from imenik.store.yaml_reader import parse_yaml

MapPoint = tuple[float, float]
"""A place on a map: right and down, in units of the map."""

MIN_SIMILARITY = 0.75
"""How alike two names are, at least, of which one may be the other with a slip."""


class City(NamedTuple):
    """A city by its local name, in degrees north and east."""

    country: str
    name: str
    latitude: float
    longitude: float


class Country(NamedTuple):
    """Where the middle of a country is, in degrees north and east; and where on the inset, if it is there at all."""

    latitude: float
    longitude: float
    on_inset: MapPoint | None


class CityNames(Part):
    """The other names of a city, one line of `exonyms.yml`; that file explains the keys."""

    bs: str = ""
    hr: str = ""
    sr_cyrl: str = Field("", alias="sr-Cyrl")
    en: str = ""
    de: str = ""
    also: tuple[str, ...] = ()

    def all(self) -> Iterable[str]:
        """Every name once."""
        return dict.fromkeys(name for name in (*dict(self.by_language()).values(), *self.also) if name)

    def by_language(self) -> Iterable[tuple[str, str]]:
        """The name in each language by its tag; an empty one is as the local one."""
        return (("bs", self.bs), ("hr", self.hr), ("sr-Cyrl", self.sr_cyrl), ("en", self.en), ("de", self.de))


Exonyms = Mapping[tuple[str, str], CityNames]
"""By country and local name."""


@dataclass(frozen=True)
class Gazetteer:
    """Looks up cities by country and folded name, in any language; an empty one knows no city."""

    cities: Mapping[tuple[str, str], City] = field(default_factory=dict)
    exonyms: Exonyms = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)
    """Every country by its code, but for the Antarctic."""

    def city(self, country: str, names: Iterable[str]) -> City | None:
        """The first city that one of the `names` means: `Wien`, `Beč` and `Беч` are one; None where none is known."""
        candidates = (key for name in names for key in _spellings(name))
        return next((self.cities[country, key] for key in candidates if (country, key) in self.cities), None)

    def near(self, country: str, name: str) -> City | None:
        """The city of a country that is called nearly so; the first letter is taken to be right."""
        folded = fold(name)
        known = self._by_letter.get((country, folded[:1]), ())
        found = difflib.get_close_matches(folded, known, n=1, cutoff=MIN_SIMILARITY)
        return self.cities[country, found[0]] if found else None

    @cached_property
    def _by_letter(self) -> Mapping[tuple[str, str], Sequence[str]]:
        names: dict[tuple[str, str], list[str]] = {}
        for country, folded in self.cities:
            names.setdefault((country, folded[:1]), []).append(folded)
        return names

    def names_of(self, country: str, name: Text) -> tuple[str, ...]:
        """All names of a city, in no language's order; empty where no others are known."""
        city = self.city(country, name.values())
        names = self.exonyms.get((country, city.name)) if city else None
        return (city.name, *names.all()) if city and names else ()

    def text_of(self, country: str, name: Text) -> Text:
        """What a city is called in each language, where an entry has one name for all and another is known."""
        city = None if name.translatable else self.city(country, name.values())
        names = self.exonyms.get((country, city.name)) if city else None
        return Text({tag: each or city.name for tag, each in names.by_language()}) if city and names else name


def load_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer of `folder`."""
    with no_collection():
        cities = dict(_cities((folder / "cities.tsv").read_text(encoding="utf-8")))
    exonyms = load_exonyms(folder)
    for (country, local), others in exonyms.items():
        for key in map(fold, others.all()):
            cities[country, key] = cities[country, fold(local)]
    return Gazetteer(cities, exonyms, dict(_countries((folder / "countries.tsv").read_text(encoding="utf-8"))))


def _cities(table: str) -> Iterator[tuple[tuple[str, str], City]]:
    for line in table.splitlines():
        country, name, latitude, longitude = line.split("\t")
        yield (country, fold(name)), City(country, name, float(latitude), float(longitude))


def _countries(table: str) -> Iterator[tuple[str, Country]]:
    for line in table.splitlines():
        code, latitude, longitude, right, down = line.split("\t")
        yield code, Country(float(latitude), float(longitude), (float(right), float(down)) if right else None)


def load_exonyms(folder: Path) -> Exonyms:
    """The file `exonyms.yml` of `folder`."""
    tree = parse_yaml((folder / "exonyms.yml").read_text(encoding="utf-8")).value
    by_country = TypeAdapter(dict[str, dict[str, CityNames]]).validate_python(tree)
    return {(country, name): names for country, cities in by_country.items() for name, names in cities.items()}


def _spellings(name: str) -> Iterable[str]:
    """The folded ways to look for a name: as it is, each of two official ones, `Muenchen` for `München`."""
    for each in dict.fromkeys((name, *name.split("/"))):
        folded = fold(each).strip()
        yield folded
        yield folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
