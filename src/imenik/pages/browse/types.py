"""A page for each type of organisation, and the list of types."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.pages.pagination import paginate
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`types/` and `types/<id>/` for each type that has organisations."""
    groups = edition.insights.relations.of_type
    used = [term for term in edition.insights.directory.terms("organisation-types").values() if term.id in groups]
    types = edition.wording.in_order(used, lambda term: edition.plain(term.label))
    yield Page(
        "types/", "browse/types.html", "organisations", {"types": [(term, len(groups[term.id])) for term in types]}
    )
    for term in types:
        organisations = edition.sorted_organisations(groups[term.id])
        for list_page in paginate(f"types/{term.id}/", organisations):
            yield Page(
                list_page.path,
                "browse/type.html",
                "organisations",
                {"type": term, "list_page": list_page, "total": len(organisations)},
            )
