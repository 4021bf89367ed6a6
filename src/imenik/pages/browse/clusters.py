"""One cluster: its projects and its organisations, in sheets; and the list of clusters."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.insights.calendars import cluster_calendar
from imenik.pages.browse import projects
from imenik.pages.pagination import sheets
from imenik.pages.upcoming import ahead
from imenik.views.dates.calendar_links import cluster_feed
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`clusters/`, `clusters/<id>/` for each, and `clusters/<id>/projects/` where there are many."""
    relations = edition.insights.relations
    yield Page("clusters/", "browse/clusters.html", "organisations")
    for cluster in edition.insights.directory.terms("clusters").values():
        notes = projects.in_wall_order(edition, relations.projects_in_cluster.get(cluster.id, ()))
        organisations = edition.sorted_organisations(relations.in_cluster.get(cluster.id, ()))
        coming = ahead(edition, cluster_calendar(cluster.id))
        for sheet in sheets(f"clusters/{cluster.id}/", organisations):
            context = {
                "cluster": cluster,
                "sheet": sheet,
                "total": len(organisations),
                "projects": notes[: projects.FEW],
                "number": len(notes),
                "feed": cluster_feed(edition, cluster),
                "ahead": coming,
            }
            yield Page(sheet.path, "browse/cluster.html", "organisations", context)
        yield from projects.lists(f"clusters/{cluster.id}/", edition.show(cluster.label), notes)
