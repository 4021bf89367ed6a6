"""The month view: one month with all that its days hold, the months beside it, and the list of years and months."""

from __future__ import annotations

import datetime as dt
from calendar import Calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imenik.insights.almanac import AlmanacEntry
from imenik.views.dates.calendar_links import all_feed
from imenik.views.edition import Edition
from imenik.views.render import Page

HERE = "calendar/"


@dataclass(frozen=True)
class Cell:
    """One day of a month with what it holds."""

    day: dt.date
    entries: Sequence[AlmanacEntry]


def pages(edition: Edition) -> Iterator[Page]:
    """`calendar/` for the month of today, `calendar/<YYYY-MM>/` for each month that holds something."""
    current = edition.insights.today.replace(day=1)
    months = {**edition.insights.almanac.months}
    known = sorted({*months, current})
    addresses = {month: HERE if month == current else f"{HERE}{month:%Y-%m}/" for month in known}
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
            "year": [(other, months.get(other)) for other in known if other.year == month.year],
            "current": current,
            "feed": all_feed(edition),
        }
        yield Page(addresses[month], "browse/calendar.html", "meetings", context)
        if month == current and month in months:
            yield Page(f"{HERE}{month:%Y-%m}/", "browse/calendar.html", "meetings", context, listed=False)


def _nearest(edition: Edition) -> AlmanacEntry | None:
    """The first thing from today on that is not off."""
    insights = edition.insights
    ahead = (entry for day, entries in insights.almanac.days.items() if day >= insights.today for entry in entries)
    return next((entry for entry in ahead if not entry.off), None)


def weeks(edition: Edition, month: dt.date) -> list[list[Cell | None]]:
    """The weeks of a month, each with seven days; those of other months are None."""
    days = edition.insights.almanac.days
    numbers = Calendar(edition.language.locale.first_week_day).monthdayscalendar(month.year, month.month)
    cells = [[month.replace(day=number) if number else None for number in week] for week in numbers]
    return [[Cell(day, days.get(day, ())) if day else None for day in week] for week in cells]


def _years(months: Mapping[dt.date, int]) -> list[tuple[int, dt.date, int]]:
    """Each year with the first of its months that hold something, and how much is known of it."""
    years: dict[int, tuple[dt.date, int]] = {}
    for month, number in months.items():
        first, so_far = years.get(month.year, (month, 0))
        years[month.year] = first, so_far + number
    return [(year, first, number) for year, (first, number) in years.items()]
