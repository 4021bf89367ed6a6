"""The calendar by month: the entries of its days, links to the neighbouring months, and a list of years and months."""

from __future__ import annotations

import datetime as dt
from calendar import Calendar, monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imenik.insights.almanac import AlmanacEntry
from imenik.views.dates.calendar_links import subscription_to_all
from imenik.views.edition import Edition
from imenik.views.render import Page

BASE = "calendar/"


@dataclass(frozen=True)
class CalendarDay:
    """One day of a month with its entries."""

    day: dt.date
    entries: Sequence[AlmanacEntry]


def pages(edition: Edition) -> Iterator[Page]:
    """`calendar/` for the current month, `calendar/<YYYY-MM>/` for each month with entries."""
    current = edition.insights.today.replace(day=1)
    months = {**edition.insights.almanac.months}
    known = sorted({*months, current})
    addresses = {month: BASE if month == current else f"{BASE}{month:%Y-%m}/" for month in known}
    for before, month, after in zip([None, *known], known, [*known[1:], None], strict=False):
        context = {
            "month": month,
            "weeks": weeks(edition, month),
            "weekdays": edition.wording.weekdays,
            "empty": month not in months,
            "nearest": _nearest(edition) if month == current and month not in months else None,
            "before": before,
            "after": after,
            "addresses": addresses,
            "years": _years(months),
            "year": [(sibling, months.get(sibling)) for sibling in known if sibling.year == month.year],
            "current": current,
            "end_of_current": current.replace(day=monthrange(current.year, current.month)[1]),
            "subscription": subscription_to_all(edition),
        }
        yield Page(addresses[month], "browse/calendar.html", "meetings", context)
        if month == current and month in months:
            yield Page(f"{BASE}{month:%Y-%m}/", "browse/calendar.html", "meetings", context, listed=False)


def _nearest(edition: Edition) -> AlmanacEntry | None:
    """The first entry from today on that is not cancelled."""
    insights = edition.insights
    ahead = (entry for day, entries in insights.almanac.days.items() if day >= insights.today for entry in entries)
    return next((entry for entry in ahead if not entry.off), None)


def weeks(edition: Edition, month: dt.date) -> list[list[CalendarDay | None]]:
    """The weeks of a month with seven days each; days outside the month are None."""
    days = edition.insights.almanac.days
    numbers = Calendar(edition.language.locale.first_week_day).monthdayscalendar(month.year, month.month)
    rows = [[month.replace(day=number) if number else None for number in week] for week in numbers]
    return [[CalendarDay(day, days.get(day, ())) if day else None for day in week] for week in rows]


def _years(months: Mapping[dt.date, int]) -> list[tuple[int, dt.date, int]]:
    """Each year with its first month that has entries, and its number of entries."""
    years: dict[int, tuple[dt.date, int]] = {}
    for month, number in months.items():
        first, total = years.get(month.year, (month, 0))
        years[month.year] = first, total + number
    return [(year, first, number) for year, (first, number) in years.items()]
