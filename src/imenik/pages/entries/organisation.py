"""The page of an organisation and what is related to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from imenik.exports.linked_data.entries import organisation_node
from imenik.exports.linked_data.localization import Localizer
from imenik.i18n.messages import Message, say
from imenik.insights.ranking import Match
from imenik.model import Organisation, Project
from imenik.pages.pagination import ListPage, paginate
from imenik.views.edition import Edition
from imenik.views.maps import locator
from imenik.views.render import Deferred, Page
from imenik.views.social.images import of_entry
from imenik.views.suggestions import partner_query

MEMBERS_PER_PAGE = 24
"""How many units and members are on one page, which keeps it small."""

Suggested = Sequence[tuple[Message, Mapping[str, Sequence[Match[Organisation] | Match[Project]]]]]
"""Kinds of suggested partners: a heading, and the matches by organisation."""


def pages(edition: Edition) -> Iterator[Page]:
    """`organisations/<id>/` for each, and further pages for those with many members."""
    localizer = Localizer(edition)
    for organisation in edition.organisations:
        base, members = f"organisations/{organisation.id}/", _units_and_members(organisation, edition)
        context = cache(partial(_context, organisation, edition, localizer))
        for list_page in paginate(base, members, MEMBERS_PER_PAGE):
            yield Page(
                list_page.path,
                "entries/organisation.html",
                "organisations",
                Deferred(partial(_with_list_page, context, list_page)),
                picture=of_entry(edition, organisation.name, organisation.clusters),
            )


def _context(organisation: Organisation, edition: Edition, localizer: Localizer) -> dict[str, Any]:
    insights = edition.insights
    by_id = insights.directory.organisations
    geography, relations, matching = insights.geography, insights.relations, insights.matching
    suggested: Suggested = (
        (say("Projects looking for what it offers"), matching.projects),
        (say("Organisations looking for what it offers"), matching.seekers),
        (say("Organisations offering what it is looking for"), matching.offerers),
    )
    return {
        "organisation": organisation,
        "json_ld": partial(organisation_node, localizer, organisation),
        "parents": [by_id[parent] for parent in (organisation.part_of, *organisation.also_part_of) if parent],
        "umbrellas": [by_id[umbrella] for umbrella in organisation.member_of],
        "predecessors": [by_id[predecessor] for predecessor in organisation.succeeds],
        "successors": relations.successors.get(organisation.id, ()),
        "roles": relations.roles.get(organisation.id, ()),
        "locator": locator(geography, organisation.country, geography.city_of.get(organisation.id)),
        "partners": [
            (heading, matches[organisation.id]) for heading, matches in suggested if organisation.id in matches
        ],
        "similar": matching.similar.get(organisation.id, ()),
        "needs": partner_query(organisation, edition),
    }


def _with_list_page(context: Callable[[], dict[str, Any]], list_page: ListPage[Organisation]) -> dict[str, Any]:
    return {**context(), "list_page": list_page}


def _units_and_members(organisation: Organisation, edition: Edition) -> list[Organisation]:
    """The units of an organisation, then its members."""
    groups = (edition.insights.relations.units, edition.insights.relations.members)
    return [member for group in groups for member in edition.sorted_organisations(group.get(organisation.id, ()))]
