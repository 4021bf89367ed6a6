"""When series meet: their rules (RFC 5545) with the files of their dates on top. Today's date is an argument."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dateutil.rrule import rrule, rrulestr

from imenik import zones
from imenik.directory import Directory
from imenik.model import Meeting, Series
from imenik.relations import Relations

State = Literal["expected", "held", "confirmed", "moved", "cancelled", "extra"]
"""What is known of a date: what its file says, and without a file that it is expected by the rule."""
HORIZON = dt.timedelta(days=400)
"""How far ahead a rule is followed, for each of its intervals: of a meeting every two years the next is found too."""
CONFIRMING = frozenset({"confirmed", "moved", "extra"})
"""What the file of a date says of one that stands."""
REPLACING = frozenset({"held", "confirmed", "moved"})
"""What the file of a date off the rule says where the meeting was that of the rule, only on another day."""

LONGEST_PERIOD = 366
"""Days; a date and the one that it stands for are of the same year at least."""


@dataclass(frozen=True)
class Occurrence:
    """One date of a series, `starts` in the series' own time; without a file (`meeting`) it is only expected."""

    series: Series
    starts: dt.datetime
    meeting: Meeting | None = None

    @property
    def state(self) -> State:
        """What is known of it."""
        return self.meeting.status if self.meeting else "expected"

    @property
    def confirmed(self) -> bool:
        """Whether the file of the date says that it stands."""
        return self.state in CONFIRMING

    @cached_property
    def begins(self) -> dt.datetime:
        """Its first moment."""
        return moment(self.starts, self.series.timezone)

    @property
    def finishes(self) -> dt.datetime:
        """Its last moment; the minutes are those that pass, whatever the clock does meanwhile."""
        last = self.begins.astimezone(dt.UTC) + dt.timedelta(minutes=self.series.minutes)
        return last.astimezone(self.begins.tzinfo)

    @property
    def ends(self) -> dt.datetime:
        """When it ends in the series' own time."""
        return self.finishes.replace(tzinfo=None)

    @property
    def date(self) -> dt.date:
        """The day that its file is, or would be, named after: that of the rule, also where it was moved."""
        return self.meeting.date if self.meeting else self.starts.date()


@dataclass(frozen=True)
class Agenda:
    """The dates of all series by the series' ids: the next meeting of those that have one, and those with a file."""

    coming: Mapping[str, Occurrence]
    dates: Mapping[str, Sequence[Occurrence]]
    ahead: Sequence[Occurrence] = ()
    """What the rules let expect, from today to the horizon."""

    @classmethod
    def of(cls, directory: Directory, relations: Relations, today: dt.date) -> Agenda:
        """The agenda of a directory on a day; a series that has ended shows no date ahead."""
        coming: dict[str, Occurrence] = {}
        dates: dict[str, Sequence[Occurrence]] = {}
        ahead: list[Occurrence] = []
        for series in directory.series.values():
            meetings = relations.meetings_of.get(series.id, ())
            ended = series.status == "ended"
            known = known_dates(series, meetings)
            dates[series.id] = [each for each in known if not ended or each.starts.date() <= today]
            following = _following(series, meetings, today)
            ahead += (each for each in following if each.state == "expected")
            first = _next(following)
            if first:
                coming[series.id] = first
        return cls(coming, dates, ahead)

    def between(self, first: dt.date, last: dt.date) -> Sequence[Occurrence]:
        """The dates of all series in a window of days, as they follow each other: what has a file and what is expected.

        Each is on its day in the time of its series. Of a past date without a file nothing is claimed.
        """
        there = self._by_day[bisect_left(self._keys, first) : bisect_right(self._keys, last)]
        return sorted(there, key=lambda each: (each.begins, each.series.id))

    @cached_property
    def _by_day(self) -> Sequence[Occurrence]:
        known = (each for dates in self.dates.values() for each in dates)
        return sorted([*known, *self.ahead], key=lambda each: each.starts.date())

    @cached_property
    def _keys(self) -> Sequence[dt.date]:
        return [each.starts.date() for each in self._by_day]


def expand(series: Series, meetings: Iterable[Meeting], first: dt.date, last: dt.date) -> list[Occurrence]:
    """The dates of a series on the days from `first` to `last`, in order; a moved one counts on its new day.

    What a file says of its date holds. A date of the rule without one is expected, but for those that `replaced` names.
    """
    meetings = tuple(meetings)
    taken = {meeting.date for meeting in meetings} | replaced(series, meetings)
    dated = (Occurrence(series, start_of(series, each), each) for each in meetings)
    there = [each for each in dated if first <= each.starts.date() <= last]
    end = last_day(series, meetings)
    expected = rule_dates(series, first, min(last, end) if end else last)
    there += (Occurrence(series, starts) for starts in expected if starts.date() not in taken)
    return sorted(there, key=lambda each: (each.starts, each.date))


def replaced(series: Series, meetings: Iterable[Meeting]) -> frozenset[dt.date]:
    """The dates of the rule for which a file off the rule stands: a Wednesday for that month's first Thursday.

    It does so within its month, week or year, as the rule goes, where the rule's date has no file of its own. No rule
    gives more than one date there. An extra date stands for none; one off the rule that was called off leaves it open.
    """
    meetings = tuple(meetings)
    if not meetings:
        return frozenset()
    known = {meeting.date for meeting in meetings}
    around = rule_dates(series, _shifted(min(known), -LONGEST_PERIOD), _shifted(max(known), LONGEST_PERIOD))
    ruled = {_period(series, starts.date()): starts.date() for starts in around}
    periods = {_period(series, each.date) for each in meetings if each.status in REPLACING}
    return frozenset(ruled[period] for period in periods & ruled.keys() if ruled[period] not in known)


def last_day(series: Series, meetings: Iterable[Meeting]) -> dt.date | None:
    """The day after which the rule gives no more dates; None where no end is known.

    Of a series that has ended without saying when, that is the last day of which anything is known.
    """
    if series.until or series.status != "ended":
        return series.until
    return max([series.checked or series.added, *(start_of(series, each).date() for each in meetings)])


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


def moment(local: dt.datetime, zone: str) -> dt.datetime:
    """The moment of a local time, with its zone.

    A time that the clock skips is read by the clock of before; of one that it strikes twice the first is meant
    (RFC 5545, 3.3.5; PEP 495 says the same).
    """
    there = zones.info(zone)
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
    horizon = today + HORIZON * _interval(series)
    return expand(series, meetings, today, max([horizon, *(start_of(series, each).date() for each in meetings)]))


def _shifted(day: dt.date, days: int) -> dt.date:
    """Some days later, as far as the calendar goes."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _interval(series: Series) -> int:
    return int(series.repeats.partition("INTERVAL=")[2] or 1)


def _period(series: Series, day: dt.date) -> tuple[int, ...]:
    """The month, week or year of a day, by the frequency of the rule."""
    if "MONTHLY" in series.repeats:
        return day.year, day.month
    return tuple(day.isocalendar()[:2]) if "WEEKLY" in series.repeats else (day.year,)
