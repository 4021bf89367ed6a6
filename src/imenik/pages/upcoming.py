"""The next entries of a calendar, for pages that show more than that."""

from __future__ import annotations

import datetime as dt

from imenik.insights.calendars import Calendar
from imenik.insights.schedule import Occurrence
from imenik.model import Event
from imenik.model.moments import day_of, is_over, place_in_time
from imenik.views.edition import Edition

EXCERPT = 5
"""How many entries of a calendar such a page shows."""


def upcoming(edition: Edition, calendar: str) -> list[Occurrence | Event]:
    """The first of a calendar's events and next meetings of series; empty if there is no such calendar."""
    insights = edition.insights
    contents = insights.calendars.get(calendar, Calendar(calendar))
    coming: dict[str, Occurrence | Event] = {
        series.id: insights.schedule.next_of[series.id]
        for series in contents.series
        if series.id in insights.schedule.next_of
    }
    coming |= {event.key: event for event in contents.events if not is_over(event, insights.today)}
    return [coming[key] for _, key in sorted((_day(edition, item), key) for key, item in coming.items())[:EXCERPT]]


def _day(edition: Edition, item: Occurrence | Event) -> dt.date:
    if isinstance(item, Occurrence):
        return item.local_start.date()
    return day_of(place_in_time(item, edition.insights.today))
