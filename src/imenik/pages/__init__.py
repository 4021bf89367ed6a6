"""The kinds of pages, one a module, in the order in which they are written; each yields the pages of one edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imenik.pages.about import coverage, open_data, redirects, removed, statistics, whats_new
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
from imenik.pages.entries import agenda, event, meeting, organisation, project, series
from imenik.pages.tools import add, embed, search
from imenik.views.edition import Edition
from imenik.views.render import Page


@dataclass(frozen=True)
class PageKind:
    """A kind of pages: the folder below the language that all of them are in, and what yields them.

    Pages of which there are `many`, one for each record, are made by several processes. Those that show the sizes of
    exports (`shows_sizes`) are made after these. Only some kinds have pictures of their own for social networks.
    """

    folder: str
    pages: Callable[[Edition], Iterator[Page]]
    many: bool = False
    shows_sizes: bool = False
    has_pictures: bool = False


PAGES: tuple[PageKind, ...] = (
    PageKind("organisations/", organisations.pages),
    PageKind("organisations/", organisation.pages, many=True, has_pictures=True),
    PageKind("projects/", projects.pages),
    PageKind("projects/", project.pages, has_pictures=True),
    PageKind("partners/", partners.pages),
    PageKind("help/", help_pages.pages),
    PageKind("clusters/", clusters.pages),
    PageKind("countries/", countries.pages),
    PageKind("types/", types.pages),
    PageKind("map/", map_page.pages),
    PageKind("places/", places.pages),
    PageKind("meetings/", meetings.pages),
    PageKind("meetings/", series.pages),
    PageKind("meetings/", meeting.pages),
    PageKind("meetings/", agenda.pages),
    PageKind("calendar/", calendar.pages),
    PageKind("events/", events.pages),
    PageKind("events/", event.pages),
    PageKind("channels/", channels.pages),
    PageKind("new/", whats_new.pages),
    PageKind("statistics/", statistics.pages),
    PageKind("data/", open_data.pages, shows_sizes=True),
    PageKind("data/coverage/", coverage.pages),
    PageKind("add/", add.pages),
    PageKind("embed/", embed.pages),
    PageKind("search/", search.pages),
    PageKind("", redirects.pages),
    PageKind("", removed.pages),
)


def all_pages(edition: Edition) -> Iterator[Page]:
    """Every page of an edition, one at a time."""
    for kind in PAGES:
        yield from kind.pages(edition)
