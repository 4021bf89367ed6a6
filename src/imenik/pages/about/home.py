"""The home page: a search below its hand-written lead, what comes next, clusters, what is new, where they are."""

from __future__ import annotations

from collections import Counter
from functools import partial

from imenik.exports.linked_data.pages import site_node
from imenik.insights.freshness import is_in_doubt
from imenik.model import Series
from imenik.pages.browse.meetings import last_held
from imenik.views.dates.recurrence import day_and_time
from imenik.views.edition import Edition
from imenik.views.maps import map_views
from imenik.views.render import Page

NEWEST = 6
"""How many new entries are shown."""
COUNTRIES = 8
"""How many countries are offered at once."""


def page(edition: Edition) -> Page:
    """The home page of an edition; the site adapter adds the hand-written introduction."""
    upcoming = edition.insights.schedule.next_of.values()
    meetings = sorted(upcoming, key=lambda occurrence: (occurrence.local_start, occurrence.series.id))
    newest = sorted(edition.organisations, key=lambda organisation: organisation.added, reverse=True)[:NEWEST]
    context = {
        "newest": newest,
        "meetings": meetings,
        "last_held": partial(last_held, edition),
        "in_doubt": partial(_is_in_doubt, edition),
        "day_and_time": partial(day_and_time, edition),
        "countries": _largest_countries(edition),
        "looking": _looking(edition),
        "views": map_views(edition),
        "json_ld": site_node(edition),
    }
    return Page("", "about/home.html", "home", context)


def _is_in_doubt(edition: Edition, series: Series) -> bool:
    held = last_held(edition, series)
    return is_in_doubt(series, held.local_start.date() if held else None, edition.insights.today)


def _largest_countries(edition: Edition) -> list[tuple[str, int]]:
    """The countries where most organisations are based, with their numbers, largest first."""
    counts = Counter(organisation.country for organisation in edition.organisations if organisation.country)
    return counts.most_common(COUNTRIES)


def _looking(edition: Edition) -> int:
    """How many organisations and projects are looking for something."""
    directory = edition.insights.directory
    records = (*directory.organisations.values(), *directory.projects.values())
    return sum(edition.insights.is_looking(record) for record in records)
