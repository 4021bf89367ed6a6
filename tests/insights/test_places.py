"""What is tied to a home place: what counts, through what, and until when."""

from __future__ import annotations

import datetime as dt

from imenik.insights.places import PlaceLinks, links_by_place, nearest_offices, offices_by_place
from imenik.insights.relations import relations_of
from imenik.model import Channel, Record
from imenik.store.directory import Directory
from tests.factories import (
    ADDED,
    PLACES,
    TODAY,
    directory_of,
    event,
    looking,
    organisation,
    places,
    project,
    vocabularies,
)


def at_home(*records: Record) -> Directory:
    """Some records, and home places."""
    types = vocabularies(organisation_types=("association", "public-authority"))
    return directory_of(*records, vocabularies={"places": places(PLACES), **types})


def ties(*records: Record, place: str = "land", today: dt.date = TODAY) -> PlaceLinks:
    """What is tied to a place."""
    whole = at_home(*records)
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
    channel = Channel.model_validate(
        {"id": "register", "title": "Register", "type": "register", "about": "A.", "organiser": "a", "added": ADDED}
    )
    assert ties(organisation("a", homeland=["town"]), channel, place="town").channels == [channel]


def test_an_office_is_of_the_place_itself_or_of_the_nearest_above() -> None:
    """It has to be an authority, help with something and be at work."""
    authority = {"type": "public-authority", "topics": ["return"]}
    whole = at_home(
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
    assert nearest_offices("town", at_home(), {}) is None
