"""The page of a series of meetings: how to take part, the next meeting, and all dates with pagination."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from imenik.exports.linked_data.events import for_search_engines, series_node
from imenik.exports.linked_data.localization import Localizer
from imenik.insights.schedule import Occurrence
from imenik.pages.browse.meetings import by_year, last_held
from imenik.pages.entries import agenda
from imenik.pages.pagination import paginate
from imenik.views.dates.calendar_links import meeting_links, series_subscription
from imenik.views.dates.organiser_tasks import organiser_tasks
from imenik.views.dates.recurrence import day_and_time, frequency
from imenik.views.edition import Edition
from imenik.views.render import Page

NEXT = 3
"""How many of the next dates are shown."""


def pages(edition: Edition) -> Iterator[Page]:
    """`meetings/<series>/` for each, and further pages for those with many dates."""
    organisations, localizer = edition.insights.directory.organisations, Localizer(edition)
    coming = edition.insights.schedule.next_of
    ahead = by_series(edition.insights.schedule.between(edition.insights.today, dt.date.max))
    for series in edition.insights.directory.series.values():
        dates = edition.insights.schedule.dates_of[series.id]
        context = {
            "series": series,
            "organiser": organisations[series.organiser],
            "participants": [organisations[organisation_id] for organisation_id in series.participants],
            "has_agenda": agenda.has_agenda(edition, series),
            "following": ahead.get(series.id, ())[:NEXT],
            "last_held": last_held(edition, series),
            "minutes": next(
                (occurrence for occurrence in dates if occurrence.meeting and occurrence.meeting.summary), None
            ),
            "tasks": organiser_tasks(edition, series, ahead.get(series.id, ())),
            "date_links": meeting_links(edition, coming[series.id]) if series.id in coming else None,
            "subscription": series_subscription(edition, series),
            "json_ld": for_search_engines(series_node(localizer, series)),
            "frequency": frequency(edition, series.repeats),
            "day_and_time": day_and_time(edition, series),
        }
        for list_page in paginate(edition.address(series), dates):
            values = {**context, "list_page": list_page, "years": by_year(list_page.items)}
            yield Page(list_page.path, "entries/series.html", "meetings", values)


def by_series(dates: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    """Dates by the id of their series, in the given order."""
    by_id: dict[str, list[Occurrence]] = {}
    for occurrence in dates:
        by_id.setdefault(occurrence.series.id, []).append(occurrence)
    return by_id
