"""Who offers and who looks for what: the finder over all who do, and for each need a list that works without script."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.facets import CLUSTER, COUNTRY, LANGUAGE, OFFERS, PLACE, SEEKS, values_by
from imenik.pages.projects import in_wall_order
from imenik.pages.sheets import sheets
from imenik.render import Page

FACETS = (SEEKS, OFFERS, CLUSTER, COUNTRY, PLACE, LANGUAGE)


def pages(edition: Edition) -> Iterator[Page]:
    """`partners/` and `partners/<need>/` for each need that somebody has or meets now."""
    directory = edition.directory
    offering = values_by(OFFERS, edition.organisations, edition)
    seeking = values_by(SEEKS, edition.organisations, edition)
    projects = values_by(SEEKS, directory.projects.values(), edition)
    needs = [
        term
        for term in directory.terms("needs").values()
        if any(term.id in each for each in (offering, seeking, projects))
    ]
    rows = [
        (each, len(offering.get(each.id, ())), len(seeking.get(each.id, ())) + len(projects.get(each.id, ())))
        for each in needs
    ]
    yield Page("partners/", "partners.html", "partners", {"needs": rows, "facets": FACETS})
    for need in needs:
        offers = offering.get(need.id, [])
        context = {
            "need": need,
            "offering": len(offers),
            "seeking": seeking.get(need.id, ()),
            "projects": in_wall_order(edition, projects.get(need.id, ())),
        }
        for sheet in sheets(f"partners/{need.id}/", offers):
            yield Page(sheet.path, "need.html", "partners", {**context, "sheet": sheet})
