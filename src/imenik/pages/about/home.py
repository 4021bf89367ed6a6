"""The home page below its hand-written introduction: clusters, newest entries, the next meetings."""

from __future__ import annotations

from functools import partial

from imenik.exports.linked_data.pages import site_node
from imenik.pages.browse.meetings import last_held
from imenik.views.edition import Edition
from imenik.views.maps import map_views
from imenik.views.render import Page

NEWEST = 6
"""How many new entries are shown."""


def page(edition: Edition) -> Page:
    """The home page of an edition; the site adapter adds the hand-written introduction."""
    upcoming = edition.insights.schedule.next_of.values()
    meetings = sorted(upcoming, key=lambda occurrence: (occurrence.local_start, occurrence.series.id))
    newest = sorted(edition.organisations, key=lambda organisation: organisation.added, reverse=True)[:NEWEST]
    held = partial(last_held, edition)
    context = {
        "newest": newest,
        "meetings": meetings,
        "last_held": held,
        "views": map_views(edition),
        "json_ld": site_node(edition),
    }
    return Page("", "about/home.html", "home", context)
