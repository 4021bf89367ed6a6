"""One home place: all that is tied to it or to a part of it, at a glance; and the tree of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imenik.insights.places import PlaceLinks, nearest_offices
from imenik.insights.relations import ancestors
from imenik.model import Channel, Event, Place, Project, Term
from imenik.model.moments import in_turn, is_over
from imenik.pages.browse import projects
from imenik.pages.browse.help import Adviser, in_families
from imenik.pages.pagination import sheets
from imenik.views.edition import Edition
from imenik.views.render import Page

SHOWN = 8
"""How many events and channels a page shows."""
COUNTRIES = 24
"""How many countries a page shows, those with most organisations."""
_NOTHING = PlaceLinks({}, {}, {}, 0, 0, (), ())


@dataclass(frozen=True)
class Branch:
    """A place in the tree: whether a list of its parts begins after it, or how many lists end there."""

    place: Place
    organisations: int
    projects: int
    opens: bool
    closes: int


@dataclass(frozen=True)
class Glance:
    """What the first sheet of a place shows besides its organisations; `office` is the place that advisers are of."""

    ties: PlaceLinks
    office: str | None
    advisers: Sequence[Adviser]
    needs: Sequence[tuple[Term, int, int]]
    countries: Sequence[tuple[str, int]]
    """None where they are all in that of the place."""
    projects: Sequence[Project]
    coming: Sequence[Event]
    past: Sequence[Event]
    channels: Sequence[Channel]
    parts: Sequence[Branch]


def pages(edition: Edition) -> Iterator[Page]:
    """`places/` and `places/<id>/` for each, those that nothing is tied to yet included: somebody may come looking."""
    insights = edition.insights
    children = _children(edition)
    yield Page("places/", "browse/places.html", "places", {"branches": _branches(edition, children)})
    for place in insights.directory.places.values():
        tied = edition.sorted_organisations(insights.relations.linked_to_place.get(place.id, ()))
        notes = projects.in_wall_order(edition, insights.relations.projects_for.get(place.id, ()))
        ancestry = [
            insights.directory.places[place_id] for place_id in reversed(ancestors(place.id, insights.directory))
        ]
        trail = [(f"places/{ancestor.id}/", edition.show(ancestor.label)) for ancestor in ancestry]
        context = {"place": place, "line": ancestry, "above": trail, "total": len(tied), "number": len(notes)}
        first = _glance(edition, place, notes, [_branch(edition, part) for part in children.get(place.id, ())])
        for sheet in sheets(f"places/{place.id}/", tied):
            glance = first if sheet.number == 1 else None
            yield Page(sheet.path, "browse/place.html", "places", {**context, "sheet": sheet, "glance": glance})
        yield from projects.lists(f"places/{place.id}/", edition.show(place.label), notes)


def _glance(edition: Edition, place: Place, notes: Sequence[Project], parts: Sequence[Branch]) -> Glance:
    insights = edition.insights
    ties = insights.place_links.get(place.id, _NOTHING)
    own = {
        insights.directory.places[place_id].country for place_id in (place.id, *ancestors(place.id, insights.directory))
    }
    events = in_turn(ties.events, insights.today)[:SHOWN]
    office = nearest_offices(place.id, insights.directory, insights.offices_by_place)
    return Glance(
        ties=ties,
        office=office.place if office else None,
        advisers=in_families(edition, office.organisations)[:SHOWN] if office else (),
        needs=[
            (need, ties.offered.get(need.id, 0), ties.sought.get(need.id, 0))
            for need in insights.directory.terms("needs").values()
            if need.id in ties.offered or need.id in ties.sought
        ],
        countries=list(ties.countries.items())[:COUNTRIES] if ties.countries.keys() - own else (),
        projects=notes[: projects.FEW],
        coming=[event for event in events if not is_over(event, insights.today)],
        past=[event for event in events if is_over(event, insights.today)],
        channels=edition.wording.in_order(ties.channels, lambda channel: edition.plain(channel.title))[:SHOWN],
        parts=parts,
    )


def _children(edition: Edition) -> Mapping[str | None, list[Place]]:
    """The parts of each place, and the places that are part of none, in alphabetical order."""
    places = edition.insights.directory.places.values()
    children: dict[str | None, list[Place]] = {None: [place for place in places if place.parent is None]}
    for place in edition.wording.in_order(places, lambda place: edition.plain(place.label)):
        if place.parent is not None:
            children.setdefault(place.parent, []).append(place)
    return children


def _branch(edition: Edition, place: Place, *, opens: bool = False, closes: int = 0) -> Branch:
    relations = edition.insights.relations
    tied, projects_for = relations.linked_to_place.get(place.id, ()), relations.projects_for.get(place.id, ())
    return Branch(place, len(tied), len(projects_for), opens, closes)


def _branches(edition: Edition, children: Mapping[str | None, Sequence[Place]]) -> list[Branch]:
    """The tree in the order in which it is read. No recursion: how deep places are nested is up to the data."""
    branches: list[Branch] = []
    stack = [(place, 0) for place in reversed(children[None])]
    while stack:
        place, depth = stack.pop()
        parts = children.get(place.id, ())
        stack.extend((part, depth + 1) for part in reversed(parts))
        following = stack[-1][1] if stack else 0
        branches.append(_branch(edition, place, opens=bool(parts), closes=max(0, depth - following)))
    return branches
