"""Time zones of a calendar file (VTIMEZONE, RFC 5545, 3.6.5): as rules, since few programs read lists of dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from imenik.exports.calendars.vevent import serialize
from imenik.i18n.timezones import ClockSetting, TimeZone, Transition, YearlyTransition, load_zone

_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_DAY = dt.timedelta(days=1)
_LAST_WEEK = 5
_CALENDAR_CYCLE = 28
"""Years after which weekdays fall on the same dates again."""


@cache
def vtimezone(name: str, first: dt.date) -> bytes:
    """The component of a zone, correct from `first` onwards without end."""
    time_zone, component = load_zone(name), Timezone()
    component.add("tzid", name)
    for part in (*_irregular_observances(time_zone, first), *_recurring_observances(time_zone)):
        component.add_component(part)
    return serialize(component)


def _irregular_observances(time_zone: TimeZone, first: dt.date) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """The changes from `first` on that follow no rule, preceded by the one in effect on that day."""
    begins = dt.datetime.combine(first, dt.time()) - _DAY
    if time_zone.yearly and time_zone.regular_from <= begins:
        return
    before = [change for change in time_zone.transitions if change.at <= begins]
    at_first = before[-1] if before else Transition(dt.datetime(1970, 1, 1), time_zone.initial, time_zone.initial)
    for change in (at_first, *time_zone.transitions[len(before) :]):
        yield _observance(change)


def _recurring_observances(time_zone: TimeZone) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    for rule in time_zone.yearly:
        start = time_zone.regular_from.year
        possible = [rule.in_year(year) for year in range(start, start + _CALENDAR_CYCLE + 1)]
        changes = [change for change in possible if change.at >= time_zone.regular_from]
        for month, days in _days(rule):
            onset = next(change for change in changes if _is_on(_local(change), month, days))
            component = _observance(onset)
            component.add("rrule", _recurrence(rule, month, days))
            yield component


def _days(rule: YearlyTransition) -> list[tuple[int, Sequence[int]]]:
    """The days that a yearly change can fall on, by month; none if its weekday in the month is enough.

    Some clocks change at the end of the last Thursday of October, which is a Friday of October or of November.
    """
    shift = rule.time // _DAY
    if not shift:
        return [(rule.month, ())]
    last = (dt.date(2001 + rule.month // 12, rule.month % 12 + 1, 1) - _DAY).day if rule.week == _LAST_WEEK else 0
    final = dt.date(2001, rule.month, last or 7 * rule.week) + shift * _DAY
    dates = [final - back * _DAY for back in range(6, -1, -1)]
    months = dict.fromkeys(day.month for day in dates)
    return [(month, [day.day for day in dates if day.month == month]) for month in months]


def _recurrence(rule: YearlyTransition, month: int, days: Sequence[int]) -> dict[str, object]:
    weekday = _WEEKDAYS[(rule.weekday + rule.time // _DAY) % 7]
    if days:
        return {"FREQ": "YEARLY", "BYMONTH": month, "BYMONTHDAY": list(days), "BYDAY": weekday}
    number = -1 if rule.week == _LAST_WEEK else rule.week
    return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{number}{weekday}"}


def _observance(change: Transition) -> TimezoneStandard | TimezoneDaylight:
    before, after = change.before, change.after
    component = TimezoneDaylight() if _is_summer(before, after) else TimezoneStandard()
    component.add("dtstart", _local(change))
    component.add("tzoffsetfrom", before.offset)
    component.add("tzoffsetto", after.offset)
    component.add("tzname", after.name)
    return component


def _is_summer(before: ClockSetting, after: ClockSetting) -> bool:
    """Whether clocks go forward for the summer. The database has negative daylight saving in Irish winters instead."""
    return after.offset > before.offset and (before.is_dst or after.is_dst)


def _local(change: Transition) -> dt.datetime:
    """When a change happens in local time, before the change."""
    return change.at + change.before.offset


def _is_on(local: dt.datetime, month: int, days: Sequence[int]) -> bool:
    return not days or (local.month == month and local.day in days)
