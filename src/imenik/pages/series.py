"""One series of meetings: what it is, how to take part, its next meeting and all its dates, in sheets."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.pages.meetings import by_year
from imenik.pages.sheets import sheets
from imenik.render import Page
from imenik.rhythm import rhythm, when


def pages(edition: Edition) -> Iterator[Page]:
    """`meetings/<series>/` for each, and further sheets of those with many dates."""
    organisations = edition.directory.organisations
    for each in edition.directory.series.values():
        context = {
            "series": each,
            "organiser": organisations[each.organiser],
            "participants": [organisations[one] for one in each.participants],
            "following": edition.agenda.coming.get(each.id),
            "rhythm": rhythm(edition, each.repeats),
            "when": when(edition, each),
        }
        for sheet in sheets(edition.address(each), edition.agenda.dates[each.id]):
            years = by_year(sheet.items)
            yield Page(sheet.path, "series.html", "meetings", {**context, "sheet": sheet, "years": years})
