"""The next meeting of a series: what its rule expects and what the files of its dates say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from imenik.agenda import known_dates, next_meeting
from imenik.model import Meeting, Series

TODAY = dt.date(2026, 11, 21)
BASE = {
    "id": "check-in",
    "title": "Check-in",
    "about": "Monthly",
    "organiser": "ministry",
    "starts": "2020-09-03",
    "time": "16:00",
    "timezone": "Europe/Sarajevo",
    "minutes": "75",
    "repeats": "FREQ=MONTHLY;BYDAY=1TH",
    "added": "2026-11-21",
}


def series(**changes: Any) -> Series:
    return Series.model_validate({**BASE, "status": "running", **changes})


def meeting(day: str, status: str, **more: Any) -> Meeting:
    fields = {"id": day, "date": day, "series": "check-in", "status": status, "added": "2026-11-21", **more}
    return Meeting.model_validate(fields)


@pytest.mark.parametrize(
    ("changes", "meetings", "expected"),
    [
        ({}, [], ("2026-12-03 16:00", False)),
        ({}, [meeting("2026-12-03", "confirmed")], ("2026-12-03 16:00", True)),
        ({}, [meeting("2026-12-03", "cancelled")], ("2027-01-07 16:00", False)),
        ({}, [meeting("2026-12-03", "moved", moved_to="2026-12-10T17:30")], ("2026-12-10 17:30", True)),
        ({}, [meeting("2026-11-25", "extra", time="18:00")], ("2026-11-25 18:00", True)),
        ({}, [meeting("2026-11-21", "held")], ("2026-12-03 16:00", False)),
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
