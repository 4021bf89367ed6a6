"""What is on which day: meetings, events, their deadlines and the dated parts of their programmes, month by month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from imenik.i18n.text import Text
from imenik.insights.schedule import Occurrence, Schedule
from imenik.model import Event, Record
from imenik.model.moments import Moment, day_of, zoned

LONG_EVENT_DAYS = 31
"""A longer event, in days, is shown on its first and last day only."""
EntryKind = Literal["meeting", "event", "deadline", "part"]


@dataclass(frozen=True)
class AlmanacEntry:
    """One item on one day. `record` has its page; `starts_at` is None if the time of day is not known.

    `state` is that of an event or a meeting; "expected" is a date without a file, and "left" the day that a meeting was
    moved from, to `moved_to`. A part of a programme has the title of its event in `of`.
    """

    day: dt.date
    kind: EntryKind
    record: Record
    title: Text
    state: str
    starts_at: dt.datetime | None = None
    zone: str = ""
    of: Text | None = None
    moved_to: dt.date | None = None

    @property
    def off(self) -> bool:
        """Whether nothing takes place on this day after all."""
        return self.state in ("cancelled", "left")


@dataclass(frozen=True)
class Almanac:
    """The items of each day; days without any are left out."""

    days: Mapping[dt.date, Sequence[AlmanacEntry]]

    @classmethod
    def of(cls, events: Iterable[Event], schedule: Schedule, today: dt.date) -> Almanac:
        """The almanac of some events and of all dates in the schedule."""
        days: defaultdict[dt.date, list[AlmanacEntry]] = defaultdict(list)
        for occurrence in schedule.between(dt.date.min, dt.date.max):
            for entry in _of_meeting(occurrence, today):
                days[entry.day].append(entry)
        for event in events:
            for entry in _of_event(event):
                days[entry.day].append(entry)
        return cls({day: sorted(entries, key=_order) for day, entries in sorted(days.items())})

    @cached_property
    def months(self) -> Mapping[dt.date, int]:
        """The first days of all months with items, in order, and how many items each has.

        Expected dates are not counted, so that a month can have 0.
        """
        by_month = groupby(self.days, key=lambda day: day.replace(day=1))
        return {
            month: len({self._thing(entry) for day in days for entry in self.days[day] if entry.state != "expected"})
            for month, days in by_month
        }

    @staticmethod
    def _thing(entry: AlmanacEntry) -> tuple[str, ...]:
        """What an event has in common on all its days."""
        day = entry.day.isoformat() if entry.kind == "meeting" else ""
        title = next(iter(entry.title.texts.values()))
        return entry.kind, entry.record.kind, entry.record.key, day, title


def start_time_of(occurrence: Occurrence, today: dt.date) -> dt.datetime | None:
    """When a meeting begins; None for a past one without a time in its file, since the rule alone proves nothing."""
    meeting = occurrence.meeting
    known = occurrence.local_start.date() >= today or (meeting and (meeting.time or meeting.moved_to))
    return occurrence.starts_at if known else None


def _of_meeting(occurrence: Occurrence, today: dt.date) -> Iterator[AlmanacEntry]:
    meeting, series = occurrence.meeting, occurrence.series
    day, record = occurrence.local_start.date(), meeting or series
    title = meeting.title if meeting and meeting.title else series.title
    hour = start_time_of(occurrence, today)
    yield AlmanacEntry(day, "meeting", record, title, occurrence.state, hour, series.timezone)
    if meeting and meeting.moved_to and meeting.date != day:
        yield AlmanacEntry(meeting.date, "meeting", meeting, title, "left", moved_to=day)


def _of_event(event: Event) -> Iterator[AlmanacEntry]:
    zone = event.timezone or ""
    for day, hour in _days(event.starts, event.ends, zone):
        yield AlmanacEntry(day, "event", event, event.title, event.status, hour, zone)
    if event.deadline:
        hour = _hour(event.deadline, zone)
        yield AlmanacEntry(day_of(event.deadline), "deadline", event, event.title, event.status, hour, zone)
    for part in event.programme:
        for day, hour in _days(part.starts, part.ends, zone) if part.starts else ():
            yield AlmanacEntry(day, "part", event, part.title, event.status, hour, zone, of=event.title)


def _days(starts: Moment, ends: Moment | None, zone: str) -> Iterator[tuple[dt.date, dt.datetime | None]]:
    """The days of an event or part, the first with its time; the first and last day only if it is long."""
    first, last = day_of(starts), day_of(ends or starts)
    yield first, _hour(starts, zone)
    length = (last - first).days
    later = range(1, length + 1) if length < LONG_EVENT_DAYS else (length,)
    yield from ((first + dt.timedelta(days=days), None) for days in later)


def _hour(instant: Moment, zone: str) -> dt.datetime | None:
    moment = zoned(instant, zone)
    return moment if isinstance(moment, dt.datetime) and moment.tzinfo else None


def _order(entry: AlmanacEntry) -> tuple[bool, dt.datetime, str, str]:
    """Items without a time first, then in order of time across zones."""
    hour = entry.starts_at or dt.datetime.min.replace(tzinfo=dt.UTC)
    return entry.starts_at is not None, hour, entry.record.kind, entry.record.key
