"""When a series meets: its rule and the files of its dates. Today's date is an argument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateutil.rrule import rrulestr

from imenik.model import Meeting, Series

HORIZON = dt.timedelta(days=400)
"""How far ahead a rule is followed."""


@dataclass(frozen=True)
class Occurrence:
    """One date of a series in its own time zone; `confirmed` only where a file of the date says so."""

    series: Series
    starts: dt.datetime
    confirmed: bool


def next_meeting(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Occurrence | None:
    """The first meeting from `today` on that is not known to be off, or None when the series has none ahead."""
    coming = [*_confirmed(series, meetings), *_expected(series, meetings, today)]
    ahead = [occurrence for occurrence in coming if occurrence.starts.date() >= today]
    return min(ahead, key=lambda occurrence: (occurrence.starts, not occurrence.confirmed), default=None)


def _confirmed(series: Series, meetings: Iterable[Meeting]) -> Iterator[Occurrence]:
    for meeting in meetings:
        if meeting.status in ("confirmed", "extra"):
            starts = dt.datetime.combine(meeting.date, meeting.time or series.time)
            yield Occurrence(series, starts, confirmed=True)
        elif meeting.status == "moved" and meeting.moved_to:
            yield Occurrence(series, meeting.moved_to, confirmed=True)


def _expected(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Iterator[Occurrence]:
    if series.status == "ended":
        return
    known = {meeting.date for meeting in meetings}
    first = dt.datetime.combine(series.starts, series.time)
    last = min(series.until or dt.date.max, today + HORIZON)
    rule = rrulestr(series.repeats, dtstart=first)
    for starts in rule.between(dt.datetime.combine(today, dt.time()), dt.datetime.combine(last, dt.time.max), inc=True):
        if starts.date() not in known:
            yield Occurrence(series, starts, confirmed=False)
