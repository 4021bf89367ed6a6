"""When events are: which are over, and in which order a list has them."""

from __future__ import annotations

import datetime as dt

import pytest

from imenik.model.moments import has_time, in_turn, is_over
from tests.factories import TODAY, event


@pytest.mark.parametrize(
    ("dates", "over"),
    [
        ({"starts": "2026-11-21"}, False),
        ({"starts": "2026-11-20"}, True),
        ({"starts": "2026-11-21T08:00"}, False),
        ({"starts": "2026-11-18", "ends": "2026-11-21"}, False),
        ({"starts": "2026-11-18", "ends": "2026-11-20T23:00"}, True),
        ({"starts": "2026-10-01", "deadline": "2026-11-21T12:00"}, False),
        ({"starts": "2026-12-01", "deadline": "2026-11-01"}, False),
    ],
)
def test_an_event_is_over_after_the_last_of_its_days(dates: dict[str, str], over: bool) -> None:
    """The day itself still counts, and a call is open until its deadline."""
    assert is_over(event("one", **dates), TODAY) is over


def test_what_comes_first_is_first_and_what_is_over_comes_last() -> None:
    """The nearest ahead, then the latest behind; a day is before its hours, and ties follow the id."""
    events = [
        event("long-ago", "2020-01-01"),
        event("lately", "2026-11-01"),
        event("later", "2027-01-01"),
        event("evening", "2026-12-01T18:00"),
        event("morning", "2026-12-01T09:00"),
        event("b-day", "2026-12-01"),
        event("a-day", "2026-12-01"),
    ]
    expected = ["a-day", "b-day", "morning", "evening", "later", "lately", "long-ago"]
    assert [each.id for each in in_turn(events, TODAY)] == expected


def test_only_times_need_a_zone() -> None:
    """A day is the same everywhere."""
    assert has_time(TODAY, dt.datetime(2026, 11, 21, 9, 0))
    assert not has_time(TODAY, None)
