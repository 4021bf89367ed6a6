"""What is special on a map of one edition: countries, cities, numbers, where they stand. No outlines are here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import dist, sqrt

from imenik.insights.geography import Geography, Town
from imenik.store.gazetteer import City, MapPoint
from imenik.views.edition import Edition
from imenik.views.projection import EUROPE, WORLD, Frame

SMALLEST, LARGEST = 8.0, 52.0
"""The radius of the circle of one organisation, and of the largest circle, in units of a map."""
NUMBER = 15.0
"""The radius of the room that a number takes."""
AWAY = (0.0, 16.0, 30.0, 44.0)
AROUND = ((0, -1), (0, 1), (1, 0), (-1, 0), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))
"""How far from the middle of its country a number may stand, and in which direction."""
CITIES = 30
"""How many cities of a country its small map shows."""
WINDOW = {"europe": (800, 600), "world": (760, 570)}
"""How much of a map a locator shows: some 1,600 kilometres of Europe, 13,000 of the world."""


@dataclass(frozen=True)
class Shape:
    """A country with organisations; `number` is where their number stands, None where that is on the other map."""

    code: str
    name: str
    count: int
    shade: int
    number: MapPoint | None


@dataclass(frozen=True)
class Dot:
    """A city with organisations, as a circle."""

    code: str
    name: str
    count: int
    at: MapPoint
    radius: float


@dataclass(frozen=True)
class MapView:
    """One map: countries in the order of the alphabet, cities with the largest circle first."""

    frame: Frame
    shapes: Sequence[Shape]
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Locator:
    """A small map around one country, and cities in it that are known; `box` is left, top, width, height."""

    frame: Frame
    code: str
    box: tuple[int, int, int, int]
    dots: Sequence[MapPoint]


def views(edition: Edition) -> tuple[MapView, MapView]:
    """The world and the inset of Europe. A city, and the number of a country, stand on one of the two."""
    return _view(edition, WORLD), _view(edition, EUROPE)


def country_locator(geography: Geography, country: str) -> Locator | None:
    """The map for a country with its larger cities; None where nobody knows where it is."""
    found = locator(geography, country)
    towns = geography.towns.get(country, ())[:CITIES]
    return found and replace(found, dots=[found.frame.at(town.city.latitude, town.city.longitude) for town in towns])


def locator(geography: Geography, country: str | None, city: City | None = None) -> Locator | None:
    """The map for an entry; None where no country is known."""
    place = geography.gazetteer.countries.get(country or "")
    if country is None or place is None:
        return None
    frame = _frame(geography, country, city)
    middle = place.on_inset if frame is EUROPE and place.on_inset else WORLD.at(place.latitude, place.longitude)
    dot = frame.at(city.latitude, city.longitude) if city else None
    wide, high = WINDOW[frame.name]
    left, top = ((a + b - size) / 2 for a, b, size in zip(middle, dot or middle, (wide, high), strict=True))
    corner = max(0, min(round(left), frame.width - wide)), max(0, min(round(top), frame.height - high))
    return Locator(frame, country, (*corner, wide, high), [dot] if dot else [])


def _frame(geography: Geography, country: str, city: City | None = None) -> Frame:
    """The map that a country, or a city in it, is better seen on."""
    place = geography.gazetteer.countries.get(country)
    if place is None or place.on_inset is None:
        return WORLD
    return EUROPE if city is None or EUROPE.shows(EUROPE.at(city.latitude, city.longitude)) else WORLD


def _view(edition: Edition, frame: Frame) -> MapView:
    geography = edition.insights.geography
    towns = (town for towns in geography.towns.values() for town in towns)
    dots = _dots(edition, frame, (town for town in towns if _frame(geography, town.city.country, town.city) is frame))
    middles = {
        code: place.on_inset or WORLD.at(place.latitude, place.longitude)
        for code in sorted(geography.counts, key=lambda code: (-geography.counts[code], code))
        if _frame(geography, code) is frame and (place := geography.gazetteer.countries.get(code))
    }
    return MapView(frame, _shapes(edition, frame, _apart(middles, dots)), dots)


def _shapes(edition: Edition, frame: Frame, numbers: Mapping[str, MapPoint]) -> list[Shape]:
    geography = edition.insights.geography
    shown = {code: n for code, n in geography.counts.items() if frame is WORLD or _frame(geography, code) is frame}
    return [
        Shape(code, edition.wording.country(code), shown[code], geography.shade(shown[code]), numbers.get(code))
        for code in edition.wording.in_order(shown, edition.wording.country)
    ]


def _dots(edition: Edition, frame: Frame, towns: Iterable[Town]) -> list[Dot]:
    most = max((len(towns[0].organisations) for towns in edition.insights.geography.towns.values()), default=1)
    unit = min(SMALLEST, LARGEST / sqrt(most))
    dots = [
        Dot(
            code=town.city.country,
            name=edition.plain(edition.city(town.city.country, town.name)),
            count=len(town.organisations),
            at=frame.at(town.city.latitude, town.city.longitude),
            radius=max(SMALLEST * 0.8, unit * sqrt(len(town.organisations))),
        )
        for town in towns
    ]
    return sorted(dots, key=lambda dot: (-dot.count, dot.code, dot.name))


def _apart(middles: Mapping[str, MapPoint], dots: Iterable[Dot]) -> dict[str, MapPoint]:
    """Where numbers stand so that they cover neither each other nor a circle; in the middle where there is no room."""
    taken = [(dot.at, dot.radius) for dot in dots]
    numbers: dict[str, MapPoint] = {}
    for code, (right, down) in middles.items():
        around = [(right + x * far, down + y * far) for far in AWAY for x, y in AROUND]
        free = (point for point in around if all(dist(point, at) > radius + NUMBER for at, radius in taken))
        numbers[code] = next(free, (right, down))
        taken.append((numbers[code], NUMBER))
    return numbers
