"""All series of meetings with the next meeting of each, and all past dates, newest first, with pagination."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from imenik.insights.schedule import Occurrence
from imenik.model import Series
from imenik.pages.pagination import paginate
from imenik.views.dates.calendar_links import subscription_to_all
from imenik.views.dates.recurrence import day_and_time
from imenik.views.edition import Edition
from imenik.views.render import Page

AHEAD = dt.timedelta(days=92)
"""How far ahead the list shows dates that follow from rules only; the calendar by month shows more."""
MAX_MEETINGS = 40
"""The maximum number of upcoming dates in the list."""


def pages(edition: Edition) -> Iterator[Page]:
    """`meetings/` and its further pages."""
    all_dates = (occurrence for dates in edition.insights.schedule.dates_of.values() for occurrence in dates)
    past = (occurrence for occurrence in all_dates if occurrence.local_start.date() < edition.insights.today)
    dates = sorted(past, key=lambda occurrence: occurrence.local_start, reverse=True)
    coming = _coming(edition)
    series = _in_order(edition)
    for list_page in paginate("meetings/", dates):
        context = {
            "series": series,
            "list_page": list_page,
            "years": by_year(list_page.items),
            "coming": coming,
            "subscription": subscription_to_all(edition),
            "day_and_time": partial(day_and_time, edition),
            "last_held": partial(last_held, edition),
        }
        yield Page(list_page.path, "browse/meetings.html", "meetings", context)


def _coming(edition: Edition) -> list[Occurrence]:
    """The first upcoming dates: those that have a file, and in the near future those that follow from rules."""
    last = edition.insights.today + AHEAD
    ahead = edition.insights.schedule.between(edition.insights.today, dt.date.max)
    near = [occurrence for occurrence in ahead if occurrence.meeting or occurrence.local_start.date() <= last]
    return near[:MAX_MEETINGS]


def last_held(edition: Edition, series: Series) -> Occurrence | None:
    """The latest date of a series that is known to have taken place."""
    dates = edition.insights.schedule.dates_of[series.id]
    return next(
        (
            occurrence
            for occurrence in dates
            if occurrence.state == "held" and occurrence.local_start.date() <= edition.insights.today
        ),
        None,
    )


def by_year(dates: Iterable[Occurrence]) -> list[tuple[int, Sequence[Occurrence]]]:
    """Dates, already in order, grouped by year."""
    return [(year, list(group)) for year, group in groupby(dates, key=lambda occurrence: occurrence.local_start.year)]


def _in_order(edition: Edition) -> list[Series]:
    """Series by next meeting; then those without an upcoming date, by name; those that have ended last."""
    insights, wording = edition.insights, edition.wording
    coming = insights.schedule.next_of
    by_name = wording.in_order(insights.directory.series.values(), lambda series: edition.plain(series.title))

    def rank(series: Series) -> tuple[bool, dt.datetime]:
        following = coming.get(series.id)
        return series.status == "ended", following.local_start if following else dt.datetime.max

    return sorted(by_name, key=rank)
