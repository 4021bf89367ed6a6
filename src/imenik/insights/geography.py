"""How many organisations there are in each country and city. Drawing them on a map is done in `views/maps.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.insights.relations import Relations
from imenik.model import Organisation
from imenik.store.directory import Directory
from imenik.store.gazetteer import City, Gazetteer

SHADE_COUNT = 4
"""How many shades a map has for countries."""


@dataclass(frozen=True)
class Town:
    """A city and the organisations that are based there."""

    city: City
    name: Text
    organisations: Sequence[Organisation]


@dataclass(frozen=True)
class Geography:
    """The organisations of a directory by place."""

    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many organisations are based or active in a country, by its code."""
    towns: Mapping[str, Sequence[Town]] = field(default_factory=dict)
    """The cities of a country, by descending number of organisations."""
    city_of: Mapping[str, City] = field(default_factory=dict)
    """The city where an organisation is based, by its id, if the gazetteer knows it."""
    bounds: Sequence[int] = ()
    """The largest count of each shade; the darkest shade has no bound."""

    def shade(self, count: int) -> int:
        """The shade for a count; 1 is the lightest."""
        return 1 + sum(count > bound for bound in self.bounds)


def geography_of(directory: Directory, relations: Relations, gazetteer: Gazetteer) -> Geography:
    """The geography of a directory, in time proportional to its size."""
    counts = {code: relations.count_in(code) for code in {*relations.in_country, *relations.active_in}}
    city_of = {
        organisation.id: city
        for organisation in directory.organisations.values()
        if (city := _seat(organisation, gazetteer))
    }
    seated: defaultdict[City, list[Organisation]] = defaultdict(list)
    for organisation, city in city_of.items():
        seated[city].append(directory.organisations[organisation])
    return Geography(gazetteer, counts, _towns(seated), city_of, _bounds(max(counts.values(), default=0)))


def _seat(organisation: Organisation, gazetteer: Gazetteer) -> City | None:
    if not organisation.country or not organisation.city:
        return None
    return gazetteer.city(organisation.country, organisation.city.values())


def _towns(seated: Mapping[City, Sequence[Organisation]]) -> dict[str, list[Town]]:
    towns: defaultdict[str, list[Town]] = defaultdict(list)
    for city, organisations in sorted(seated.items(), key=lambda town: (-len(town[1]), town[0].name)):
        towns[city.country].append(Town(city, _name(city, organisations), organisations))
    return dict(towns)


def _name(city: City, organisations: Sequence[Organisation]) -> Text:
    """The translated name in the entries, or the only one; if they differ, the local name in the gazetteer."""
    given = dict.fromkeys(organisation.city for organisation in organisations if organisation.city)
    several = [name for name in given if name.translatable] or list(given)
    return several[0] if several[0].translatable or len(given) == 1 else Text({SAME_EVERYWHERE: city.name})


def _bounds(most: int) -> tuple[int, ...]:
    """Round numbers in roughly geometric progression: 2, 5, 10 for a maximum of 17."""
    shares = (most ** (shade / SHADE_COUNT) for shade in range(1, SHADE_COUNT))
    bounds = dict.fromkeys(_round_up(share) for share in shares)
    return tuple(bound for bound in bounds if bound < most)


def _round_up(number: float) -> int:
    """The next number in the sequence 1, 2, 5, 10, 20, 50, ..."""
    steps = (int(digit * 10**zeros) for zeros in range(9) for digit in (1, 2, 5))
    return next(step for step in steps if step >= number)
