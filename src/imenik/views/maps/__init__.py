"""The data of the maps in one edition: countries, cities, numbers and their positions. Outlines are static files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import dist, sqrt

from imenik.insights.geography import Geography, Town
from imenik.store.gazetteer import City, MapPoint
from imenik.views.edition import Edition
from imenik.views.maps.projection import EUROPE, WORLD, MapFrame

MIN_RADIUS, MAX_RADIUS = 8.0, 52.0
"""The radius of the circle of one organisation, and of the largest circle, in units of a map."""
NUMBER_RADIUS = 27.0
"""The radius of the space that a number takes up: half its height on a narrow screen (`map.css`)."""
NUMBER_DISTANCES = (0.0, 16.0, 30.0, 44.0, 58.0)
NUMBER_DIRECTIONS = ((0, -1), (0, 1), (1, 0), (-1, 0), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))
"""Distances and directions from the centre of a country in which its number may be placed."""
CITIES = 30
"""How many cities the locator map of a country shows."""
LOCATOR_SIZE = {"europe": (800, 600), "world": (760, 570)}
"""The part of a map that a locator map shows: about 1,600 kilometres of Europe, 13,000 of the world."""


@dataclass(frozen=True)
class Shape:
    """A country with organisations; `number` is the position of their number, None if that is on the other map."""

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
    """One map: countries in alphabetical order, cities by size, the largest first."""

    frame: MapFrame
    shapes: Sequence[Shape]
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Locator:
    """A small map around one country with known cities; `box` is left, top, width, height."""

    frame: MapFrame
    code: str
    box: tuple[int, int, int, int]
    dots: Sequence[MapPoint]


def map_views(edition: Edition) -> Sequence[MapView]:
    """The world and the inset, if the site has one. Each city and the number of each country are on one of the two."""
    frames = (WORLD, EUROPE) if edition.settings.inset == EUROPE.name else (WORLD,)
    return [_map_view(edition, frame, frames) for frame in frames]


def country_locator(geography: Geography, country: str) -> Locator | None:
    """The map of a country with its larger cities; None if its position is unknown."""
    whole = locator(geography, country)
    towns = geography.towns.get(country, ())[:CITIES]
    return whole and replace(whole, dots=[whole.frame.at(town.city.latitude, town.city.longitude) for town in towns])


def locator(geography: Geography, country: str | None, city: City | None = None) -> Locator | None:
    """The map of an entry; None if its country is unknown."""
    place = geography.gazetteer.countries.get(country or "")
    if country is None or place is None:
        return None
    frame = _frame(geography, country, city)
    middle = place.on_inset if frame is EUROPE and place.on_inset else WORLD.at(place.latitude, place.longitude)
    dot = frame.at(city.latitude, city.longitude) if city else None
    wide, high = LOCATOR_SIZE[frame.name]
    left, top = ((a + b - size) / 2 for a, b, size in zip(middle, dot or middle, (wide, high), strict=True))
    corner = max(0, min(round(left), frame.width - wide)), max(0, min(round(top), frame.height - high))
    return Locator(frame, country, (*corner, wide, high), [dot] if dot else [])


def _frame(geography: Geography, country: str, city: City | None = None) -> MapFrame:
    """The map on which a country, or a city in it, is easier to see."""
    place = geography.gazetteer.countries.get(country)
    if place is None or place.on_inset is None:
        return WORLD
    return EUROPE if city is None or EUROPE.shows(EUROPE.at(city.latitude, city.longitude)) else WORLD


def _map_view(edition: Edition, frame: MapFrame, frames: Sequence[MapFrame]) -> MapView:
    """One of the `frames`, with what is easiest to see there."""
    geography = edition.insights.geography

    def is_here(country: str, city: City | None = None) -> bool:
        return len(frames) == 1 or _frame(geography, country, city) is frame

    towns = (town for towns in geography.towns.values() for town in towns)
    dots = _dots(edition, frame, (town for town in towns if is_here(town.city.country, town.city)))
    middles = {
        code: (place.on_inset if frame is EUROPE else None) or WORLD.at(place.latitude, place.longitude)
        for code in sorted(geography.counts, key=lambda code: (-geography.counts[code], code))
        if is_here(code) and (place := geography.gazetteer.countries.get(code))
    }
    return MapView(frame, _shapes(edition, frame, _place_numbers(middles, dots)), dots)


def _shapes(edition: Edition, frame: MapFrame, numbers: Mapping[str, MapPoint]) -> list[Shape]:
    geography = edition.insights.geography
    shown = {code: n for code, n in geography.counts.items() if frame is WORLD or _frame(geography, code) is frame}
    return [
        Shape(code, edition.wording.country(code), shown[code], geography.shade(shown[code]), numbers.get(code))
        for code in edition.wording.in_order(shown, edition.wording.country)
    ]


def _dots(edition: Edition, frame: MapFrame, towns: Iterable[Town]) -> list[Dot]:
    most = max((len(towns[0].organisations) for towns in edition.insights.geography.towns.values()), default=1)
    unit = min(MIN_RADIUS, MAX_RADIUS / sqrt(most))
    dots = [
        Dot(
            code=town.city.country,
            name=edition.plain(edition.city(town.city.country, town.name)),
            count=len(town.organisations),
            at=frame.at(town.city.latitude, town.city.longitude),
            radius=max(MIN_RADIUS * 0.8, unit * sqrt(len(town.organisations))),
        )
        for town in towns
    ]
    return sorted(dots, key=lambda dot: (-dot.count, dot.code, dot.name))


def _place_numbers(middles: Mapping[str, MapPoint], dots: Iterable[Dot]) -> dict[str, MapPoint]:
    """Positions of numbers that overlap neither each other nor circles; if there is no room, the country's centre."""
    taken = [(dot.at, dot.radius) for dot in dots]
    numbers: dict[str, MapPoint] = {}
    for code, (right, down) in middles.items():
        around = [(right + x * far, down + y * far) for far in NUMBER_DISTANCES for x, y in NUMBER_DIRECTIONS]
        free = (
            point for point in around if all(dist(point, circle) > radius + NUMBER_RADIUS for circle, radius in taken)
        )
        numbers[code] = next(free, (right, down))
        taken.append((numbers[code], NUMBER_RADIUS))
    return numbers
