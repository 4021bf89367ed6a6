"""All events by month, with pagination: upcoming events first, then past ones, the newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from imenik.model import Event
from imenik.model.moments import in_turn, is_over, place_in_time
from imenik.model.values import PartialDate
from imenik.pages.pagination import paginate
from imenik.views.dates.calendar_links import subscription_to_all
from imenik.views.edition import Edition
from imenik.views.facets import FACETS
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`events/` and its further pages."""
    events = in_turn(edition.insights.directory.events.values(), edition.insights.today)
    for list_page in paginate("events/", events):
        coming = [event for event in list_page.items if not is_over(event, edition.insights.today)]
        past = list_page.items[len(coming) :]
        context = {
            "list_page": list_page,
            "total": len(events),
            "facets": FACETS["events"],
            "coming": _by_month(coming, edition.insights.today),
            "past": _by_month(past, edition.insights.today),
            "subscription": subscription_to_all(edition),
        }
        yield Page(list_page.path, "browse/events.html", "events", context)


def _by_month(events: Iterable[Event], today: dt.date) -> list[tuple[PartialDate, Sequence[Event]]]:
    """Events, already in order, grouped by the month in which they start; open calls by that in which they close."""
    moments = ((place_in_time(event, today), event) for event in events)
    months = groupby(moments, key=lambda pair: PartialDate(pair[0].year, pair[0].month))
    return [(month, [event for _, event in group]) for month, group in months]
