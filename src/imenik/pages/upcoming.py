"""What lies ahead in a calendar, for pages that are about more."""

from __future__ import annotations

import datetime as dt

from imenik.insights.calendars import Calendar
from imenik.insights.schedule import Occurrence
from imenik.model import Event
from imenik.model.moments import day_of, is_over, place_in_time
from imenik.views.edition import Edition

FEW = 5
"""How much of a calendar such a page shows."""


def ahead(edition: Edition, calendar: str) -> list[Occurrence | Event]:
    """The next meeting of each series and the events of a calendar, the first of them; nothing where it is unknown."""
    insights = edition.insights
    content = insights.calendars.get(calendar, Calendar(calendar))
    coming: dict[str, Occurrence | Event] = {
        series.id: insights.schedule.next_of[series.id]
        for series in content.series
        if series.id in insights.schedule.next_of
    }
    coming |= {event.key: event for event in content.events if not is_over(event, insights.today)}
    return [coming[key] for _, key in sorted((_day(edition, item), key) for key, item in coming.items())[:FEW]]


def _day(edition: Edition, item: Occurrence | Event) -> dt.date:
    return item.starts.date() if isinstance(item, Occurrence) else day_of(place_in_time(item, edition.insights.today))
