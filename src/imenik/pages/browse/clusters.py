"""A page for each cluster with its projects and organisations, and the list of clusters."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.insights.calendars import cluster_calendar
from imenik.pages.browse import projects
from imenik.pages.pagination import paginate
from imenik.pages.upcoming import upcoming
from imenik.views.dates.calendar_links import cluster_subscription
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`clusters/`, `clusters/<id>/` for each, and `clusters/<id>/projects/` if it has many."""
    relations = edition.insights.relations
    yield Page("clusters/", "browse/clusters.html", "organisations")
    for cluster in edition.insights.directory.terms("clusters").values():
        notes = projects.in_board_order(edition, relations.projects_in_cluster.get(cluster.id, ()))
        organisations = edition.sorted_organisations(relations.in_cluster.get(cluster.id, ()))
        coming = upcoming(edition, cluster_calendar(cluster.id))
        for list_page in paginate(f"clusters/{cluster.id}/", organisations):
            context = {
                "cluster": cluster,
                "list_page": list_page,
                "total": len(organisations),
                "projects": notes[: projects.EXCERPT],
                "number": len(notes),
                "subscription": cluster_subscription(edition, cluster),
                "upcoming": coming,
            }
            yield Page(list_page.path, "browse/cluster.html", "organisations", context)
        yield from projects.list_pages(f"clusters/{cluster.id}/", edition.show(cluster.label), notes)
