"""The wall: all projects and ideas as notes in columns by cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imenik.edition import Edition
from imenik.facets import FACETS
from imenik.model import Project
from imenik.render import Page

STAGES = ("idea", "forming", "running", "unknown", "paused", "completed", "cancelled")
"""The order of the notes: what can still be joined comes first."""


def pages(edition: Edition) -> Iterator[Page]:
    """`projects/`."""
    columns = [
        (cluster, in_wall_order(edition, edition.relations.projects_in_cluster.get(cluster.id, ())))
        for cluster in edition.directory.terms("clusters").values()
    ]
    yield Page("projects/", "projects.html", "projects", {"columns": columns, "facets": FACETS["projects"]})


def in_wall_order(edition: Edition, projects: Iterable[Project]) -> list[Project]:
    """Projects that look for something first, then by stage, then by name."""
    by_name = edition.in_order(projects, lambda each: edition.plain(each.title))
    return sorted(by_name, key=lambda each: (not edition.is_looking(each), STAGES.index(each.stage)))
