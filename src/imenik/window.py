"""From when to when the directory tells what is new, and why: the dates of a series, some days, or what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from imenik.agenda import expand
from imenik.directory import Directory
from imenik.model import Meeting, Series

USUAL = dt.timedelta(days=30)
"""How long a window is where no series says."""
LOOK_BACK = dt.timedelta(days=3 * 366)
"""How far back the dates of a series are looked for: the last two of a yearly one are in it."""

Why = Literal["asked", "days", "series"]


@dataclass(frozen=True)
class Window:
    """A span of days, both included, so that of two windows that meet neither misses what came on the day between."""

    since: dt.date
    until: dt.date
    why: Why = "asked"
    series: Series | None = None
    """The series whose dates it follows."""

    def holds(self, day: dt.date) -> bool:
        """Whether a day is in it."""
        return self.since <= day <= self.until


def default_window(directory: Directory, today: dt.date) -> Window:
    """From the last date but one before today of the series that asks for what is new; else the last 30 days.

    So everything that came between the last two meetings is in it, and what came since.
    """
    series = digest_series(directory)
    dates = past_dates(series, _meetings(directory, series), today) if series else ()
    if len(dates) < 2:
        return Window(today - USUAL, today, "days")
    return Window(dates[-2], today, "series", series)


def last_two(directory: Directory, series: Series, today: dt.date) -> Window | None:
    """From the last date but one of a series to its last one; None where it has no two before today."""
    dates = past_dates(series, _meetings(directory, series), today)
    return Window(dates[-2], dates[-1], "series", series) if len(dates) >= 2 else None


def digest_series(directory: Directory) -> Series | None:
    """The series with an agenda item that is filled in with what is new; the first by id of several."""
    asking = (each for each in directory.series.values() if any(item.digest for item in each.agenda))
    return min(asking, key=lambda each: each.id, default=None)


def past_dates(
    series: Series, meetings: Iterable[Meeting], today: dt.date, back: dt.timedelta = LOOK_BACK
) -> Sequence[dt.date]:
    """The days before today that it met on by its files, or should have met on by its rule; none called off."""
    yesterday = today - dt.timedelta(days=1)
    there = expand(series, list(meetings), yesterday - back, yesterday)
    return sorted({each.starts.date() for each in there if not each.meeting or each.meeting.status != "cancelled"})


def _meetings(directory: Directory, series: Series) -> list[Meeting]:
    return [each for each in directory.meetings.values() if each.series == series.id]
