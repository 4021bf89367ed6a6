"""Home places of any hierarchy: their kinds are data, and pages, statistics and search follow them."""

from __future__ import annotations

from typing import Any

from imenik.model import Place, PlaceKind, Vocabulary
from imenik.views.edition import Edition
from imenik.views.fulltext import searchable_pages
from tests.factories import body, directory_of, edition_of, organisation, vocabularies

AUTHORITY = {"type": "public-authority", "topics": ["return"]}
Terms = dict[str, dict[str, Any]]


def edition(kinds: Terms, places: Terms, **homes: str) -> Edition:
    """An edition with an authority in each of the places, by id; kinds and places are as in their files."""
    words = vocabularies(
        clusters=("culture",), needs=("venue",), topics=("return",), organisation_types=("public-authority",)
    )
    words["place-kinds"] = Vocabulary[PlaceKind](
        terms={key: PlaceKind.model_validate({"id": key, "label": key.title(), **each}) for key, each in kinds.items()}
    )
    words["places"] = Vocabulary[Place](
        terms={key: Place.model_validate({"id": key, "label": key.title(), **each}) for key, each in places.items()}
    )
    records = [organisation(key, homeland=[place], **AUTHORITY) for key, place in homes.items()]
    return edition_of(directory_of(*records, vocabularies=words))


def counted(one: Edition) -> tuple[list[tuple[str, int]], list[str]]:
    """The regions of the statistics with their depths, and the towns."""
    statistics = one.insights.statistics
    return (
        [(row.key, row.depth) for row in statistics.by_region.counts],
        [row.key for row in statistics.by_town.counts],
    )


def test_one_level_without_a_country() -> None:
    """The villages of a valley: each has its offices, and all are towns."""
    one = edition(
        {"village": {"counts_as": ["town"], "has_offices": True}},
        {"upper": {"kind": "village"}, "lower": {"kind": "village"}},
        a="upper",
        b="lower",
    )
    assert counted(one) == ([], ["lower", "upper"])
    assert "Village" in body("places/upper/", one)
    assert body("help/return/", one).count("<h2") == 2
    found = {page.path: page.line for page in searchable_pages(one) if page.path.startswith("places/")}
    assert found["places/upper/"] == "Village"


def test_two_states_with_levels_of_their_own() -> None:
    """A region across a border: provinces of one state, counties and parishes of the other; offices are by state."""
    one = edition(
        {
            "state": {"is_country": True, "has_offices": True},
            "province": {},
            "county": {},
            "parish": {"counts_as": ["town"]},
        },
        {
            "east": {"kind": "state", "country": "EE"},
            "west": {"kind": "state", "country": "FI"},
            "north": {"kind": "province", "parent": "east"},
            "coast": {"kind": "county", "parent": "west"},
            "harbour": {"kind": "parish", "parent": "coast"},
        },
        a="north",
        b="harbour",
    )
    assert counted(one) == ([("east", 0), ("north", 1), ("west", 0), ("coast", 1)], ["harbour"])
    offices = body("help/return/", one)
    assert all(state in offices for state in ("East", "West"))
    assert "Parish" in body("places/harbour/", one)
    assert "Harbour" in body("places/", one)
