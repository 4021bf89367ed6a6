"""Who is suggested to whom, and why: one case for each rule."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from imenik.insights.matching import Matching, find_matches
from imenik.insights.relations import relations_of
from imenik.model import Organisation, Place, Project, Vocabulary
from imenik.store.directory import Directory
from tests import factories
from tests.factories import SMALL, TODAY, looking

PLACES = {
    "home": {"kind": "country", "label": "Home"},
    "entity": {"kind": "entity", "label": "Entity", "parent": "home"},
    "canton": {"kind": "canton", "label": "Canton", "parent": "entity"},
    "town": {"kind": "local-unit", "label": "Town", "parent": "canton"},
    "village": {"kind": "local-unit", "label": "Village", "parent": "town"},
    "other-town": {"kind": "local-unit", "label": "Other town", "parent": "canton"},
}
CALL = {"seeks": ["mentoring"], "seeks_until": TODAY}
Fields = dict[str, Any]


def organisation(key: str, **fields: Any) -> Organisation:
    return factories.organisation(key, **{"clusters": ["economy"], **fields})


def project(key: str, *needs: str, **fields: Any) -> Project:
    """A project that looks for something until today."""
    return factories.project(key, **{"clusters": ["science"], **(looking(*needs) if needs else {}), **fields})


def matching(*records: Organisation | Project) -> Matching:
    places = {key: Place.model_validate({"id": key, **place}) for key, place in PLACES.items()}
    directory = Directory(
        organisations={each.id: each for each in records if isinstance(each, Organisation)},
        projects={each.id: each for each in records if isinstance(each, Project)},
        vocabularies={**SMALL.vocabularies, "places": Vocabulary[Place].model_construct(terms=places)},
    )
    return find_matches(directory, relations_of(directory), TODAY)


def helpers(wanted: Project, *offering: Organisation) -> list[str]:
    return [each.record.id for each in matching(wanted, *offering).helpers.get(wanted.id, ())]


@pytest.mark.parametrize(
    ("fields", "score", "reasons"),
    [
        ({"offers": ["funding"]}, None, ()),
        ({"offers": ["mentoring"]}, 12, ["offers mentoring"]),
        ({"offers": ["mentoring", "venue"]}, 24, ["offers mentoring venue"]),
        ({"offers": ["venue"], "clusters": ["science", "economy"]}, 15, ["offers venue", "cluster science"]),
        ({"offers": ["venue"], "country": "CH"}, 15, ["offers venue", "country CH"]),
        ({"offers": ["venue"], "active_in": ["SE", "CH"]}, 15, ["offers venue", "country CH"]),
        ({"offers": ["venue"], "homeland": ["town"]}, 16, ["offers venue", "place town"]),
        ({"offers": ["venue"], "homeland": ["canton"]}, 15, ["offers venue", "place canton"]),
        ({"offers": ["venue"], "homeland": ["village"]}, 15, ["offers venue", "place village"]),
        ({"offers": ["venue"], "homeland": ["entity"]}, 14, ["offers venue", "place entity"]),
        ({"offers": ["venue"], "homeland": ["home"]}, 12, ["offers venue"]),
        ({"offers": ["venue"], "homeland": ["other-town"]}, 12, ["offers venue"]),
        ({"offers": ["venue"], "homeland": ["home", "canton"]}, 15, ["offers venue", "place canton"]),
        ({"offers": ["venue"], "languages": ["de", "sr-Latn"]}, 13, ["offers venue", "language sr"]),
        (
            {"offers": ["venue"], "clusters": ["science"], "country": "CH", "homeland": ["town"], "languages": ["sr"]},
            23,
            ["offers venue", "place town", "country CH", "cluster science", "language sr"],
        ),
        ({"offers": ["mentoring"], "status": "unknown"}, 12, ["offers mentoring"]),
        ({"offers": ["mentoring"], "status": "inactive"}, None, ()),
        ({"offers": ["mentoring"], "status": "dissolved"}, None, ()),
    ],
)
def test_each_rule_of_scoring(fields: Fields, score: int | None, reasons: list[str]) -> None:
    """A project seeks mentoring and a venue in CH for the town; its lead speaks Serbian."""
    wanted = project("p", "mentoring", "venue", lead="lead", countries=["CH"], homeland=["town"])
    lead = organisation("lead", languages=["sr-Cyrl"])
    found = matching(wanted, lead, organisation("helper", **fields)).helpers.get("p", ())
    assert [each.score for each in found] == ([] if score is None else [score])
    assert [" ".join([reason.kind, *reason.values]) for each in found for reason in each.reasons] == list(reasons)


def test_one_need_more_outweighs_all_else() -> None:
    """Whoever has both things comes before whoever is near in every other way."""
    wanted = project("p", "mentoring", "venue", countries=["CH"], homeland=["town"])
    near = organisation("near", offers=["venue"], clusters=["science"], country="CH", homeland=["town"])
    assert helpers(wanted, near, organisation("both", offers=["venue", "mentoring"])) == ["both", "near"]


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({}, True),
        ({"seeks_until": "2026-11-20"}, False),
        ({"stage": "paused"}, True),
        ({"stage": "completed"}, False),
        ({"stage": "cancelled"}, False),
    ],
)
def test_only_an_open_call_counts(fields: Fields, is_open: bool) -> None:
    """It gets helpers and is suggested up to its last day, and not when the project is over."""
    found = matching(project("p", "venue", **fields), organisation("a", offers=["venue"]))
    assert bool(found.helpers) == bool(found.projects) == is_open


def test_who_takes_part_is_no_suggestion() -> None:
    """Neither are lead, partners and funders suggested to a project nor is the project to them."""
    wanted = project("p", "venue", lead="lead", partners=["partner"], funders=["funder", "A fund"])
    found = matching(wanted, *(organisation(key, offers=["venue"]) for key in ("lead", "partner", "funder", "new")))
    assert [each.record.id for each in found.helpers["p"]] == ["new"]
    assert list(found.projects) == ["new"]


def test_organisations_find_each_other_from_both_sides() -> None:
    """Who offers is told of who seeks, and the other way round; the reason is the other's side."""
    found = matching(organisation("giver", offers=["mentoring"]), organisation("taker", clusters=["other"], **CALL))
    [seeker], [offerer] = found.seekers["giver"], found.offerers["taker"]
    assert (seeker.record.id, seeker.reasons[0]) == ("taker", ("seeks", ("mentoring",)))
    assert (offerer.record.id, offerer.reasons[0]) == ("giver", ("offers", ("mentoring",)))
    assert set(found.seekers) == {"giver"}
    assert set(found.offerers) == {"taker"}


@pytest.mark.parametrize(
    ("one", "other"),
    [({"part_of": "b"}, {}), ({}, {"part_of": "a"}), ({"member_of": ["b"]}, {}), ({}, {"member_of": ["a"]})],
)
def test_relatives_are_known_already(one: Fields, other: Fields) -> None:
    """An umbrella, a member or a unit is on the page as that; and nobody is suggested to itself."""
    records = [organisation(key, country="CH", offers=["mentoring"], **CALL) for key in ("a", "b")]
    found = matching(*(each.model_copy(update=more) for each, more in zip(records, (one, other), strict=True)))
    assert {**found.similar, **found.seekers, **found.offerers} == {}


@pytest.mark.parametrize(
    ("fields", "is_similar"),
    [
        ({"country": "CH", "clusters": ["culture"]}, True),
        ({"country": "CH", "clusters": ["science"]}, False),
        ({"country": "AT", "clusters": ["culture"]}, False),
        ({"homeland": ["town"], "clusters": ["culture"]}, True),
        ({"homeland": ["home"], "clusters": ["culture"], "languages": ["de"]}, False),
        ({"country": "CH", "clusters": ["culture"], "status": "inactive"}, False),
    ],
)
def test_similar_is_who_shares_a_field_and_a_place(fields: Fields, is_similar: bool) -> None:
    """A field alone, or with no more than a whole country at home and a language, is too little."""
    one = organisation("one", clusters=["culture"], country="CH", homeland=["town"], languages=["de"])
    found = matching(one, organisation("other", **fields))
    assert ("one" in found.similar) == is_similar


def test_who_is_gone_offers_nothing_but_has_its_like() -> None:
    """A visitor of its page finds those that are still at work."""
    gone = organisation("gone", country="CH", offers=["venue"], status="dissolved")
    found = matching(gone, organisation("there", country="CH"), project("p", "venue"))
    assert [each.record.id for each in found.similar["gone"]] == ["there"]
    assert not found.projects


def test_equals_are_suggested_equally_often() -> None:
    """Of a hundred alike none is in many more lists than the others, whatever its name begins with."""
    alike = [organisation(f"a{number:03}", country="CH") for number in range(100)]
    found = matching(*alike)
    often = Counter(each.record.id for matches in found.similar.values() for each in matches)
    assert {len(matches) for matches in found.similar.values()} == {4}
    assert set(often) == {each.id for each in alike}
    assert max(often.values()) == 4


def test_the_order_of_equals_is_stable() -> None:
    """It does not depend on the order of files, and one more organisation changes few lists."""
    alike = [organisation(f"club-{number}", country="CH") for number in range(60)]
    before, turned = matching(*alike).similar, matching(*reversed(alike)).similar
    after = matching(*alike, organisation("another", country="CH")).similar
    assert before == turned
    assert sum(before[key] != after[key] for key in before) <= 4
