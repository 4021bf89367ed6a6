"""The kinds of pages: one a file, written in the order of this list. Each gives the pages of one language's edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imenik.edition import Edition
from imenik.pages import (
    add,
    advisers,
    atlas,
    calendar,
    channels,
    clusters,
    countries,
    coverage,
    embed,
    event,
    events,
    former,
    meeting,
    meetings,
    new,
    opendata,
    organisation,
    organisations,
    partners,
    places,
    project,
    projects,
    search,
    series,
    statistics,
    types,
)
from imenik.render import Page

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
