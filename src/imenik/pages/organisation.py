"""One organisation: everything its record holds and what is related to it."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.maps import locator
from imenik.model import Organisation
from imenik.pages.sheets import sheets
from imenik.relations import Relations
from imenik.render import Page

BELONGING = 24
"""How many units and members stand on one sheet, so that a page stays small."""
SHOWN = 4
"""How many neighbours are shown."""


def pages(edition: Edition) -> Iterator[Page]:
    """`organisations/<id>/` for each, and further sheets of those with many members."""
    relations = edition.relations
    for each in edition.organisations:
        context = {
            "organisation": each,
            "parent": edition.directory.organisations.get(each.part_of or ""),
            "umbrellas": [edition.directory.organisations[umbrella] for umbrella in each.member_of],
            "roles": relations.roles.get(each.id, ()),
            "locator": locator(edition.geography, each.country, edition.geography.city_of.get(each.id)),
            "neighbours": _strangers(each, relations),
        }
        for sheet in sheets(f"organisations/{each.id}/", _belonging(each, edition), BELONGING):
            yield Page(sheet.path, "organisation.html", "organisations", {**context, "sheet": sheet})


def _belonging(organisation: Organisation, edition: Edition) -> list[Organisation]:
    """Its units, then its members."""
    found = (edition.relations.units, edition.relations.members)
    return [each for group in found for each in edition.sorted_organisations(group.get(organisation.id, ()))]


def _strangers(organisation: Organisation, relations: Relations) -> list[Organisation]:
    """Its neighbours but for those that the page shows as related already."""
    related = {organisation.part_of, *organisation.member_of}
    found = relations.neighbours.get(organisation.id, ())
    others = [other for other in found if organisation.id not in (other.part_of, *other.member_of)]
    return [other for other in others if other.id not in related][:SHOWN]
