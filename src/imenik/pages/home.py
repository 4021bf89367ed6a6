"""What the home page shows below its hand-written opening: clusters, newest entries, the next meetings."""

from __future__ import annotations

from imenik.edition import Edition
from imenik.maps import views
from imenik.render import Page

NEWEST = 6
"""How many of the newest entries are shown."""


def page(edition: Edition) -> Page:
    """The home page of an edition; its opening is put before it by the site."""
    directory = edition.directory
    meetings = sorted(edition.agenda.coming.values(), key=lambda each: (each.starts, each.series.id))
    newest = sorted(edition.organisations, key=lambda each: each.added, reverse=True)[:NEWEST]
    held = sorted(
        (each.date, each.series)
        for each in directory.meetings.values()
        if each.status == "held" and each.date <= edition.today
    )
    last_known = {series: day for day, series in held}
    context = {"newest": newest, "meetings": meetings, "last_known": last_known, "views": views(edition)}
    return Page("", "home.html", "home", context)
