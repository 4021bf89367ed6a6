"""What is tied to a home place: what counts, through what, and until when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from imenik.insights.places import PlaceLinks, links_by_place, nearest_offices, offices_by_place
from imenik.insights.relations import relations_of
from imenik.model import Channel, Organisation, Place, Project, Record, Vocabulary
from imenik.store.directory import Directory, Origin
from tests.model.test_moments import event

TODAY = dt.date(2026, 11, 22)
PLACES = {"land": None, "canton": "land", "town": "canton", "village": "canton"}


def organisation(name: str, **fields: Any) -> Organisation:
    """An organisation with what is required, and some fields."""
    required = {"type": "association", "country": "NO", "clusters": ["culture"], "listing": "public-source"}
    return Organisation.model_validate(required | _common(name) | {"name": name} | _given(fields))


def project(name: str, **fields: Any) -> Project:
    """A project with what is required, and some fields."""
    return Project.model_validate(
        _common(name) | {"title": name, "stage": "idea", "clusters": ["culture"]} | _given(fields)
    )


def looking(*needs: str, until: dt.date = TODAY) -> dict[str, Any]:
    """The call of a project."""
    return {"seeks": [{"need": need} for need in needs], "seeks_until": until}


def directory(*records: Record, parents: dict[str, str | None] | None = None) -> Directory:
    """Some records, and home places by what they are part of."""
    kinds: dict[str, Any] = {}
    for each in records:
        kinds.setdefault(each.kind, {})[each.key] = each
    tree = PLACES if parents is None else parents
    terms = {name: _place(name, parent) for name, parent in tree.items()}
    origins: dict[tuple[str, str], Origin] = {
        (each.kind, each.key): Origin(f"{each.kind}/{each.key}.yml") for each in records
    }
    return Directory(**kinds, vocabularies={"places": Vocabulary[Place](terms=terms)}, origins=origins)


def ties(*records: Record, place: str = "land", today: dt.date = TODAY) -> PlaceLinks:
    """What is tied to a place."""
    whole = directory(*records)
    return links_by_place(whole, relations_of(whole), today)[place]


def test_a_country_counts_who_is_seated_or_works_there() -> None:
    """Each organisation once, the country with most of them first."""
    found = ties(
        organisation("a", homeland=["town"], active_in=["SE", "NO"]),
        organisation("b", homeland=["village"], country="SE"),
        organisation("c", homeland=["land"], country="SE"),
    )
    assert list(found.countries.items()) == [("SE", 3), ("NO", 1)]


def test_a_call_counts_until_its_last_day() -> None:
    """Of organisations and of projects; what is offered stays."""
    call = {"homeland": ["town"], "seeks": ["mentoring"], "seeks_until": TODAY}
    records = (
        organisation("a", **call, offers=["funding"]),
        project("idea", homeland=["land"], **looking("mentoring", "mentoring")),
    )
    assert ties(*records).sought == {"mentoring": 2}
    assert ties(*records).calls == 2
    tomorrow = ties(*records, today=TODAY + dt.timedelta(days=1))
    assert (tomorrow.sought, tomorrow.calls, tomorrow.offered) == ({}, 0, {"funding": 1})


def test_nothing_is_offered_or_sought_by_what_is_gone_or_over() -> None:
    """A dissolved club, a completed project."""
    found = ties(
        organisation("a", homeland=["town"], offers=["funding"], status="dissolved"),
        project("done", homeland=["town"], stage="completed", **looking("funding")),
    )
    assert (found.offering, found.calls, found.offered, found.sought) == (0, 0, {}, {})


def test_an_event_is_tied_through_its_project_organiser_or_host() -> None:
    """Once, also where several of them are; who pays for it ties nothing."""
    found = ties(
        organisation("a", homeland=["town"]),
        project("idea", homeland=["village"]),
        event("both", "2026-12-01").model_copy(update={"project": "idea", "organisers": ("a",), "hosts": ("a",)}),
        event("hosted", "2026-12-02").model_copy(update={"hosts": ("a",)}),
        event("paid", "2026-12-03").model_copy(update={"funders": ("a",)}),
    )
    assert [each.id for each in found.events] == ["both", "hosted"]


def test_a_channel_is_tied_through_who_runs_it() -> None:
    """The register of a district is on the page of the district."""
    channel = Channel.model_validate(_common("register") | {"title": "Register", "type": "register", "organiser": "a"})
    assert ties(organisation("a", homeland=["town"]), channel, place="town").channels == [channel]


def test_an_office_is_of_the_place_itself_or_of_the_nearest_above() -> None:
    """It has to be an authority, help with something and be at work."""
    authority = {"type": "public-authority", "topics": ["return"]}
    whole = directory(
        organisation("state", homeland=["land"], **authority),
        organisation("city", homeland=["town"], **authority),
        organisation("mute", homeland=["village"], type="public-authority"),
        organisation("closed", homeland=["village"], **authority, status="dissolved"),
        organisation("club", homeland=["village"], topics=["return"]),
    )
    known = offices_by_place(whole)
    found = {place: nearest_offices(place, whole, known) for place in PLACES}
    assert {place: (each.place, [one.id for one in each.organisations]) for place, each in found.items() if each} == {
        "land": ("land", ["state"]),
        "canton": ("land", ["state"]),
        "town": ("town", ["city"]),
        "village": ("land", ["state"]),
    }
    assert nearest_offices("town", directory(), {}) is None


def _common(name: str) -> dict[str, Any]:
    return {"id": name, "about": {"en": "About."}, "added": "2026-01-01"}


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


def _place(name: str, parent: str | None) -> Place:
    return Place.model_validate(
        {"id": name, "label": name, "kind": "region" if parent else "country"} | _given({"parent": parent})
    )
