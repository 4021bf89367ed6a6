"""The page of a project: who takes part, how to join, its events."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from imenik.exports.linked_data.entries import project_node
from imenik.exports.linked_data.localization import Localizer
from imenik.views.contacts import project_contact
from imenik.views.edition import Edition
from imenik.views.render import Page
from imenik.views.social.images import of_entry
from imenik.views.suggestions import partner_query


def pages(edition: Edition) -> Iterator[Page]:
    """`projects/<id>/` for each."""
    organisations, localizer = edition.insights.directory.organisations, Localizer(edition)
    for project in edition.insights.directory.projects.values():
        context = {
            "project": project,
            "json_ld": partial(project_node, localizer, project),
            "lead": organisations.get(project.lead or ""),
            "partners": [organisations[partner] for partner in project.partners],
            "helpers": edition.insights.matching.helpers.get(project.id, ()),
            "needs": partner_query(project, edition),
            "events": edition.insights.relations.events_of.get(project.id, ()),
            "can_be_joined": project.stage not in ("completed", "cancelled"),
            "invites": edition.insights.is_looking(project) or project.stage in ("idea", "forming", "running"),
            "way": project_contact(project, organisations),
        }
        picture = of_entry(edition, project.title, project.clusters)
        yield Page(f"projects/{project.id}/", "entries/project.html", "projects", context, picture=picture)
