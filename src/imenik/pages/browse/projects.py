"""The wall: projects and ideas as notes in columns by cluster, all or those that look for something; lists of notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imenik.model import Project, Term
from imenik.pages.pagination import sheets
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition
from imenik.views.facets import FACETS
from imenik.views.render import Page

STAGES = ("idea", "forming", "running", "unknown", "paused", "completed", "cancelled")
"""The order of the notes: what can still be joined comes first."""
HANGING = 40
"""How many notes of a cluster hang on the wall itself; all of them are in the list of the cluster."""
FEW = 12
"""How many notes a page shows that is about more than projects."""
PER_SHEET = 60


@dataclass(frozen=True)
class Column:
    """A cluster's part of the wall: its first notes, and how many it has in all."""

    cluster: Term
    notes: Sequence[Project]
    total: int


def pages(edition: Edition) -> Iterator[Page]:
    """`projects/` and `projects/looking/`."""
    looking = {
        project.id for project in edition.insights.directory.projects.values() if edition.insights.is_looking(project)
    }
    numbers = {"total": len(edition.insights.directory.projects), "looking": len(looking)}
    hung = {
        cluster.id: in_wall_order(edition, edition.insights.relations.projects_in_cluster.get(cluster.id, ()))
        for cluster in edition.insights.directory.terms("clusters").values()
    }
    open_calls = {
        cluster: sorted((project for project in notes if project.id in looking), key=_haste)
        for cluster, notes in hung.items()
    }
    context = {**numbers, "columns": _columns(edition, hung), "view": "all", "facets": FACETS["projects"]}
    yield Page("projects/", "browse/projects.html", "projects", context)
    context = {**numbers, "columns": _columns(edition, open_calls), "view": "looking"}
    yield Page("projects/looking/", "browse/projects.html", "projects", context)


def in_wall_order(edition: Edition, projects: Iterable[Project]) -> list[Project]:
    """Projects that look for something first, then by stage, then by name."""
    insights = edition.insights
    rank = edition.title_rank
    return sorted(
        projects, key=lambda project: (not insights.is_looking(project), STAGES.index(project.stage), rank[project.id])
    )


def _haste(project: Project) -> tuple[bool, dt.date]:
    """What ends first comes first; what pauses can wait."""
    return project.stage == "paused", project.seeks_until or dt.date.max


def lists(base: str, name: LocalizedText, projects: Sequence[Project]) -> Iterator[Page]:
    """`<above>projects/` in sheets, where the page at `above`, which is called `name`, shows only a `FEW` of them."""
    if len(projects) > FEW:
        for sheet in sheets(f"{base}projects/", projects, PER_SHEET):
            context = {"above": base, "name": name, "sheet": sheet, "total": len(projects)}
            yield Page(sheet.path, "browse/projects_notes.html", "projects", context)


def _columns(edition: Edition, hung: dict[str, list[Project]]) -> list[Column]:
    clusters = edition.insights.directory.terms("clusters")
    return [Column(clusters[cluster], notes[:HANGING], len(notes)) for cluster, notes in hung.items()]
