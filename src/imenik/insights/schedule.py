"""When series meet: their recurrence rules (RFC 5545), overridden by the files of single dates."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice, pairwise
from typing import Literal

from dateutil.rrule import rrule, rrulestr

from imenik.insights.relations import Relations
from imenik.model import Meeting, Series
from imenik.model.moments import resolve_local_time
from imenik.model.recurrence import Rule
from imenik.store.directory import Directory

OccurrenceState = Literal["expected", "held", "confirmed", "moved", "cancelled", "extra"]
"""The status in the file of a date; `expected` for a date that only follows from the rule."""
HORIZON = dt.timedelta(days=400)
"""How far ahead a rule is followed; a rule with longer gaps is followed to its next date."""
CONFIRMED_STATES = frozenset({"confirmed", "moved", "extra"})
"""Statuses of a date that is going to take place."""
REPLACING_STATES = frozenset({"held", "confirmed", "moved"})
"""Statuses of a file off the rule that stands for a date of the rule: the meeting took place on another day."""
_GAPS = {"WEEKLY": 7, "MONTHLY": 35, "YEARLY": 366}
"""The most days between two dates, by the frequency of the rule. A month can have five weeks."""


@dataclass(frozen=True)
class Occurrence:
    """One date of a series, with or without a file; `meeting` is its file.

    `local_start` and `local_end` are times of the series without a zone; `starts_at` and `ends_at` are the same moments
    with the time zone. `date` is the day that the date is filed under, which differs from the day of `local_start` if
    the meeting was moved to another day.
    """

    series: Series
    local_start: dt.datetime
    meeting: Meeting | None = None

    @property
    def state(self) -> OccurrenceState:
        """The status of the date."""
        return self.meeting.status if self.meeting else "expected"

    @property
    def confirmed(self) -> bool:
        """Whether the file of the date confirms it."""
        return self.state in CONFIRMED_STATES

    @cached_property
    def starts_at(self) -> dt.datetime:
        """`local_start` with the time zone of the series."""
        return resolve_local_time(self.local_start, self.series.timezone)

    @property
    def ends_at(self) -> dt.datetime:
        """Its end, with the time zone of the series. The duration is elapsed time, even across a clock change."""
        last = self.starts_at.astimezone(dt.UTC) + dt.timedelta(minutes=self.series.minutes)
        return last.astimezone(self.starts_at.tzinfo)

    @property
    def local_end(self) -> dt.datetime:
        """Its end in the series' own time, without a zone."""
        return self.ends_at.replace(tzinfo=None)

    @property
    def date(self) -> dt.date:
        """The day in the name of its file, existing or not: the date by the rule, even if the meeting was moved."""
        return self.meeting.date if self.meeting else self.local_start.date()


@dataclass(frozen=True)
class Schedule:
    """The dates of all series, by series id: the next meeting, if any, and the dates with a file."""

    next_of: Mapping[str, Occurrence]
    dates_of: Mapping[str, Sequence[Occurrence]]
    expected: Sequence[Occurrence] = ()
    """Dates without a file, by the rules alone, from today to the horizon."""

    @classmethod
    def of(cls, directory: Directory, relations: Relations, today: dt.date) -> Schedule:
        """The schedule on a day; a series that has ended has no future dates."""
        next_of: dict[str, Occurrence] = {}
        dates_of: dict[str, Sequence[Occurrence]] = {}
        expected: list[Occurrence] = []
        for series in directory.series.values():
            meetings = relations.meetings_of.get(series.id, ())
            ended = series.status == "ended"
            known = known_dates(series, meetings)
            dates_of[series.id] = [date for date in known if not ended or date.local_start.date() <= today]
            following = _following(series, meetings, today)
            expected += (date for date in following if date.state == "expected")
            first = _next(following)
            if first:
                next_of[series.id] = first
        return cls(next_of, dates_of, expected)

    def between(self, first: dt.date, last: dt.date) -> Sequence[Occurrence]:
        """The dates of all series from `first` to `last`, in order, with and without a file.

        A date counts on its day in the time zone of its series. Past dates without a file are not included.
        """
        occurrences = self._by_day[bisect_left(self._keys, first) : bisect_right(self._keys, last)]
        return sorted(occurrences, key=lambda occurrence: (occurrence.starts_at, occurrence.series.id))

    @cached_property
    def _by_day(self) -> Sequence[Occurrence]:
        known = (occurrence for dates in self.dates_of.values() for occurrence in dates)
        return sorted([*known, *self.expected], key=lambda occurrence: occurrence.local_start.date())

    @cached_property
    def _keys(self) -> Sequence[dt.date]:
        return [occurrence.local_start.date() for occurrence in self._by_day]


def expand(series: Series, meetings: Iterable[Meeting], first: dt.date, last: dt.date) -> list[Occurrence]:
    """The dates of a series on the days from `first` to `last`, in order; a moved one counts on its new day.

    A file overrides the rule. Dates of the rule without a file are expected, except for `replaced_dates`.
    """
    meetings = valid_meetings(series, meetings)
    taken = {meeting.date for meeting in meetings} | replaced_dates(series, meetings)
    dated = (Occurrence(series, start_of(series, meeting), meeting) for meeting in meetings)
    occurrences = [occurrence for occurrence in dated if first <= occurrence.local_start.date() <= last]
    end = last_day(series, meetings)
    expected = rule_dates(series, first, min(last, end) if end else last)
    occurrences += (Occurrence(series, starts) for starts in expected if starts.date() not in taken)
    return sorted(occurrences, key=lambda occurrence: (occurrence.local_start, occurrence.date))


def replaced_dates(series: Series, meetings: Iterable[Meeting]) -> frozenset[dt.date]:
    """The dates of the rule that a file off the rule replaces: a Wednesday for that month's first Thursday.

    A file replaces the nearest date of the rule, if that is at most half of the longest gap away and has no file of
    its own. An extra or cancelled date off the rule replaces none.
    """
    meetings = tuple(meetings)
    known, ruled = {meeting.date for meeting in meetings}, list(rule_days(series, meetings))
    nearest = (
        _nearest(ruled, meeting.date, longest_gap(series) // 2)
        for meeting in meetings
        if meeting.status in REPLACING_STATES
    )
    return frozenset(day for day in nearest if day and day not in known)


def _nearest(days: Sequence[dt.date], day: dt.date, most: int) -> dt.date | None:
    """The day nearest to `day` in ascending `days`, the earlier one of two; None if all are too far away."""
    index = bisect_left(days, day)
    near = [candidate for candidate in days[max(index - 1, 0) : index + 1] if abs((candidate - day).days) <= most]
    return min(near, key=lambda candidate: abs((candidate - day).days), default=None)


def rule_days(series: Series, meetings: Iterable[Meeting]) -> dict[dt.date, dt.datetime]:
    """The dates of the rule by day, in order, up to the last one that a file can replace."""
    meetings = tuple(meetings)
    last, end = max([series.starts, *(meeting.date for meeting in meetings)]), last_day(series, meetings)
    far = _shifted(last, longest_gap(series))
    return {date.date(): date for date in rule_dates(series, series.starts, min(far, end or far))}


def valid_meetings(series: Series, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The files that count: of a series that has ended, only those up to the last day that is known of it."""
    meetings = tuple(meetings)
    if series.status != "ended":
        return meetings
    last = _last_known(series, meetings)
    return tuple(meeting for meeting in meetings if start_of(series, meeting).date() <= last)


def last_day(series: Series, meetings: Iterable[Meeting]) -> dt.date | None:
    """The day after which the rule gives no more dates; None if it has no known end.

    A series that has ended gives no dates after the last day that is known of it.
    """
    if series.status != "ended":
        return series.until
    known = _last_known(series, meetings)
    return min(series.until or known, known)


def _last_known(series: Series, meetings: Iterable[Meeting]) -> dt.date:
    """The day of the last check of a series, or of the last meeting held, whichever is later."""
    held = (start_of(series, meeting).date() for meeting in meetings if meeting.status == "held")
    return max([series.checked or series.added, *held])


def has_dates(series: Series, meetings: Iterable[Meeting]) -> bool:
    """Whether the calendar of the series has any dates."""
    meetings = tuple(meetings)
    return bool(valid_meetings(series, meetings) or first_date(series, meetings))


def first_date(series: Series, meetings: Iterable[Meeting]) -> dt.datetime | None:
    """The first date of the rule, in the series' own time; None if the series ends before it."""
    first = rule_of(series).after(dt.datetime.combine(series.starts, dt.time()), inc=True)
    last = last_day(series, meetings)
    return first if first and (not last or first.date() <= last) else None


def longest_gap(series: Series) -> int:
    """The most days between two dates of the rule, leaving aside 29 February."""
    rule = Rule(series.repeats)
    return _longest_gap(rule) if len(rule.days) > 1 else _GAPS[rule.frequency] * rule.every


@cache
def _longest_gap(rule: Rule) -> int:
    """The most days between two of many dates of a rule with several days."""
    dates = list(islice(rrulestr(rule.written, dtstart=dt.datetime(2000, 1, 1)), 60 * len(rule.days)))
    return max((later - earlier).days for earlier, later in pairwise(dates))


def rule_dates(series: Series, first: dt.date, last: dt.date) -> list[dt.datetime]:
    """The dates of the rule alone from `first` to `last`, in the series' own time."""
    rule = rule_of(series)
    return rule.between(dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max), inc=True)


def rule_of(series: Series) -> rrule:
    """The recurrence rule from the first day of the series on, without an end."""
    rule = rrulestr(series.repeats, dtstart=dt.datetime.combine(series.starts, series.time))
    assert isinstance(rule, rrule)  # noqa: S101 - a set of rules takes several lines, and the model allows one
    return rule


def start_of(series: Series, meeting: Meeting) -> dt.datetime:
    """When a meeting with a file begins, in the series' own time."""
    return meeting.moved_to or dt.datetime.combine(meeting.date, meeting.time or series.time)


def known_dates(series: Series, meetings: Iterable[Meeting]) -> list[Occurrence]:
    """The dates that have a file, newest first; a moved one by its new day."""
    occurrences = [Occurrence(series, start_of(series, meeting), meeting) for meeting in meetings]
    return sorted(occurrences, key=lambda occurrence: occurrence.local_start, reverse=True)


def next_meeting(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Occurrence | None:
    """The first meeting from `today` on that is confirmed or expected; None if there is none."""
    return _next(_following(series, meetings, today))


def _next(following: Iterable[Occurrence]) -> Occurrence | None:
    candidates = [occurrence for occurrence in following if occurrence.confirmed or occurrence.state == "expected"]
    return min(candidates, key=lambda occurrence: (occurrence.local_start, not occurrence.confirmed), default=None)


def _following(series: Series, meetings: Iterable[Meeting], today: dt.date) -> list[Occurrence]:
    """All known and expected dates from today on."""
    if series.status == "ended":
        return []
    meetings = tuple(meetings)
    horizon = today + max(HORIZON, dt.timedelta(longest_gap(series) + 31))
    beyond = (occurrence for occurrence in known_dates(series, meetings) if occurrence.local_start.date() > horizon)
    return [*expand(series, meetings, today, horizon), *beyond]


def _shifted(day: dt.date, days: int) -> dt.date:
    """The day so many days later, within the calendar's limits."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
