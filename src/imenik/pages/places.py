"""One home place: what is tied to it or to a part of it; and the list of places by level."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.model import Place
from imenik.pages.sheets import sheets
from imenik.relations import ancestors
from imenik.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`places/` and `places/<id>/` for each, those that nothing is tied to yet included: somebody may come looking."""
    places, relations = edition.directory.places, edition.relations
    tops = [place for place in places.values() if place.parent is None]
    yield Page("places/", "places.html", "places", {"tops": tops, "children": lambda place: _children(edition, place)})
    for place in places.values():
        tied = edition.sorted_organisations(relations.tied_to.get(place.id, ()))
        for sheet in sheets(f"places/{place.id}/", tied):
            context = {
                "place": place,
                "line": [places[each] for each in reversed(ancestors(place.id, edition.directory))],
                "children": _children(edition, place),
                "sheet": sheet,
                "total": len(tied),
                "projects": relations.projects_for.get(place.id, ()),
            }
            yield Page(sheet.path, "place.html", "places", context)


def _children(edition: Edition, place: Place) -> list[Place]:
    places = [edition.directory.places[each] for each in edition.relations.children.get(place.id, ())]
    return edition.in_order(places, lambda each: edition.plain(each.label))
