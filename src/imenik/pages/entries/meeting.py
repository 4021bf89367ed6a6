"""The page of one date of a series: its status, participants, minutes, and the dates before and after."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.exports.linked_data.events import for_search_engines, meeting_node
from imenik.exports.linked_data.localization import Localizer
from imenik.insights.almanac import start_time_of
from imenik.insights.schedule import known_dates
from imenik.views.dates.calendar_links import meeting_links
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`meetings/<series>/<date>/` for each date that has a file."""
    organisations, localizer = edition.insights.directory.organisations, Localizer(edition)
    for series in edition.insights.directory.series.values():
        dates = known_dates(series, edition.insights.relations.meetings_of.get(series.id, ()))[::-1]
        shown = {occurrence.local_start for occurrence in edition.insights.schedule.dates_of.get(series.id, ())}
        for before, occurrence, after in zip([None, *dates], dates, [*dates[1:], None], strict=False):
            assert occurrence.meeting is not None  # noqa: S101 - a known date is one that has a file
            context = {
                "occurrence": occurrence,
                "hour": start_time_of(occurrence, edition.insights.today),
                "date_links": meeting_links(edition, occurrence) if occurrence.local_start in shown else None,
                "json_ld": for_search_engines(meeting_node(localizer, occurrence)),
                "meeting": occurrence.meeting,
                "attended": [organisations[organisation_id] for organisation_id in occurrence.meeting.attended],
                "before": before if before and before.local_start in shown else None,
                "after": after if after and after.local_start in shown else None,
            }
            yield Page(edition.address(occurrence.meeting), "entries/meeting.html", "meetings", context)
