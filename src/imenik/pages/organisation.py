"""One organisation: everything its record holds and what is related to it."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
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
            "neighbours": relations.neighbours.get(each.id, ()),
        }
        yield Page(f"organisations/{each.id}/", "organisation.html", "organisations", context)
