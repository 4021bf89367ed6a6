"""When series meet: their rules (RFC 5545) with the files of their dates on top. Today's date is an argument."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dateutil.rrule import rrule, rrulestr

from imenik.i18n import timezones as zones
from imenik.insights.relations import Relations
from imenik.model import Meeting, Series
from imenik.store.directory import Directory

OccurrenceState = Literal["expected", "held", "confirmed", "moved", "cancelled", "extra"]
"""What is known of a date: what its file says, and without a file that it is expected by the rule."""
HORIZON = dt.timedelta(days=400)
"""How far ahead a rule is followed, unless it gives dates more rarely: then until the next one."""
CONFIRMED_STATES = frozenset({"confirmed", "moved", "extra"})
"""What the file of a date says of one that stands."""
REPLACING_STATES = frozenset({"held", "confirmed", "moved"})
"""What the file of a date off the rule says where the meeting was that of the rule, only on another day."""
_GAPS = {"WEEKLY": 7, "MONTHLY": 35, "YEARLY": 366}
"""The most days from one date to the next, by how often a rule gives them. A month can have five weeks."""


@dataclass(frozen=True)
class Occurrence:
    """One date of a series, `starts` in the series' own time; without a file (`meeting`) it is only expected."""

    series: Series
    starts: dt.datetime
    meeting: Meeting | None = None

    @property
    def state(self) -> OccurrenceState:
        """What is known of it."""
        return self.meeting.status if self.meeting else "expected"

    @property
    def confirmed(self) -> bool:
        """Whether the file of the date says that it stands."""
        return self.state in CONFIRMED_STATES

    @cached_property
    def starts_at(self) -> dt.datetime:
        """Its first moment."""
        return resolve_local_time(self.starts, self.series.timezone)

    @property
    def ends_at(self) -> dt.datetime:
        """Its last moment; the minutes are those that pass, whatever the clock does meanwhile."""
        last = self.starts_at.astimezone(dt.UTC) + dt.timedelta(minutes=self.series.minutes)
        return last.astimezone(self.starts_at.tzinfo)

    @property
    def ends(self) -> dt.datetime:
        """When it ends in the series' own time."""
        return self.ends_at.replace(tzinfo=None)

    @property
    def date(self) -> dt.date:
        """The day that its file is, or would be, named after: that of the rule, also where it was moved."""
        return self.meeting.date if self.meeting else self.starts.date()


@dataclass(frozen=True)
class Schedule:
    """The dates of all series by the series' ids: the next meeting of those that have one, and those with a file."""

    next_of: Mapping[str, Occurrence]
    dates_of: Mapping[str, Sequence[Occurrence]]
    expected: Sequence[Occurrence] = ()
    """What the rules let expect, from today to the horizon."""

    @classmethod
    def of(cls, directory: Directory, relations: Relations, today: dt.date) -> Schedule:
        """The agenda of a directory on a day; a series that has ended shows no date ahead."""
        next_of: dict[str, Occurrence] = {}
        dates_of: dict[str, Sequence[Occurrence]] = {}
        expected: list[Occurrence] = []
        for series in directory.series.values():
            meetings = relations.meetings_of.get(series.id, ())
            ended = series.status == "ended"
            known = known_dates(series, meetings)
            dates_of[series.id] = [date for date in known if not ended or date.starts.date() <= today]
            following = _following(series, meetings, today)
            expected += (date for date in following if date.state == "expected")
            first = _next(following)
            if first:
                next_of[series.id] = first
        return cls(next_of, dates_of, expected)

    def between(self, first: dt.date, last: dt.date) -> Sequence[Occurrence]:
        """The dates of all series in a window of days, as they follow each other: what has a file and what is expected.

        Each is on its day in the time of its series. Of a past date without a file nothing is claimed.
        """
        there = self._by_day[bisect_left(self._keys, first) : bisect_right(self._keys, last)]
        return sorted(there, key=lambda each: (each.starts_at, each.series.id))

    @cached_property
    def _by_day(self) -> Sequence[Occurrence]:
        known = (each for dates in self.dates_of.values() for each in dates)
        return sorted([*known, *self.expected], key=lambda each: each.starts.date())

    @cached_property
    def _keys(self) -> Sequence[dt.date]:
        return [each.starts.date() for each in self._by_day]


def expand(series: Series, meetings: Iterable[Meeting], first: dt.date, last: dt.date) -> list[Occurrence]:
    """The dates of a series on the days from `first` to `last`, in order; a moved one counts on its new day.

    What a file says of its date holds. A date of the rule without one is expected, but for those that `replaced` names.
    """
    meetings = valid_meetings(series, meetings)
    taken = {meeting.date for meeting in meetings} | replaced_dates(series, meetings)
    dated = (Occurrence(series, start_of(series, each), each) for each in meetings)
    there = [each for each in dated if first <= each.starts.date() <= last]
    end = last_day(series, meetings)
    expected = rule_dates(series, first, min(last, end) if end else last)
    there += (Occurrence(series, starts) for starts in expected if starts.date() not in taken)
    return sorted(there, key=lambda each: (each.starts, each.date))


def replaced_dates(series: Series, meetings: Iterable[Meeting]) -> frozenset[dt.date]:
    """The dates of the rule for which a file off the rule stands: a Wednesday for that month's first Thursday.

    That is the nearest one, at most half of the longest way between two dates off, unless it has a file of its own. An
    extra date stands for none; one off the rule that was called off leaves it open.
    """
    meetings = tuple(meetings)
    known, ruled = {meeting.date for meeting in meetings}, list(rule_days(series, meetings))
    found = (
        _nearest(ruled, each.date, longest_gap(series) // 2) for each in meetings if each.status in REPLACING_STATES
    )
    return frozenset(day for day in found if day and day not in known)


def _nearest(days: Sequence[dt.date], day: dt.date, most: int) -> dt.date | None:
    """Of days in order the nearest one, of two equally near ones the earlier; None where all are too far away."""
    at = bisect_left(days, day)
    near = [each for each in days[max(at - 1, 0) : at + 1] if abs((each - day).days) <= most]
    return min(near, key=lambda each: abs((each - day).days), default=None)


def rule_days(series: Series, meetings: Iterable[Meeting]) -> dict[dt.date, dt.datetime]:
    """The dates of the rule by their days, in order, as far as files can have to do with them."""
    meetings = tuple(meetings)
    last, end = max([series.starts, *(each.date for each in meetings)]), last_day(series, meetings)
    far = _shifted(last, longest_gap(series))
    return {each.date(): each for each in rule_dates(series, series.starts, min(far, end or far))}


def valid_meetings(series: Series, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The files of dates that count: what was planned for a time when a series had ended is not on."""
    meetings = tuple(meetings)
    if series.status != "ended":
        return meetings
    last = _last_known(series, meetings)
    return tuple(each for each in meetings if start_of(series, each).date() <= last)


def last_day(series: Series, meetings: Iterable[Meeting]) -> dt.date | None:
    """The day after which the rule gives no more dates; None where no end is known.

    Of a series that has ended that is at the latest the last day of which anything is known.
    """
    if series.status != "ended":
        return series.until
    known = _last_known(series, meetings)
    return min(series.until or known, known)


def _last_known(series: Series, meetings: Iterable[Meeting]) -> dt.date:
    """The day on which a series was last looked into, or a later one on which it met."""
    held = (start_of(series, each).date() for each in meetings if each.status == "held")
    return max([series.checked or series.added, *held])


def has_dates(series: Series, meetings: Iterable[Meeting]) -> bool:
    """Whether a calendar of the series holds anything."""
    meetings = tuple(meetings)
    return bool(valid_meetings(series, meetings) or first_date(series, meetings))


def first_date(series: Series, meetings: Iterable[Meeting]) -> dt.datetime | None:
    """The first date of the rule, in the series' own time; None where its end comes before."""
    first = rule_of(series).after(dt.datetime.combine(series.starts, dt.time()), inc=True)
    last = last_day(series, meetings)
    return first if first and (not last or first.date() <= last) else None


def longest_gap(series: Series) -> int:
    """The most days from one date of the rule to the next; but for 29 February, which most years do not have."""
    rule = dict(part.split("=", 1) for part in series.repeats.split(";"))
    return _GAPS[rule["FREQ"]] * int(rule.get("INTERVAL", "1"))


def rule_dates(series: Series, first: dt.date, last: dt.date) -> list[dt.datetime]:
    """The dates that the rule alone gives from `first` to `last`, in the series' own time."""
    rule = rule_of(series)
    return rule.between(dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max), inc=True)


def rule_of(series: Series) -> rrule:
    """The rule from the first day of the series on, without an end."""
    rule = rrulestr(series.repeats, dtstart=dt.datetime.combine(series.starts, series.time))
    assert isinstance(rule, rrule)  # noqa: S101 - a set of rules takes several lines, and the model allows one
    return rule


def start_of(series: Series, meeting: Meeting) -> dt.datetime:
    """When the meeting of a file begins, in the series' own time."""
    return meeting.moved_to or dt.datetime.combine(meeting.date, meeting.time or series.time)


def resolve_local_time(local: dt.datetime, zone: str) -> dt.datetime:
    """The moment of a local time, with its zone.

    A time that the clock skips is read by the clock of before; of one that it strikes twice the first is meant
    (RFC 5545, 3.3.5; PEP 495 says the same).
    """
    there = zones.zone_info(zone)
    return local.replace(tzinfo=there).astimezone(dt.UTC).astimezone(there)


def known_dates(series: Series, meetings: Iterable[Meeting]) -> list[Occurrence]:
    """The dates that have a file, newest first; a moved one by its new day."""
    found = [Occurrence(series, start_of(series, each), each) for each in meetings]
    return sorted(found, key=lambda each: each.starts, reverse=True)


def next_meeting(series: Series, meetings: Iterable[Meeting], today: dt.date) -> Occurrence | None:
    """The first meeting from `today` on that is not known to be off, or None when the series has none ahead."""
    return _next(_following(series, meetings, today))


def _next(following: Iterable[Occurrence]) -> Occurrence | None:
    ahead = [each for each in following if each.confirmed or each.state == "expected"]
    return min(ahead, key=lambda each: (each.starts, not each.confirmed), default=None)


def _following(series: Series, meetings: Iterable[Meeting], today: dt.date) -> list[Occurrence]:
    """All dates from today on that are known or, as far as rules are followed, expected."""
    if series.status == "ended":
        return []
    meetings = tuple(meetings)
    horizon = today + max(HORIZON, dt.timedelta(longest_gap(series) + 31))
    beyond = (each for each in known_dates(series, meetings) if each.starts.date() > horizon)
    return [*expand(series, meetings, today, horizon), *beyond]


def _shifted(day: dt.date, days: int) -> dt.date:
    """Some days later, as far as the calendar goes."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
