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
from imenik.insights.schedule import Occurrence, Schedule, resolve_local_time
from imenik.model import Event, Record
from imenik.model.moments import Moment, day_of

LONG_EVENT_DAYS = 31
"""An event of more days is shown on its first and its last day only."""
EntryKind = Literal["meeting", "event", "deadline", "part"]


@dataclass(frozen=True)
class AlmanacEntry:
    """One thing on one day. `record` has the page of it; `starts_at` is None where no hour is known of that day.

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
        """Whether nothing takes place on this day."""
        return self.state in ("cancelled", "left")


@dataclass(frozen=True)
class Almanac:
    """What is on which day; a day that holds nothing is missing."""

    days: Mapping[dt.date, Sequence[AlmanacEntry]]

    @classmethod
    def of(cls, events: Iterable[Event], schedule: Schedule, today: dt.date) -> Almanac:
        """The almanac of some events and of all series, as far ahead as rules are followed."""
        days: defaultdict[dt.date, list[AlmanacEntry]] = defaultdict(list)
        for each in schedule.between(dt.date.min, dt.date.max):
            for entry in _of_meeting(each, today):
                days[entry.day].append(entry)
        for event in events:
            for entry in _of_event(event):
                days[entry.day].append(entry)
        return cls({day: sorted(entries, key=_order) for day, entries in sorted(days.items())})

    @cached_property
    def months(self) -> Mapping[dt.date, int]:
        """The months that hold something, by their first days in order, and how many things that is.

        What is only expected is not counted, so that a month has 0 where there is nothing else.
        """
        by_month = groupby(self.days, key=lambda day: day.replace(day=1))
        return {
            month: len({self._thing(each) for day in days for each in self.days[day] if each.state != "expected"})
            for month, days in by_month
        }

    @staticmethod
    def _thing(entry: AlmanacEntry) -> tuple[str, ...]:
        """The same for all days of an event."""
        day = entry.day.isoformat() if entry.kind == "meeting" else ""
        title = next(iter(entry.title.texts.values()))
        return entry.kind, entry.record.kind, entry.record.key, day, title


def start_time_of(occurrence: Occurrence, today: dt.date) -> dt.datetime | None:
    """When a meeting begins; None for a past one whose file does not tell, since rules only promise."""
    meeting = occurrence.meeting
    known = occurrence.starts.date() >= today or (meeting and (meeting.time or meeting.moved_to))
    return occurrence.starts_at if known else None


def _of_meeting(occurrence: Occurrence, today: dt.date) -> Iterator[AlmanacEntry]:
    meeting, series = occurrence.meeting, occurrence.series
    day, record = occurrence.starts.date(), meeting or series
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
    """The days of something, the first with its hour; of something long the first and the last."""
    first, last = day_of(starts), day_of(ends or starts)
    yield first, _hour(starts, zone)
    length = (last - first).days
    later = range(1, length + 1) if length < LONG_EVENT_DAYS else (length,)
    yield from ((first + dt.timedelta(days=at), None) for at in later)


def _hour(instant: Moment, zone: str) -> dt.datetime | None:
    return resolve_local_time(instant, zone) if isinstance(instant, dt.datetime) and zone else None


def _order(entry: AlmanacEntry) -> tuple[bool, dt.datetime, str, str]:
    """Whole days first, then by the hour wherever that is."""
    hour = entry.starts_at or dt.datetime.min.replace(tzinfo=dt.UTC)
    return entry.starts_at is not None, hour, entry.record.kind, entry.record.key
