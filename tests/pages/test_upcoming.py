"""What pages of countries and clusters show of their calendars."""

from __future__ import annotations

import datetime as dt

from imenik.insights.schedule import Occurrence
from imenik.model import Event
from imenik.pages.upcoming import EXCERPT, upcoming
from imenik.store.directory import Directory
from tests.factories import SMALL, body, edition_of, event, linked, small_edition, words


def test_meetings_and_events_ahead_come_in_order() -> None:
    """The next meeting of each series, and events that are not over."""
    shown = [each.series.id if isinstance(each, Occurrence) else each.id for each in upcoming(small_edition(), "all")]
    assert shown == ["grants", "check-in", "day"]
    assert upcoming(small_edition(), "unknown") == []


def test_a_few_are_shown() -> None:
    """The first ones."""
    many = {f"event-{at}": event(f"event-{at}", f"2027-05-{30 - at:02}") for at in range(9)}
    shown = upcoming(edition_of(Directory(events=many)), "all")
    assert [item.starts for item in shown if isinstance(item, Event)] == [
        dt.date(2027, 5, day) for day in range(22, 22 + EXCERPT)
    ]


def test_a_country_offers_its_calendar_with_what_it_holds() -> None:
    """And where nothing lies ahead, neither."""
    html = body("countries/no/")
    assert "Upcoming" in words(html)
    assert "check-in/2026-12-03" in linked(html, "meetings")
    assert "im-subscribe" in html

    for cluster in SMALL.terms("clusters"):
        for day in (dt.date(2026, 11, 21), dt.date(2031, 1, 1)):
            html = body(f"clusters/{cluster}/", small_edition(today=day))
            assert ("Upcoming" in words(html)) is ("im-subscribe" in html) is bool(linked(html, "meetings"))
