"""The kinds of pages: one a file, written in the order of this list. Each gives the pages of one language's edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imenik.pages.about import coverage, statistics
from imenik.pages.about import open_data as opendata
from imenik.pages.about import redirects as former
from imenik.pages.about import whats_new as new
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
from imenik.pages.browse import help as advisers
from imenik.pages.browse import map as atlas
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
    advisers.pages,
    clusters.pages,
    countries.pages,
    types.pages,
    atlas.pages,
    places.pages,
    meetings.pages,
    series.pages,
    meeting.pages,
    calendar.pages,
    events.pages,
    event.pages,
    channels.pages,
    new.pages,
    statistics.pages,
    opendata.pages,
    coverage.pages,
    add.pages,
    embed.pages,
    search.pages,
    former.pages,
)


def all_pages(edition: Edition) -> Iterator[Page]:
    """Every page of an edition, one at a time."""
    for kind in PAGES:
        yield from kind(edition)
