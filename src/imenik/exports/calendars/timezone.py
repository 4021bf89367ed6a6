"""Time zones as a calendar file carries them (VTIMEZONE, RFC 5545, 3.6.5): as rules, since few read lists of dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from imenik.exports.calendars.vevent import written
from imenik.i18n.timezones import Change, Clock, Yearly, Zone, zone

_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_DAY = dt.timedelta(days=1)
_LAST_WEEK = 5
_CYCLE = 28
"""After so many years all weekdays fall on the same days again."""


@cache
def vtimezone(name: str, first: dt.date) -> bytes:
    """The component of a zone, right from `first` on and for ever."""
    there, made = zone(name), Timezone()
    made.add("tzid", name)
    for part in (*_single(there, first), *_rules(there)):
        made.add_component(part)
    return written(made)


def _single(there: Zone, first: dt.date) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """The changes from `first` on that follow no rule, and the one that holds then where no rule does."""
    begins = dt.datetime.combine(first, dt.time()) - _DAY
    if there.yearly and there.regular_from <= begins:
        return
    before = [each for each in there.changes if each.at <= begins]
    at_first = before[-1] if before else Change(dt.datetime(1970, 1, 1), there.first, there.first)
    for each in (at_first, *there.changes[len(before) :]):
        yield _observance(each)


def _rules(there: Zone) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    for each in there.yearly:
        start = there.regular_from.year
        possible = [each.change(year) for year in range(start, start + _CYCLE + 1)]
        changes = [change for change in possible if change.at >= there.regular_from]
        for month, days in _days(each):
            onset = next(change for change in changes if _is_on(_local(change), month, days))
            made = _observance(onset)
            made.add("rrule", _recurrence(each, month, days))
            yield made


def _days(each: Yearly) -> list[tuple[int, Sequence[int]]]:
    """The days that a yearly change can fall on, by month; no days where the weekday in the month says it all.

    Egypt's clocks change at the end of the last Thursday of October, which is a Friday of October or of November.
    """
    shift = each.time // _DAY
    if not shift:
        return [(each.month, ())]
    last = (dt.date(2001 + each.month // 12, each.month % 12 + 1, 1) - _DAY).day if each.week == _LAST_WEEK else 0
    final = dt.date(2001, each.month, last or 7 * each.week) + shift * _DAY
    there = [final - back * _DAY for back in range(6, -1, -1)]
    months = dict.fromkeys(day.month for day in there)
    return [(month, [day.day for day in there if day.month == month]) for month in months]


def _recurrence(each: Yearly, month: int, days: Sequence[int]) -> dict[str, object]:
    weekday = _WEEKDAYS[(each.weekday + each.time // _DAY) % 7]
    if days:
        return {"FREQ": "YEARLY", "BYMONTH": month, "BYMONTHDAY": list(days), "BYDAY": weekday}
    number = -1 if each.week == _LAST_WEEK else each.week
    return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{number}{weekday}"}


def _observance(change: Change) -> TimezoneStandard | TimezoneDaylight:
    before, after = change.before, change.after
    made = TimezoneDaylight() if _is_summer(before, after) else TimezoneStandard()
    made.add("dtstart", _local(change))
    made.add("tzoffsetfrom", before.ahead)
    made.add("tzoffsetto", after.ahead)
    made.add("tzname", after.name)
    return made


def _is_summer(before: Clock, after: Clock) -> bool:
    """Whether clocks are put forward for a while. The database calls winter in Ireland the saving; readers do not."""
    return after.ahead > before.ahead and (before.saving or after.saving)


def _local(change: Change) -> dt.datetime:
    """When a change happens by the clock that is changed."""
    return change.at + change.before.ahead


def _is_on(local: dt.datetime, month: int, days: Sequence[int]) -> bool:
    return not days or (local.month == month and local.day in days)
