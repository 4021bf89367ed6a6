"""When series meet: their rules and the files of their dates. Today's date is an argument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateutil.rrule import rrulestr

from imenik.directory import Directory
from imenik.model import Meeting, Series
from imenik.relations import Relations

HORIZON = dt.timedelta(days=400)
"""How far ahead a rule is followed."""
CONFIRMING = frozenset({"confirmed", "moved", "extra"})
"""What the file of a date says of one that stands."""


@dataclass(frozen=True)
class Occurrence:
    """One date of a series in its own time zone; without a file (`meeting`) it is only expected by the rule."""

    series: Series
    starts: dt.datetime
    meeting: Meeting | None = None

    @property
    def confirmed(self) -> bool:
        """Whether the file of the date says that it stands."""
        return self.meeting is not None and self.meeting.status in CONFIRMING


@dataclass(frozen=True)
class Agenda:
    """The dates of all series by the series' ids: the next meeting of those that have one, and those with a file."""

    coming: Mapping[str, Occurrence]
    dates: Mapping[str, Sequence[Occurrence]]

    @classmethod
    def of(cls, directory: Directory, relations: Relations, today: dt.date) -> Agenda:
        """The agenda of a directory on a day; a series that has ended shows no date ahead."""
        coming, dates = {}, {}
        for series in directory.series.values():
            meetings = relations.meetings_of.get(series.id, ())
            following = next_meeting(series, meetings, today)
            if following:
                coming[series.id] = following
            ended = series.status == "ended"
            dates[series.id] = [
                each for each in known_dates(series, meetings) if not ended or each.starts.date() <= today
            ]
        return cls(coming, dates)


def known_dates(series: Series, meetings: Iterable[Meeting]) -> list[Occurrence]:
    """The dates that have a file, newest first; a moved one by its new day."""
    found = [Occurrence(series, _start(series, each), each) for each in meetings]
    return sorted(found, key=lambda each: each.starts, reverse=True)


def next_meeting(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Occurrence | None:
    """The first meeting from `today` on that is not known to be off, or None when the series has none ahead."""
    if series.status == "ended":
        return None
    confirmed = (each for each in known_dates(series, meetings) if each.confirmed)
    coming = [*confirmed, *_expected(series, meetings, today)]
    ahead = [occurrence for occurrence in coming if occurrence.starts.date() >= today]
    return min(ahead, key=lambda occurrence: (occurrence.starts, not occurrence.confirmed), default=None)


def _start(series: Series, meeting: Meeting) -> dt.datetime:
    return meeting.moved_to or dt.datetime.combine(meeting.date, meeting.time or series.time)


def _expected(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Iterator[Occurrence]:
    known = {meeting.date for meeting in meetings}
    first = dt.datetime.combine(series.starts, series.time)
    last = min(series.until or dt.date.max, today + HORIZON)
    rule = rrulestr(series.repeats, dtstart=first)
    for starts in rule.between(dt.datetime.combine(today, dt.time()), dt.datetime.combine(last, dt.time.max), inc=True):
        if starts.date() not in known:
            yield Occurrence(series, starts)
