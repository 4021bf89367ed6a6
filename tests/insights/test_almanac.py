"""What is on which day: one case for each kind of thing, and how much is shown of what is long."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from imenik.insights.almanac import Almanac, AlmanacEntry
from imenik.insights.relations import relations_of
from imenik.insights.schedule import Schedule
from imenik.model import Event, Meeting, Series
from imenik.store.directory import Directory
from tests.factories import TODAY, event, meeting, series


def almanac(*records: Event | Meeting | Series) -> Almanac:
    """The almanac of some records."""
    directory = Directory(
        series={each.id: each for each in records if isinstance(each, Series)},
        meetings={each.key: each for each in records if isinstance(each, Meeting)},
        events={each.id: each for each in records if isinstance(each, Event)},
    )
    agenda = Schedule.of(directory, relations_of(directory), TODAY)
    return Almanac.of(directory.events.values(), agenda, TODAY)


def said(entry: AlmanacEntry) -> str:
    return f"{entry.kind} {entry.state}{f' {entry.starts_at:%H:%M%z}' if entry.starts_at else ''}"


def days(*records: Event | Meeting | Series) -> dict[str, list[str]]:
    """Each day with what is on it."""
    return {str(day): [said(each) for each in entries] for day, entries in almanac(*records).days.items()}


def test_an_event_is_on_each_of_its_days() -> None:
    """Its hour is that of the first."""
    assert days(event("one", "2026-12-30T09:00", ends="2027-01-01T12:00", timezone="Europe/Oslo")) == {
        "2026-12-30": ["event planned 09:00+0100"],
        "2026-12-31": ["event planned"],
        "2027-01-01": ["event planned"],
    }


@pytest.mark.parametrize(("ends", "number"), [("2026-01-31", 31), ("2026-02-01", 2), ("9999-12-31", 2)])
def test_a_long_event_is_on_its_first_and_last_day(ends: str, number: int) -> None:
    """However long: a wrong year does not fill a thousand months."""
    assert len(days(event("one", "2026-01-01", ends=ends))) == number


def test_a_deadline_and_the_dated_parts_have_days_of_their_own() -> None:
    """A part without a date is nowhere."""
    programme = [{"title": "Dated", "starts": "2026-12-02T10:00"}, {"title": "Undated"}]
    one = event("one", "2026-12-01", deadline="2026-11-25", timezone="Asia/Tokyo", programme=programme)
    assert days(one) == {
        "2026-11-25": ["deadline planned"],
        "2026-12-01": ["event planned"],
        "2026-12-02": ["part planned 10:00+0900"],
    }


def test_meetings_are_expected_known_moved_and_called_off() -> None:
    """Nothing is claimed of a past date without a file, nor an hour of one whose file tells none."""
    found = days(
        series(),
        meeting("2026-10-01", "held"),
        meeting("2026-12-03", "moved", moved_to="2026-12-10T17:30"),
        meeting("2027-01-07", "cancelled"),
    )
    assert {day: found[day] for day in sorted(found)[:5]} == {
        "2026-10-01": ["meeting held"],
        "2026-12-03": ["meeting left"],
        "2026-12-10": ["meeting moved 17:30+0100"],
        "2027-01-07": ["meeting cancelled 16:00+0100"],
        "2027-02-04": ["meeting expected 16:00+0100"],
    }


def test_a_day_has_its_whole_days_first_and_then_its_hours() -> None:
    """An hour far in the west comes after the same one here."""
    found = almanac(
        event("west", "2026-12-01T09:00", timezone="America/Chicago"),
        event("here", "2026-12-01T10:00", timezone="Europe/Oslo"),
        event("all", "2026-12-01"),
    )
    assert [each.record.id for each in found.days[dt.date(2026, 12, 1)]] == ["all", "here", "west"]


def test_months_count_things_and_not_their_days() -> None:
    """In each month that it touches a thing counts once."""
    found = almanac(event("one", "2026-12-30", ends="2027-01-02"), event("two", "2026-12-30"))
    assert found.months == {dt.date(2026, 12, 1): 2, dt.date(2027, 1, 1): 1}


def test_a_series_that_has_ended_expects_nothing() -> None:
    assert days(series(status="ended")) == {}
    assert replace(almanac(), days={}).months == {}
