"""The pages of events: what they say, in which order, and where they lead."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from imenik.pages.browse import events
from imenik.store.directory import Directory
from tests.factories import (
    body,
    edition_of,
    event,
    linked,
    render,
    small_edition,
    words,
)


def test_events_come_first_and_then_those_that_are_over() -> None:
    """By month; an open call is not over, though it began."""
    html = body("events/")
    assert linked(html, "events") == ["grants", "day", "talk", "picnic", "course"]
    headings = re.findall(r"<h[23]>([^<]*)</h", html)
    assert headings == ["Upcoming", "November 2026", "December 2026", "Past", "November 2026", "March 2025"]


def test_many_events_are_cut_into_sheets() -> None:
    """Each is on one sheet, and a sheet that only has past ones does not speak of coming ones."""
    many = {f"event-{at}": event(f"event-{at}", f"{1700 + at}-05-01") for at in range(250)}
    one = edition_of(Directory(events=many))
    bodies = [render(page, one).body for page in events.pages(one)]
    assert [html.count("<li><time") for html in bodies] == [100, 100, 50]
    assert ["No upcoming events." in html for html in bodies] == [True, False, False]


def test_an_event_shows_what_its_record_holds() -> None:
    """A day of several hours is said once, in its own time zone; funders are links or names."""
    html = body("events/course/")
    text = words(html)
    for part in (
        "Training · Held",
        "1 March 2025, 09:00–15:30 (Oslo)",
        "20 February 2025 has passed",
        "The hall, Zürich , Switzerland",
        "Online participation",
        "A town council",
        "12 people",
        "first.example/course",
        "Part one 1 March 2025, 09:00–11:00 The basics.",
        "Second part",
        "The hall was full.",
        "The invitation",
    ):
        assert part in text, part
    assert linked(html, "organisations") == ["first-club", "unit", "unit"]


def test_a_day_has_no_time_zone() -> None:
    """Only the deadline of the call has a time, so only there the zone is said."""
    text = words(body("events/grants/"))
    assert "When 1 November 2026 Open until 30 November 2026, 12:00 (Oslo)" in text
    assert "has passed" not in text
    assert "has passed" in body("events/grants/", small_edition(today=dt.date(2026, 12, 1)))


@pytest.mark.parametrize(
    ("event_id", "unknown"), [("talk", True), ("picnic", False), ("course", False), ("day", False)]
)
def test_of_what_was_only_announced_the_outcome_is_not_claimed(event_id: str, unknown: bool) -> None:
    """Planned, and its day has passed; neither called off nor held nor still ahead."""
    assert ("We do not know whether it took place" in words(body(f"events/{event_id}/"))) is unknown


def test_events_are_linked_from_project_and_organisation() -> None:
    """And lead back."""
    assert linked(body("projects/bridge/"), "events") == ["day"]
    assert linked(body("events/day/"), "projects") == ["bridge"]
    roles = body("organisations/unit/")
    assert linked(roles, "events") == ["course", "course"]
    assert linked(roles, "meetings") == ["circle"]


def test_a_country_without_a_page_is_not_linked() -> None:
    """Nothing of the directory is in Switzerland."""
    assert linked(body("meetings/check-in/2026-01-01/"), "countries") == ["no"]
    assert linked(body("events/course/"), "countries") == []


def test_an_open_call_comes_where_it_closes() -> None:
    """By then one has to have applied, whenever it began."""
    calls = {
        each.id: each
        for each in (
            event("late", "2026-01-01", deadline="2026-12-24"),
            event("soon", "2026-11-01", deadline="2026-12-01T12:00"),
            event("feast", "2026-12-12", type="celebration", deadline="2027-01-01"),
            event("closed", "2026-10-01", deadline="2026-11-01"),
        )
    }
    one = edition_of(Directory(events=calls))
    html = render(next(events.pages(one)), one).body
    assert linked(html, "events") == ["soon", "feast", "late", "closed"]
    assert "Open until 24 December 2026" in words(html)
