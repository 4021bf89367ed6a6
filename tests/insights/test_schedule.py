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
    assert (found and (f"{found.local_start:%Y-%m-%d %H:%M}", found.confirmed)) == expected


def test_dates_with_a_file_come_newest_first() -> None:
    """A moved one by its new day; one without a time of its own begins when its series does."""
    files = [
        meeting("2026-01-01", "moved", moved_to="2026-03-01T10:00"),
        meeting("2026-02-05", "held"),
        meeting("2026-04-02", "cancelled", time="17:00"),
    ]
    found = [(f"{each.local_start:%Y-%m-%d %H:%M}", each.confirmed) for each in known_dates(series(), files)]
    assert found == [("2026-04-02 17:00", False), ("2026-03-01 10:00", True), ("2026-02-05 16:00", False)]


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
    assert found.local_end == dt.datetime(2026, 3, 29, 3, 45)


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
    assert [(each.series.id, f"{each.local_start:%m-%d}", each.state) for each in found] == [
        ("check-in", "11-10", "held"),
        ("doubtful", "12-03", "expected"),
        ("overseas", "12-03", "expected"),
        ("check-in", "12-03", "confirmed"),
    ]


def test_a_date_that_another_stands_for_is_not_the_next() -> None:
    """Who confirmed a Wednesday does not come on Thursday as well."""
    found = schedule_of(series(), files=[meeting("2026-12-02", "confirmed")])
    assert found.next_of["check-in"].local_start.date() == dt.date(2026, 12, 2)
    assert [each.local_start.day for each in found.between(dt.date(2026, 12, 1), dt.date(2026, 12, 31))] == [2]


def test_of_a_rare_meeting_the_next_is_found_too() -> None:
    found = next_meeting(series(repeats="FREQ=YEARLY;INTERVAL=4", starts="2025-06-01"), [], TODAY)
    assert found is not None
    assert found.local_start.date() == dt.date(2029, 6, 1)


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
    assert found[-1].local_start.date() == dt.date.fromisoformat(last)


def test_a_file_of_a_far_day_lets_nothing_be_expected_until_then() -> None:
    """A slip in one name would give a page to each month of two centuries."""
    found = schedule_of(series(), files=[meeting("2199-12-30", "confirmed")])
    assert {each.local_start.year for each in found.between(dt.date.min, dt.date.max)} == {2026, 2027, 2199}
