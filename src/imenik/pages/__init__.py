"""The kinds of pages, one a module, in the order in which they are written; each yields the pages of one edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imenik.pages.about import coverage, open_data, redirects, statistics, whats_new
from imenik.pages.browse import (
    calendar,
    channels,
    clusters,
    countries,
    events,
    meetings,
    organisations,
    partners,
    places,
    projects,
    types,
)
from imenik.pages.browse import help as help_pages
from imenik.pages.browse import map as map_page
from imenik.pages.entries import event, meeting, organisation, project, series
from imenik.pages.tools import add, embed, search
from imenik.views.edition import Edition
from imenik.views.render import Page

PageKind = Callable[[Edition], Iterator[Page]]

PAGES: tuple[PageKind, ...] = (
    organisations.pages,
    organisation.pages,
    projects.pages,
    project.pages,
    partners.pages,
    help_pages.pages,
    clusters.pages,
    countries.pages,
    types.pages,
    map_page.pages,
    places.pages,
    meetings.pages,
    series.pages,
    meeting.pages,
    calendar.pages,
    events.pages,
    event.pages,
    channels.pages,
    whats_new.pages,
    statistics.pages,
    open_data.pages,
    coverage.pages,
    add.pages,
    embed.pages,
    search.pages,
    redirects.pages,
)


def all_pages(edition: Edition) -> Iterator[Page]:
    """Every page of an edition, one at a time."""
    for kind in PAGES:
        yield from kind(edition)
