"""A page for each home place with everything linked to it or to a part of it, and the tree of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imenik.insights.places import PlaceLinks, nearest_offices
from imenik.insights.relations import ancestors
from imenik.model import Channel, Event, Place, Project, Term
from imenik.model.moments import in_turn, is_over
from imenik.pages.browse import projects
from imenik.pages.browse.help import Adviser, with_units
from imenik.pages.pagination import paginate
from imenik.views.edition import Edition
from imenik.views.render import Page

MAX_EVENTS, MAX_CHANNELS, MAX_ADVISERS = 8, 8, 8
"""How many of each a page shows."""
MAX_COUNTRIES = 24
"""How many countries a page shows, those with the most organisations."""
_NO_LINKS = PlaceLinks({}, {}, {}, 0, 0, (), ())


@dataclass(frozen=True)
class TreeNode:
    """A place in the tree; `depth` is how many places it is part of, `parts` how many are directly part of it."""

    place: Place
    organisations: int
    projects: int
    depth: int = 0
    parts: int = 0


@dataclass(frozen=True)
class PlaceOverview:
    """What the first page of a place shows besides organisations; `office` is the place that the advisers belong to."""

    links: PlaceLinks
    office: str | None
    advisers: Sequence[Adviser]
    needs: Sequence[tuple[Term, int, int]]
    countries: Sequence[tuple[str, int]]
    """Empty if they are all in the country of the place."""
    projects: Sequence[Project]
    coming: Sequence[Event]
    past: Sequence[Event]
    channels: Sequence[Channel]
    parts: Sequence[TreeNode]


def pages(edition: Edition) -> Iterator[Page]:
    """`places/` and `places/<id>/` for each place, including those that nothing is linked to yet."""
    insights = edition.insights
    children = _children(edition)
    yield Page("places/", "browse/places.html", "places", {"tree": _tree(edition, children)})
    for place in insights.directory.places.values():
        tied = edition.sorted_organisations(insights.relations.linked_to_place.get(place.id, ()))
        notes = projects.in_board_order(edition, insights.relations.projects_for.get(place.id, ()))
        ancestry = [
            insights.directory.places[place_id] for place_id in reversed(ancestors(place.id, insights.directory))
        ]
        trail = [(f"places/{ancestor.id}/", edition.show(ancestor.label)) for ancestor in ancestry]
        context = {
            "place": place,
            "ancestors": ancestry,
            "parents": trail,
            "organisation_count": len(tied),
            "project_count": len(notes),
        }
        first = _overview(edition, place, notes, [_tree_node(edition, part) for part in children.get(place.id, ())])
        for list_page in paginate(f"places/{place.id}/", tied):
            overview = first if list_page.number == 1 else None
            values = {**context, "list_page": list_page, "overview": overview}
            yield Page(list_page.path, "browse/place.html", "places", values)
        yield from projects.list_pages(f"places/{place.id}/", edition.show(place.label), notes)


def _overview(edition: Edition, place: Place, notes: Sequence[Project], parts: Sequence[TreeNode]) -> PlaceOverview:
    insights = edition.insights
    links = insights.place_links.get(place.id, _NO_LINKS)
    own = {
        insights.directory.places[place_id].country for place_id in (place.id, *ancestors(place.id, insights.directory))
    }
    events = in_turn(links.events, insights.today)[:MAX_EVENTS]
    office = nearest_offices(place.id, insights.directory, insights.offices_by_place)
    return PlaceOverview(
        links=links,
        office=office.place if office else None,
        advisers=with_units(edition, office.organisations)[:MAX_ADVISERS] if office else (),
        needs=[
            (need, links.offered.get(need.id, 0), links.sought.get(need.id, 0))
            for need in insights.directory.terms("needs").values()
            if need.id in links.offered or need.id in links.sought
        ],
        countries=list(links.countries.items())[:MAX_COUNTRIES] if links.countries.keys() - own else (),
        projects=notes[: projects.EXCERPT],
        coming=[event for event in events if not is_over(event, insights.today)],
        past=[event for event in events if is_over(event, insights.today)],
        channels=edition.wording.in_order(links.channels, lambda channel: edition.plain(channel.title))[:MAX_CHANNELS],
        parts=parts,
    )


def _children(edition: Edition) -> Mapping[str | None, list[Place]]:
    """The parts of each place in alphabetical order; under None, the places that are part of no other."""
    places = edition.insights.directory.places.values()
    children: dict[str | None, list[Place]] = {None: [place for place in places if place.parent is None]}
    for place in edition.wording.in_order(places, lambda place: edition.plain(place.label)):
        if place.parent is not None:
            children.setdefault(place.parent, []).append(place)
    return children


def _tree_node(edition: Edition, place: Place, depth: int = 0, parts: int = 0) -> TreeNode:
    relations = edition.insights.relations
    tied, projects_for = relations.linked_to_place.get(place.id, ()), relations.projects_for.get(place.id, ())
    return TreeNode(place, len(tied), len(projects_for), depth, parts)


def _tree(edition: Edition, children: Mapping[str | None, Sequence[Place]]) -> list[TreeNode]:
    """The tree in depth-first order. No recursion, since the data decides how deep places are nested."""
    tree: list[TreeNode] = []
    stack = [(place, 0) for place in reversed(children[None])]
    while stack:
        place, depth = stack.pop()
        parts = children.get(place.id, ())
        stack.extend((part, depth + 1) for part in reversed(parts))
        tree.append(_tree_node(edition, place, depth, len(parts)))
    return tree
