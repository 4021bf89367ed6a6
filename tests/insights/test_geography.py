"""Where organisations are: counts that every page agrees on, maps that stay small, places where they are drawn."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from itertools import combinations
from math import dist

import pytest

from imenik.env.locations import THEME
from imenik.i18n.codes import countries
from imenik.insights import Insights
from imenik.insights.geography import Geography
from imenik.model import Organisation
from imenik.store.directory import Directory
from imenik.views.edition import Edition
from imenik.views.maps import country_locator, locator, map_views
from imenik.views.maps.projection import EUROPE, WORLD, MapFrame
from imenik.views.settings import Settings
from tests.factories import LANGUAGES, body, directory_of, edition_of, gazetteer, organisation

LARGEST_MAP = 70_000
"""Bytes, compressed."""


def seated(
    name: str, country: str | None, city: str | dict[str, str] | None = None, active_in: tuple[str, ...] = ()
) -> Organisation:
    """An organisation by where it is."""
    return organisation(name, country=country, city=city, active_in=active_in or None)


def edition(*organisations: Organisation, tag: str = "en", inset: str = "europe") -> Edition:
    return edition_of(directory_of(*organisations), tag, settings=Settings(inset=inset), gazetteer=gazetteer())


def test_organisations_are_counted_by_country_and_city() -> None:
    """In a country once, also where one is both seated and active; in a city under whatever name it is given."""
    geography = edition(
        seated("a", "AT", "Wien"),
        seated("b", "AT", "Беч", ("AT", "DE")),
        seated("c", "AT", "Graz"),
        seated("d", "AT", "Nigdina"),
        seated("e", None, active_in=("DE",)),
    ).insights.geography
    assert geography.counts == {"AT": 4, "DE": 2}
    assert [(town.city.name, len(town.organisations)) for town in geography.towns["AT"]] == [("Wien", 2), ("Graz", 1)]
    assert "DE" not in geography.towns
    assert set(geography.city_of) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["Beč", "Wien"], "Vienna"),
        (["Beč", "Beč"], "Vienna"),
        (["Wien", {"sr-Cyrl": "Беч", "en": "Vienna"}], "Vienna"),
    ],
)
def test_a_city_has_one_name(given: list[str | dict[str, str]], shown: str) -> None:
    """That in the language of the reader, whatever the entries call it."""
    _, europe = map_views(edition(*(seated(f"o{at}", "AT", city) for at, city in enumerate(given))))
    assert [dot.name for dot in europe.dots] == [shown]


@pytest.mark.parametrize(
    ("most", "bounds"), [(0, ()), (1, ()), (2, ()), (3, (2,)), (15, (2, 5, 10)), (2000, (10, 50, 500))]
)
def test_shades_are_round_numbers(most: int, bounds: tuple[int, ...]) -> None:
    """However many organisations there are, and never a shade that nothing has."""
    known = [seated(f"o{number}", "SE") for number in range(most)]
    geography = edition(*known).insights.geography
    assert geography.bounds == bounds
    assert geography.shade(most) == len(bounds) + 1


def test_a_city_is_on_one_of_the_two_maps() -> None:
    """Those of Europe on the inset; a city beyond its edge on the world, though its country is on the inset."""
    world, europe = map_views(
        edition(seated("a", "AT", "Wien"), seated("b", "US", "Chicago"), seated("c", "RU", "Novosibirsk"))
    )
    assert [dot.name for dot in europe.dots] == ["Vienna"]
    assert {dot.name for dot in world.dots} == {"Chicago", "Novosibirsk"}
    assert [(shape.code, shape.number is not None) for shape in world.shapes] == [
        ("AT", False),
        ("RU", False),
        ("US", True),
    ]
    assert [(shape.code, shape.number is not None) for shape in europe.shapes] == [("AT", True), ("RU", True)]


def test_a_number_does_not_cover_a_city() -> None:
    """Ljubljana is in the middle of Slovenia, where its number would be."""
    _, europe = map_views(edition(*(seated(f"o{number}", "SI", "Ljubljana") for number in range(9))))
    (shape,), (dot,) = europe.shapes, europe.dots
    assert shape.number is not None
    assert abs(shape.number[0] - dot.at[0]) + abs(shape.number[1] - dot.at[1]) > dot.radius


def test_numbers_of_neighbours_can_be_told_apart_on_a_phone() -> None:
    """A digit is 53 units high there; countries of South America and of the Balkans are close."""
    homes = ("AR", "BO", "CL", "PE", "AL", "BA", "HR", "ME", "MK", "RS", "SI", "XK")
    known = [seated(f"{code.lower()}-{number}", code) for code in homes for number in range(7)]
    for view in map_views(edition(*known)):
        numbers = [shape.number for shape in view.shapes if shape.number]
        assert all(dist(number, other) > 53 for number, other in combinations(numbers, 2))


@pytest.mark.parametrize(
    ("country", "city", "frame"), [("SE", "Malmö", EUROPE), ("AU", "Perth", WORLD), ("IS", "Reykjavík", EUROPE)]
)
def test_a_locator_shows_its_city(country: str, city: str, frame: MapFrame) -> None:
    """Also at the edge of a map."""
    found = locator(Geography(gazetteer()), country, gazetteer().city(country, [city]))
    assert found is not None
    assert found.frame is frame
    left, top, wide, high = found.box
    ((right, down),) = found.dots
    assert 0 <= left < right < left + wide <= frame.width
    assert 0 <= top < down < top + high <= frame.height


def test_no_country_no_locator() -> None:
    """An umbrella without a seat has no small map, nor has anything where no place is known."""
    assert locator(Geography(gazetteer()), None) is None
    assert locator(Geography(), "AT") is None
    assert country_locator(Geography(), "AT") is None


def test_every_country_has_a_place_and_an_outline() -> None:
    """Malta, Liechtenstein, Singapore and Monaco, too small for the world, as a dot. The Antarctic is left out."""
    assert set(gazetteer().countries) == countries() - {"AQ"}
    ids = set(re.findall(r' id="([A-Z]{2})"', _outlines(WORLD)))
    assert ids == countries() - {"AQ"}
    on_inset = {code for code, place in gazetteer().countries.items() if place.on_inset}
    assert on_inset <= set(re.findall(r' id="([A-Z]{2})"', _outlines(EUROPE)))
    assert {"XK", "BA", "MT", "LI", "MC", "IS", "TR", "CY"} <= on_inset


@pytest.mark.parametrize("frame", [WORLD, EUROPE], ids=lambda frame: frame.name)
def test_outlines_are_small_and_harmless(frame: MapFrame) -> None:
    """At most 70 kB compressed; shapes only, of the size that places are reckoned in."""
    text = _outlines(frame)
    assert len(gzip.compress(text.encode(), mtime=0)) <= LARGEST_MAP
    assert f'viewBox="0 0 {frame.width} {frame.height}"' in text
    assert set(re.findall(r"<(\w+)", text)) == {"svg", "g", "path", "circle"}


def test_without_an_inset_all_is_on_the_map_of_the_world() -> None:
    """Cities and numbers of countries; a directory elsewhere has no map of a continent that is not its own."""
    (world,) = map_views(edition(seated("a", "AT", "Wien"), seated("b", "CL", "Santiago"), inset="none"))
    assert {(dot.code, dot.name) for dot in world.dots} == {("AT", "Vienna"), ("CL", "Santiago")}
    assert all(shape.number and world.frame.shows(shape.number) for shape in world.shapes)
    text = body("map/")
    assert text.count("<svg") == 1
    assert "#inset" not in text


def test_a_map_of_nothing_is_empty() -> None:
    """A directory without organisations, or a checkout without geography, has maps all the same."""
    nothing = Edition(
        LANGUAGES["en"], LANGUAGES, Insights(Directory(), dt.date(2026, 11, 21)), Settings(inset="europe")
    )
    assert [(view.shapes, view.dots) for view in map_views(nothing)] == [([], []), ([], [])]


def _outlines(frame: MapFrame) -> str:
    return (THEME / "assets" / "map" / f"{frame.name}.svg").read_text(encoding="utf-8")
