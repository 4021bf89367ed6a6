"""One series of meetings: what it is, how to take part, its next meeting and all its dates, in sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from imenik.exports.linked_data.events import series_node
from imenik.exports.linked_data.localization import Localizer
from imenik.insights.schedule import Occurrence
from imenik.pages.browse.meetings import by_year, last_held
from imenik.pages.pagination import sheets
from imenik.views.dates.calendar_links import meeting_invitation, series_feed
from imenik.views.dates.organiser_tasks import tasks
from imenik.views.dates.recurrence import rhythm, when
from imenik.views.edition import Edition
from imenik.views.render import Page

NEXT = 3
"""How many of the next dates are shown."""


def pages(edition: Edition) -> Iterator[Page]:
    """`meetings/<series>/` for each, and further sheets of those with many dates."""
    organisations, localizer = edition.insights.directory.organisations, Localizer(edition)
    coming = edition.insights.schedule.next_of
    ahead = by_series(edition.insights.schedule.between(edition.insights.today, dt.date.max))
    for each in edition.insights.directory.series.values():
        dates = edition.insights.schedule.dates_of[each.id]
        context = {
            "series": each,
            "organiser": organisations[each.organiser],
            "participants": [organisations[one] for one in each.participants],
            "following": ahead.get(each.id, ())[:NEXT],
            "last_held": last_held(edition, each),
            "minutes": next((one for one in dates if one.meeting and one.meeting.summary), None),
            "tasks": tasks(edition, each, ahead.get(each.id, ())),
            "invitation": meeting_invitation(edition, coming[each.id]) if each.id in coming else None,
            "feed": series_feed(edition, each),
            "json_ld": series_node(localizer, each),
            "rhythm": rhythm(edition, each.repeats),
            "when": when(edition, each),
        }
        for sheet in sheets(edition.address(each), dates):
            years = by_year(sheet.items)
            yield Page(sheet.path, "entries/series.html", "meetings", {**context, "sheet": sheet, "years": years})


def by_series(dates: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    """Dates by the ids of their series, each in order."""
    found: dict[str, list[Occurrence]] = {}
    for each in dates:
        found.setdefault(each.series.id, []).append(each)
    return found
