"""The period that a digest covers, and why: the dates of a series, a number of days, or the days asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from imenik.insights.schedule import Occurrence, expand, known_dates
from imenik.model import Meeting, Series
from imenik.store.directory import Directory

DEFAULT_LENGTH = dt.timedelta(days=30)
"""The length of a period without a digest series."""
LOOK_BACK = dt.timedelta(days=3 * 366)
"""How far back to look for dates of a series; the last two dates of a yearly one are within it."""

PeriodReason = Literal["asked", "days", "series"]
MeetingsOf = Mapping[str, Sequence[Meeting]]
"""Meetings with a file, by series id, as in `Relations`."""


@dataclass(frozen=True)
class Period:
    """A span of days, both included, so that two adjacent periods together miss no change of the shared day."""

    since: dt.date
    until: dt.date
    why: PeriodReason = "asked"
    series: Series | None = None
    """The series whose dates the period follows."""
    by_rule: bool = False
    """Whether the period begins on a date that is only known by the rule: no file confirms the meeting."""

    def contains(self, day: dt.date) -> bool:
        """Whether a day is in the period."""
        return self.since <= day <= self.until


def default_period(directory: Directory, meetings_of: MeetingsOf, today: dt.date) -> Period:
    """The period of the digest series; without one, or if it has no two past dates, the last 30 days."""
    series = digest_series(directory)
    period = series_period(series, meetings_of.get(series.id, ()), today) if series else None
    return period or Period(today - DEFAULT_LENGTH, today, "days")


def series_period(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Period | None:
    """From the second-to-last past date of a series to today; None if it has fewer than two.

    So it covers everything between the last two meetings and everything since.
    """
    dates = past_dates(series, meetings, today)
    first = dates[-2] if len(dates) >= 2 else None
    return Period(first.local_start.date(), today, "series", series, by_rule=not first.meeting) if first else None


def digest_series(directory: Directory) -> Series | None:
    """The first series, by id, that has not ended and asks for the digest in its agenda."""
    active = (series for series in directory.series.values() if series.status != "ended")
    asking = (series for series in active if any(item.digest for item in series.agenda))
    return min(asking, key=lambda series: series.id, default=None)


def past_dates(
    series: Series, meetings: Iterable[Meeting], today: dt.date, back: dt.timedelta = LOOK_BACK
) -> list[Occurrence]:
    """Its past dates, one a day, with or without a file; cancelled ones are left out."""
    yesterday = today - dt.timedelta(days=1)
    occurrences = expand(series, list(meetings), yesterday - back, yesterday)
    held = (occurrence for occurrence in occurrences if occurrence.state != "cancelled")
    by_day = {
        occurrence.local_start.date(): occurrence
        for occurrence in sorted(held, key=lambda occurrence: bool(occurrence.meeting))
    }
    return [by_day[day] for day in sorted(by_day)]


def known_days(series: Series, meetings: Iterable[Meeting], today: dt.date) -> list[dt.date]:
    """The past days with a file on which it met or was due to meet: those that have a page."""
    due = (occurrence for occurrence in known_dates(series, meetings) if occurrence.state != "cancelled")
    return sorted({day for occurrence in due if (day := occurrence.local_start.date()) < today})
