"""One organisation: everything its record holds and what is related to it."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.model import Organisation
from imenik.relations import Relations
from imenik.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`organisations/<id>/` for each."""
    relations = edition.relations
    for each in edition.organisations:
        context = {
            "organisation": each,
            "parent": edition.directory.organisations.get(each.part_of or ""),
            "umbrellas": [edition.directory.organisations[umbrella] for umbrella in each.member_of],
            "units": edition.sorted_organisations(relations.units.get(each.id, ())),
            "members": edition.sorted_organisations(relations.members.get(each.id, ())),
            "roles": relations.roles.get(each.id, ()),
            "neighbours": _strangers(each, relations),
        }
        yield Page(f"organisations/{each.id}/", "organisation.html", "organisations", context)


def _strangers(organisation: Organisation, relations: Relations) -> list[Organisation]:
    """Its neighbours but for those that the page shows as related already."""
    related = {organisation.part_of, *organisation.member_of}
    found = relations.neighbours.get(organisation.id, ())
    return [
        other for other in found if other.id not in related and organisation.id not in (other.part_of, *other.member_of)
    ]
