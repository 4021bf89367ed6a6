"""How many organisations are where, by country and by city. Where that stands on a map is the matter of `maps`."""

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
"""How many shades countries have on a map."""


@dataclass(frozen=True)
class Town:
    """A city and the organisations that are seated there."""

    city: City
    name: Text
    organisations: Sequence[Organisation]


@dataclass(frozen=True)
class Geography:
    """The places of a directory; an empty one knows of none."""

    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many organisations are seated in a country or work there, by its code."""
    towns: Mapping[str, Sequence[Town]] = field(default_factory=dict)
    """The cities of a country, the one with most organisations first."""
    city_of: Mapping[str, City] = field(default_factory=dict)
    """The city that an organisation is seated in, by its id; one that the gazetteer does not know is missing."""
    bounds: Sequence[int] = ()
    """The most organisations that a country of each shade has; the last shade has no bound."""

    def shade(self, count: int) -> int:
        """The shade for a count; 1 is the lightest."""
        return 1 + sum(count > bound for bound in self.bounds)


def geography_of(directory: Directory, relations: Relations, gazetteer: Gazetteer) -> Geography:
    """The geography of a directory, in time proportional to its size."""
    counts = {code: relations.count_in(code) for code in {*relations.in_country, *relations.active_in}}
    city_of = {each.id: city for each in directory.organisations.values() if (city := _seat(each, gazetteer))}
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
    """What entries call it in several languages, or all of them alike; its local name where they differ."""
    given = dict.fromkeys(each.city for each in organisations if each.city)
    several = [name for name in given if name.translatable] or list(given)
    return several[0] if several[0].translatable or len(given) == 1 else Text({SAME_EVERYWHERE: city.name})


def _bounds(most: int) -> tuple[int, ...]:
    """Round numbers in even proportion: 2, 5, 10 where the most is 17."""
    shares = (most ** (shade / SHADE_COUNT) for shade in range(1, SHADE_COUNT))
    bounds = dict.fromkeys(_round_up(share) for share in shares)
    return tuple(bound for bound in bounds if bound < most)


def _round_up(number: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 and so on."""
    steps = (int(digit * 10**zeros) for zeros in range(9) for digit in (1, 2, 5))
    return next(step for step in steps if step >= number)
