"""From when to when the directory tells what is new, and why: the dates of a series, some days, or what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from imenik.insights.schedule import Occurrence, expand, known_dates
from imenik.model import Meeting, Series
from imenik.store.directory import Directory

DEFAULT_LENGTH = dt.timedelta(days=30)
"""How long a period is where no series says."""
LOOK_BACK = dt.timedelta(days=3 * 366)
"""How far back the dates of a series are looked for: the last two of a yearly one are in it."""

PeriodReason = Literal["asked", "days", "series"]
MeetingsOf = Mapping[str, Sequence[Meeting]]
"""The files of dates by the ids of their series, as `Relations` has them."""


@dataclass(frozen=True)
class Period:
    """A span of days, both included, so that of two periods that meet neither misses what came on the day between."""

    since: dt.date
    until: dt.date
    why: PeriodReason = "asked"
    series: Series | None = None
    """The series whose dates it follows."""
    by_rule: bool = False
    """Whether only the rule of the series gives the date that it begins with: no file says that there was a meeting."""

    def contains(self, day: dt.date) -> bool:
        """Whether a day is in it."""
        return self.since <= day <= self.until


def default_period(directory: Directory, meetings_of: MeetingsOf, today: dt.date) -> Period:
    """That of the series which asks for what is new; else, or where it has no two dates yet, the last 30 days."""
    series = digest_series(directory)
    period = series_period(series, meetings_of.get(series.id, ()), today) if series else None
    return period or Period(today - DEFAULT_LENGTH, today, "days")


def series_period(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Period | None:
    """From the last date but one of a series to today; None where it has no two before today.

    So everything that came between the last two meetings is in it, and what came since.
    """
    dates = past_dates(series, meetings, today)
    first = dates[-2] if len(dates) >= 2 else None
    return Period(first.starts.date(), today, "series", series, by_rule=not first.meeting) if first else None


def digest_series(directory: Directory) -> Series | None:
    """The series that fills a point of its agenda with what is new and has not ended; of several the first by id."""
    at_work = (each for each in directory.series.values() if each.status != "ended")
    asking = (each for each in at_work if any(item.digest for item in each.agenda))
    return min(asking, key=lambda each: each.id, default=None)


def past_dates(
    series: Series, meetings: Iterable[Meeting], today: dt.date, back: dt.timedelta = LOOK_BACK
) -> list[Occurrence]:
    """Its dates before today, one a day: by its files, or only by its rule; none that was called off."""
    yesterday = today - dt.timedelta(days=1)
    there = expand(series, list(meetings), yesterday - back, yesterday)
    met = (each for each in there if each.state != "cancelled")
    by_day = {each.starts.date(): each for each in sorted(met, key=lambda each: bool(each.meeting))}
    return [by_day[day] for day in sorted(by_day)]


def known_days(series: Series, meetings: Iterable[Meeting], today: dt.date) -> list[dt.date]:
    """The days before today on which it met, or was to meet, by its files: those that have a page."""
    dates = known_dates(series, meetings)
    return sorted({day for each in dates if (day := each.starts.date()) < today and each.state != "cancelled"})
