"""The dates of a series in a window: what its rule expects, and what the files of its dates say."""

from __future__ import annotations

import datetime as dt

import pytest

from imenik.insights.schedule import expand
from imenik.model import Meeting
from tests.factories import meeting, series


def window(changes: dict[str, str], files: list[Meeting], first: str, last: str) -> list[str]:
    """What is on the days of a window, as `<month>-<day> <time> <state>`."""
    found = expand(series(**changes), files, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return [f"{each.local_start:%m-%d %H:%M} {each.state}" for each in found]


AUTUMN = ("2026-09-01", "2026-11-30")
RULES: dict[str, tuple[dict[str, str], list[Meeting], tuple[str, str], list[str]]] = {
    "the first Thursday of each month": (
        {},
        [],
        AUTUMN,
        ["09-03 16:00 expected", "10-01 16:00 expected", "11-05 16:00 expected"],
    ),
    "the last Sunday of each month": (
        {"repeats": "FREQ=MONTHLY;BYDAY=-1SU"},
        [],
        AUTUMN,
        ["09-27 16:00 expected", "10-25 16:00 expected", "11-29 16:00 expected"],
    ),
    "each week": (
        {"repeats": "FREQ=WEEKLY;BYDAY=MO"},
        [],
        ("2026-10-19", "2026-11-02"),
        ["10-19 16:00 expected", "10-26 16:00 expected", "11-02 16:00 expected"],
    ),
    "every second week, counted from the first": (
        {"repeats": "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2", "starts": "2026-10-12"},
        [],
        ("2026-10-01", "2026-11-10"),
        ["10-12 16:00 expected", "10-26 16:00 expected", "11-09 16:00 expected"],
    ),
    "the first and third Thursday, once held on the Monday after": (
        {"repeats": "FREQ=MONTHLY;BYDAY=1TH,3TH"},
        [meeting("2026-10-19", "held")],
        ("2026-10-01", "2026-11-30"),
        ["10-01 16:00 expected", "10-19 16:00 held", "11-05 16:00 expected", "11-19 16:00 expected"],
    ),
    "two days a week, every second week": (
        {"repeats": "FREQ=WEEKLY;BYDAY=TU,SA;INTERVAL=2", "starts": "2026-10-01"},
        [],
        ("2026-10-01", "2026-10-31"),
        [
            "10-03 16:00 expected",
            "10-13 16:00 expected",
            "10-17 16:00 expected",
            "10-27 16:00 expected",
            "10-31 16:00 expected",
        ],
    ),
    "each year, on the day of the first": (
        {"repeats": "FREQ=YEARLY", "starts": "2020-10-14"},
        [],
        AUTUMN,
        ["10-14 16:00 expected"],
    ),
    "every third year": (
        {"repeats": "FREQ=YEARLY;INTERVAL=3", "starts": "2020-10-14"},
        [],
        AUTUMN,
        ["10-14 16:00 expected"],
    ),
    "the rule begins": ({"starts": "2026-10-02"}, [], AUTUMN, ["11-05 16:00 expected"]),
    "the rule ends": ({"until": "2026-10-01"}, [], AUTUMN, ["09-03 16:00 expected", "10-01 16:00 expected"]),
    "it has ended, and nobody said when": (
        {"status": "ended", "checked": "2026-10-20"},
        [meeting("2026-09-03", "held")],
        AUTUMN,
        ["09-03 16:00 held", "10-01 16:00 expected"],
    ),
    "held on another day of the month": (
        {},
        [meeting("2026-10-07", "held")],
        AUTUMN,
        ["09-03 16:00 expected", "10-07 16:00 held", "11-05 16:00 expected"],
    ),
    "held on another day as well": (
        {},
        [meeting("2026-10-01", "held"), meeting("2026-10-07", "held")],
        ("2026-10-01", "2026-10-31"),
        ["10-01 16:00 held", "10-07 16:00 held"],
    ),
    "confirmed for another day of the week, which is of another year": (
        {"repeats": "FREQ=WEEKLY;BYDAY=FR"},
        [meeting("2026-12-30", "confirmed")],
        ("2026-12-28", "2027-01-08"),
        ["12-30 16:00 confirmed", "01-08 16:00 expected"],
    ),
    "held on another day of the year": (
        {"repeats": "FREQ=YEARLY", "starts": "2020-10-14"},
        [meeting("2026-06-01", "held")],
        ("2026-01-01", "2026-12-31"),
        ["06-01 16:00 held"],
    ),
    "held in the next year, for the one whose end it missed": (
        {"repeats": "FREQ=YEARLY", "starts": "2020-01-02"},
        [meeting("2025-12-30", "held")],
        ("2025-01-01", "2026-12-31"),
        ["01-02 16:00 expected", "12-30 16:00 held"],
    ),
    "confirmed for the day after, which is of the next month": (
        {"repeats": "FREQ=MONTHLY;BYDAY=-1MO"},
        [meeting("2026-12-01", "confirmed")],
        ("2026-11-01", "2026-12-31"),
        ["12-01 16:00 confirmed", "12-28 16:00 expected"],
    ),
    "confirmed for the day after, which is of the next week": (
        {"repeats": "FREQ=WEEKLY;BYDAY=SU"},
        [meeting("2026-12-07", "confirmed")],
        ("2026-11-29", "2026-12-13"),
        ["11-29 16:00 expected", "12-07 16:00 confirmed", "12-13 16:00 expected"],
    ),
    "held a week late, and again": (
        {},
        [meeting("2020-12-10", "held"), meeting("2021-01-14", "held")],
        ("2020-12-01", "2021-02-28"),
        ["12-10 16:00 held", "01-14 16:00 held", "02-04 16:00 expected"],
    ),
    "as far from one date as from the next": (
        {"repeats": "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2", "starts": "2026-10-12"},
        [meeting("2026-11-02", "held")],
        ("2026-10-20", "2026-11-10"),
        ["11-02 16:00 held", "11-09 16:00 expected"],
    ),
    "a day after the rule ended": (
        {"until": "2026-10-31"},
        [meeting("2026-11-04", "held")],
        AUTUMN,
        ["09-03 16:00 expected", "10-01 16:00 expected", "11-04 16:00 held"],
    ),
    "it has ended before its last day": (
        {"status": "ended", "checked": "2026-10-20", "until": "2030-12-31"},
        [meeting("2026-11-05", "confirmed")],
        AUTUMN,
        ["09-03 16:00 expected", "10-01 16:00 expected"],
    ),
    "it has ended after it was last looked into": (
        {"status": "ended", "checked": "2026-09-20"},
        [meeting("2026-10-01", "confirmed"), meeting("2026-11-05", "held"), meeting("2026-11-12", "extra")],
        AUTUMN,
        ["09-03 16:00 expected", "10-01 16:00 confirmed", "11-05 16:00 held"],
    ),
    "off the rule and called off": (
        {},
        [meeting("2026-10-07", "cancelled")],
        ("2026-10-01", "2026-10-31"),
        ["10-01 16:00 expected", "10-07 16:00 cancelled"],
    ),
    "before the rule began": (
        {},
        [meeting("2020-08-05", "held")],
        ("2020-08-01", "2020-09-30"),
        ["08-05 16:00 held", "09-03 16:00 expected"],
    ),
    "moved into the next month": (
        {},
        [meeting("2026-10-01", "moved", moved_to="2026-11-04T18:30")],
        AUTUMN,
        ["09-03 16:00 expected", "11-04 18:30 moved", "11-05 16:00 expected"],
    ),
    "moved to an earlier month": (
        {},
        [meeting("2026-11-05", "moved", moved_to="2026-10-30T16:00")],
        ("2026-10-15", "2026-10-31"),
        ["10-30 16:00 moved"],
    ),
    "moved out of the window": (
        {},
        [meeting("2026-10-01", "moved", moved_to="2027-01-04T18:30")],
        ("2026-10-01", "2026-10-31"),
        [],
    ),
    "called off": (
        {},
        [meeting("2026-10-01", "cancelled", time="17:00")],
        ("2026-10-01", "2026-10-31"),
        ["10-01 17:00 cancelled"],
    ),
    "an additional date": (
        {},
        [meeting("2026-10-07", "extra", time="18:00")],
        ("2026-10-01", "2026-10-31"),
        ["10-01 16:00 expected", "10-07 18:00 extra"],
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_the_dates_in_a_window(name: str) -> None:
    """The rule, and on top of it what the files say."""
    changes, files, (first, last), expected = RULES[name]
    assert window(changes, files, first, last) == expected
