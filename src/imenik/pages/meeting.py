"""One date of a series: what became of it, who was there, what was said, the dates before and after."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.agenda import known_dates
from imenik.edition import Edition
from imenik.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`meetings/<series>/<date>/` for each date that has a file."""
    organisations = edition.directory.organisations
    for series in edition.directory.series.values():
        dates = known_dates(series, edition.relations.meetings_of.get(series.id, ()))[::-1]
        for before, each, after in zip([None, *dates], dates, [*dates[1:], None], strict=False):
            assert each.meeting is not None  # noqa: S101 - a known date is one that has a file
            context = {
                "occurrence": each,
                "meeting": each.meeting,
                "attended": [organisations[one] for one in each.meeting.attended],
                "before": before,
                "after": after,
            }
            yield Page(edition.address(each.meeting), "meeting.html", "meetings", context)
