"""From when to when it is told what is new: the dates of a series, by files or by its rule; what was asked."""

from __future__ import annotations

import datetime as dt

import pytest

from imenik.insights import Insights
from imenik.insights.digest.period import DEFAULT_LENGTH, Period, series_period
from imenik.model import Meeting, Record
from tests.factories import AGENDA, NOVEMBER, TODAY, directory_of, meeting, series

_, UNTIL = NOVEMBER


def period_on(today: dt.date, *records: Record) -> Period:
    """What the site tells of on a day."""
    return Insights(directory_of(*records), today).period


def test_the_window_begins_with_the_last_date_but_one() -> None:
    """Of the series that asks, until today: so all between the last two meetings is in it, and what came since."""
    period = period_on(TODAY, series(agenda=AGENDA))
    assert (str(period.since), str(period.until), period.why) == ("2026-10-01", "2026-11-21", "series")


@pytest.mark.parametrize(
    ("meetings", "since"),
    [
        ([meeting("2026-11-05", "cancelled")], "2026-09-03"),
        ([meeting("2026-11-05", "moved", moved_to="2026-11-12T16:00")], "2026-10-01"),
        ([meeting("2026-10-01", "moved", moved_to="2026-10-08T16:00")], "2026-10-08"),
        ([meeting("2026-11-16", "extra")], "2026-11-05"),
    ],
)
def test_files_of_dates_count(meetings: list[Meeting], since: str) -> None:
    """A date that was called off is none; a moved one is where it was moved to."""
    period = period_on(TODAY, series(agenda=AGENDA), *meetings)
    assert str(period.since) == since


def test_a_meeting_of_today_is_not_over() -> None:
    assert str(period_on(dt.date(2026, 11, 5), series(agenda=AGENDA)).since) == "2026-09-03"


def test_without_a_series_that_asks_it_is_thirty_days() -> None:
    for records in ([], [series()], [series(agenda=AGENDA, starts="2026-11-01")]):
        period = period_on(UNTIL, *records)
        assert (period.since, period.why) == (UNTIL - DEFAULT_LENGTH, "days")


def test_of_several_series_the_first_asks() -> None:
    many = [series(id=each, agenda=AGENDA) for each in ("b", "a")]
    period = period_on(UNTIL, *many)
    assert period.series
    assert period.series.id == "a"


def test_a_series_that_has_ended_does_not_ask() -> None:
    """Even with the first id: a running one would be hidden by it."""
    running = series(id="b", agenda=AGENDA)
    period = period_on(UNTIL, series(id="a", agenda=AGENDA, status="ended"), running)
    assert period.series == running
    assert period_on(UNTIL, series(agenda=AGENDA, status="ended")).why == "days"


def test_a_date_that_no_file_has_is_only_of_the_rule() -> None:
    asking = series(agenda=AGENDA)
    assert period_on(TODAY, asking).by_rule
    assert period_on(TODAY, asking, meeting("2026-11-05", "held")).by_rule
    assert not period_on(TODAY, asking, meeting("2026-10-01", "held")).by_rule


def test_any_series_can_be_followed() -> None:
    """From its last date but one to today; not without two dates."""
    period = series_period(series(), [], TODAY)
    assert period
    assert (str(period.since), period.until, period.why) == ("2026-10-01", TODAY, "series")
    assert series_period(series(starts="2026-11-20"), [], TODAY) is None
