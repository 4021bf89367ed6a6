"""When series meet: what their rules expect and what the files of their dates say."""

from __future__ import annotations

import datetime as dt

import pytest

from imenik.insights.relations import relations_of
from imenik.insights.schedule import Schedule, expand, known_dates, next_meeting
from imenik.model import Meeting, Series
from imenik.store.directory import Directory
from tests.factories import TODAY, meeting, series


@pytest.mark.parametrize(
    ("changes", "meetings", "expected"),
    [
        ({}, [], ("2026-12-03 16:00", False)),
        ({}, [meeting("2026-12-03", "confirmed")], ("2026-12-03 16:00", True)),
        ({}, [meeting("2026-12-03", "cancelled")], ("2027-01-07 16:00", False)),
        ({}, [meeting("2026-12-03", "moved", moved_to="2026-12-10T17:30")], ("2026-12-10 17:30", True)),
        ({}, [meeting("2026-11-25", "extra", time="18:00")], ("2026-11-25 18:00", True)),
        ({"repeats": "FREQ=MONTHLY;BYDAY=3SA"}, [meeting("2026-11-21", "held")], ("2026-12-19 16:00", False)),
        ({"until": "2026-11-30"}, [], None),
        ({"status": "ended"}, [], None),
        ({"status": "ended"}, [meeting("2026-12-03", "confirmed")], None),
        ({"repeats": "FREQ=WEEKLY;BYDAY=MO"}, [], ("2026-11-23 16:00", False)),
    ],
)
def test_the_next_meeting(changes: dict[str, str], meetings: list[Meeting], expected: tuple[str, bool] | None) -> None:
    """A date of the rule is expected and no more; the files of dates move, cancel, add and confirm."""
    found = next_meeting(series(**changes), meetings, TODAY)
    assert (found and (f"{found.starts:%Y-%m-%d %H:%M}", found.confirmed)) == expected


def test_dates_with_a_file_come_newest_first() -> None:
    """A moved one by its new day; one without a time of its own begins when its series does."""
    files = [
        meeting("2026-01-01", "moved", moved_to="2026-03-01T10:00"),
        meeting("2026-02-05", "held"),
        meeting("2026-04-02", "cancelled", time="17:00"),
    ]
    found = [(f"{each.starts:%Y-%m-%d %H:%M}", each.confirmed) for each in known_dates(series(), files)]
    assert found == [("2026-04-02 17:00", False), ("2026-03-01 10:00", True), ("2026-02-05 16:00", False)]


def window(changes: dict[str, str], files: list[Meeting], first: str, last: str) -> list[str]:
    """What is on the days of a window, as `<month>-<day> <time> <state>`."""
    found = expand(series(**changes), files, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return [f"{each.starts:%m-%d %H:%M} {each.state}" for each in found]


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


@pytest.mark.parametrize(
    ("changes", "day", "begins", "finishes"),
    [
        ({}, "2026-12-03", "2026-12-03T15:00", "2026-12-03T16:15"),
        ({}, "2026-09-03", "2026-09-03T14:00", "2026-09-03T15:15"),
        ({"timezone": "America/New_York"}, "2026-03-05", "2026-03-05T21:00", "2026-03-05T22:15"),
        ({"timezone": "Australia/Sydney"}, "2026-12-03", "2026-12-03T05:00", "2026-12-03T06:15"),
        ({"timezone": "Europe/Dublin"}, "2026-12-03", "2026-12-03T16:00", "2026-12-03T17:15"),
        ({"time": "02:30"}, "2026-03-29", "2026-03-29T01:30", "2026-03-29T02:45"),  # the clock skips it
        ({"time": "02:30"}, "2026-10-25", "2026-10-25T00:30", "2026-10-25T01:45"),  # it comes twice
        ({"time": "01:30"}, "2026-03-29", "2026-03-29T00:30", "2026-03-29T01:45"),  # the clock jumps meanwhile
    ],
)
def test_the_moment_of_a_date(changes: dict[str, str], day: str, begins: str, finishes: str) -> None:
    """The hour on the wall stays the same all year long; in UTC it does not."""
    [found] = expand(series(**changes), [meeting(day, "held")], dt.date.fromisoformat(day), dt.date.fromisoformat(day))
    moments = [each.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M") for each in (found.starts_at, found.ends_at)]
    assert moments == [begins, finishes]


def test_an_end_is_told_in_the_time_of_the_series() -> None:
    """Half past one and 75 minutes is a quarter to four on the night that loses an hour."""
    [found] = expand(series(time="01:30"), [meeting("2026-03-29", "held")], dt.date(2026, 3, 29), dt.date(2026, 3, 29))
    assert found.ends == dt.datetime(2026, 3, 29, 3, 45)


def schedule_of(*all_series: Series, files: list[Meeting]) -> Schedule:
    directory = Directory(series={each.id: each for each in all_series}, meetings={each.key: each for each in files})
    return Schedule.of(directory, relations_of(directory), TODAY)


def test_a_window_over_all_series() -> None:
    """Who begins first comes first, wherever the clock hangs; nothing is expected of a day that has passed."""
    files = [meeting("2026-11-10", "held"), meeting("2026-12-03", "confirmed")]
    overseas = series(id="overseas", timezone="America/New_York", time="08:00")
    ended = series(id="ended", status="ended")
    doubtful = series(id="doubtful", status="unknown", time="12:00")
    found = schedule_of(series(), overseas, ended, doubtful, files=files).between(
        dt.date(2026, 11, 1), dt.date(2026, 12, 31)
    )
    assert [(each.series.id, f"{each.starts:%m-%d}", each.state) for each in found] == [
        ("check-in", "11-10", "held"),
        ("doubtful", "12-03", "expected"),
        ("overseas", "12-03", "expected"),
        ("check-in", "12-03", "confirmed"),
    ]


def test_a_date_that_another_stands_for_is_not_the_next() -> None:
    """Who confirmed a Wednesday does not come on Thursday as well."""
    found = schedule_of(series(), files=[meeting("2026-12-02", "confirmed")])
    assert found.next_of["check-in"].starts.date() == dt.date(2026, 12, 2)
    assert [each.starts.day for each in found.between(dt.date(2026, 12, 1), dt.date(2026, 12, 31))] == [2]


def test_of_a_rare_meeting_the_next_is_found_too() -> None:
    found = next_meeting(series(repeats="FREQ=YEARLY;INTERVAL=4", starts="2025-06-01"), [], TODAY)
    assert found is not None
    assert found.starts.date() == dt.date(2029, 6, 1)


@pytest.mark.parametrize(
    ("repeats", "last"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", "2027-12-23"),
        ("FREQ=WEEKLY;BYDAY=TH;INTERVAL=99", "2028-04-06"),
        ("FREQ=MONTHLY;BYDAY=1TH;INTERVAL=12", "2027-09-02"),
        ("FREQ=YEARLY;INTERVAL=2", "2028-09-03"),
    ],
)
def test_rules_are_followed_for_a_year_or_until_the_next_date(repeats: str, last: str) -> None:
    """Four hundred days; a date every 99 weeks is not told for the next hundred years."""
    found = schedule_of(series(repeats=repeats), files=[]).expected
    assert found[-1].starts.date() == dt.date.fromisoformat(last)


def test_a_file_of_a_far_day_lets_nothing_be_expected_until_then() -> None:
    """A slip in one name would give a page to each month of two centuries."""
    found = schedule_of(series(), files=[meeting("2199-12-30", "confirmed")])
    assert {each.starts.year for each in found.between(dt.date.min, dt.date.max)} == {2026, 2027, 2199}
