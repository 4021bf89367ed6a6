"""The project board: projects and ideas in columns by cluster, all or those with open calls; lists of projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imenik.model import Project, Term
from imenik.pages.pagination import paginate
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition
from imenik.views.facets import FACETS
from imenik.views.render import Page

STAGES = ("idea", "forming", "running", "unknown", "paused", "completed", "cancelled")
"""The order of projects: those that can still be joined come first."""
PER_COLUMN = 40
"""How many projects of a cluster are on the board; the list of the cluster has all of them."""
EXCERPT = 12
"""How many projects are on pages that are not only about projects."""
PER_PAGE = 60


@dataclass(frozen=True)
class BoardColumn:
    """The column of a cluster: its first projects, and its total number of projects."""

    cluster: Term
    projects: Sequence[Project]
    total: int


def pages(edition: Edition) -> Iterator[Page]:
    """`projects/` and `projects/looking/`."""
    looking = {
        project.id for project in edition.insights.directory.projects.values() if edition.insights.is_looking(project)
    }
    numbers = {"total": len(edition.insights.directory.projects), "looking": len(looking)}
    by_cluster = {
        cluster.id: in_board_order(edition, edition.insights.relations.projects_in_cluster.get(cluster.id, ()))
        for cluster in edition.insights.directory.terms("clusters").values()
    }
    open_calls = {
        cluster: sorted((project for project in projects if project.id in looking), key=_deadline)
        for cluster, projects in by_cluster.items()
    }
    context = {**numbers, "columns": _columns(edition, by_cluster), "view": "all", "facets": FACETS["projects"]}
    yield Page("projects/", "browse/projects.html", "projects", context)
    context = {**numbers, "columns": _columns(edition, open_calls), "view": "looking"}
    yield Page("projects/looking/", "browse/projects.html", "projects", context)


def in_board_order(edition: Edition, projects: Iterable[Project]) -> list[Project]:
    """Projects that look for something first, then by stage, then by name."""
    insights = edition.insights
    rank = edition.title_rank
    return sorted(
        projects, key=lambda project: (not insights.is_looking(project), STAGES.index(project.stage), rank[project.id])
    )


def _deadline(project: Project) -> tuple[bool, dt.date]:
    """The sort key of open calls: the one that closes first comes first, paused projects last."""
    return project.stage == "paused", project.seeks_until or dt.date.max


def list_pages(base: str, name: LocalizedText, projects: Sequence[Project]) -> Iterator[Page]:
    """The pages of `<base>projects/`, if the page at `base`, titled `name`, cannot show all of its projects."""
    if len(projects) > EXCERPT:
        for list_page in paginate(f"{base}projects/", projects, PER_PAGE):
            context = {"above": base, "name": name, "list_page": list_page, "total": len(projects)}
            yield Page(list_page.path, "browse/projects_notes.html", "projects", context)


def _columns(edition: Edition, by_cluster: dict[str, list[Project]]) -> list[BoardColumn]:
    clusters = edition.insights.directory.terms("clusters")
    return [BoardColumn(clusters[key], projects[:PER_COLUMN], len(projects)) for key, projects in by_cluster.items()]
