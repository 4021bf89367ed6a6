"""One organisation: everything its record holds and what is related to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from imenik.exports.linked_data.entries import organisation_node
from imenik.exports.linked_data.localization import Localizer
from imenik.i18n.messages import Message, say
from imenik.insights.ranking import Match
from imenik.model import Organisation, Project
from imenik.pages.pagination import sheets
from imenik.views.edition import Edition
from imenik.views.maps import locator
from imenik.views.render import Page
from imenik.views.social.images import of_entry
from imenik.views.suggestions import needs_of

BELONGING = 24
"""How many units and members stand on one sheet, so that a page stays small."""

Possible = Sequence[tuple[Message, Mapping[str, Sequence[Match[Organisation] | Match[Project]]]]]
"""Kinds of partners, each with its heading and who is suggested to whom."""


def pages(edition: Edition) -> Iterator[Page]:
    """`organisations/<id>/` for each, and further sheets of those with many members."""
    insights = edition.insights
    relations, matching, localizer = insights.relations, insights.matching, Localizer(edition)
    possible: Possible = (
        (say("Projects that look for what it offers"), matching.projects),
        (say("Organisations that look for what it offers"), matching.seekers),
        (say("Organisations that offer what it looks for"), matching.offerers),
    )
    for each in edition.organisations:
        context = {
            "organisation": each,
            "json_ld": partial(organisation_node, localizer, each),
            "parent": insights.directory.organisations.get(each.part_of or ""),
            "umbrellas": [insights.directory.organisations[umbrella] for umbrella in each.member_of],
            "roles": relations.roles.get(each.id, ()),
            "locator": locator(insights.geography, each.country, insights.geography.city_of.get(each.id)),
            "partners": [(heading, found[each.id]) for heading, found in possible if each.id in found],
            "similar": matching.similar.get(each.id, ()),
            "needs": needs_of(each, edition),
        }
        for sheet in sheets(f"organisations/{each.id}/", _belonging(each, edition), BELONGING):
            yield Page(
                sheet.path,
                "entries/organisation.html",
                "organisations",
                {**context, "sheet": sheet},
                picture=of_entry(edition, each.name, each.clusters),
            )


def _belonging(organisation: Organisation, edition: Edition) -> list[Organisation]:
    """Its units, then its members."""
    found = (edition.insights.relations.units, edition.insights.relations.members)
    return [each for group in found for each in edition.sorted_organisations(group.get(organisation.id, ()))]
