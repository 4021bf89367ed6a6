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
    for organisation in edition.organisations:
        context = {
            "organisation": organisation,
            "json_ld": partial(organisation_node, localizer, organisation),
            "parent": insights.directory.organisations.get(organisation.part_of or ""),
            "umbrellas": [insights.directory.organisations[umbrella] for umbrella in organisation.member_of],
            "roles": relations.roles.get(organisation.id, ()),
            "locator": locator(
                insights.geography, organisation.country, insights.geography.city_of.get(organisation.id)
            ),
            "partners": [
                (heading, matches[organisation.id]) for heading, matches in possible if organisation.id in matches
            ],
            "similar": matching.similar.get(organisation.id, ()),
            "needs": needs_of(organisation, edition),
        }
        for sheet in sheets(f"organisations/{organisation.id}/", _belonging(organisation, edition), BELONGING):
            yield Page(
                sheet.path,
                "entries/organisation.html",
                "organisations",
                {**context, "sheet": sheet},
                picture=of_entry(edition, organisation.name, organisation.clusters),
            )


def _belonging(organisation: Organisation, edition: Edition) -> list[Organisation]:
    """Its units, then its members."""
    groups = (edition.insights.relations.units, edition.insights.relations.members)
    return [member for group in groups for member in edition.sorted_organisations(group.get(organisation.id, ()))]
