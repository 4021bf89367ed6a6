"""Finding partners: a search among all who offer or look for something, and lists by need that work without script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from imenik.insights.freshness import is_gone
from imenik.insights.matching import WEIGHTS
from imenik.insights.relations import ancestors
from imenik.model import Organisation, Project, Term
from imenik.pages.browse.projects import in_board_order
from imenik.pages.pagination import paginate_together
from imenik.views.edition import Edition
from imenik.views.facets import CLUSTER, COUNTRY, LANGUAGE, OFFERS, PLACE, SEEKS, Facet, values_by
from imenik.views.render import Page
from imenik.views.suggestions import REASON_LABELS

COMMON = (CLUSTER, COUNTRY, PLACE, LANGUAGE)
"""What visitors may want to have in common with a partner."""


@dataclass(frozen=True)
class NeedOverview:
    """Who offers a need and who currently looks for it, without dissolved organisations."""

    need: Term
    offering: Sequence[Organisation]
    seeking: Sequence[Organisation]
    projects: Sequence[Project]

    @property
    def sought(self) -> int:
        """How many organisations and projects look for it."""
        return len(self.seeking) + len(self.projects)

    @property
    def is_used(self) -> bool:
        """Whether anyone offers it or looks for it."""
        return bool(self.offering or self.sought)


def pages(edition: Edition) -> Iterator[Page]:
    """`partners/` and `partners/<need>/` for each need that anyone currently offers or looks for."""
    wording = edition.wording
    organisations = [organisation for organisation in edition.organisations if not is_gone(organisation)]
    offering, seeking, projects = (
        values_by(OFFERS, organisations, edition),
        values_by(SEEKS, organisations, edition),
        _by_need(edition),
    )
    needs = [
        NeedOverview(need, offering.get(need.id, ()), seeking.get(need.id, ()), projects.get(need.id, ()))
        for need in edition.insights.directory.terms("needs").values()
    ]
    entries: list[Organisation | Project] = [*edition.organisations, *edition.insights.directory.projects.values()]
    context = {
        "needs": needs,
        "common": [(facet, _options(facet, entries, edition)) for facet in COMMON],
        "weights": json.dumps(WEIGHTS),
        "why": json.dumps(
            {sort: wording.say(message.text) for sort, message in REASON_LABELS.items()}, ensure_ascii=False
        ),
    }
    yield Page("partners/", "browse/partners.html", "partners", context)
    for overview in needs:
        if overview.is_used:
            for list_page, lists in paginate_together(
                f"partners/{overview.need.id}/", overview.projects, overview.seeking, overview.offering
            ):
                yield Page(
                    list_page.path,
                    "browse/partners_need.html",
                    "partners",
                    {"overview": overview, "list_page": list_page, "lists": lists},
                )


def _by_need(edition: Edition) -> dict[str, list[Project]]:
    projects_by_need = values_by(SEEKS, edition.insights.directory.projects.values(), edition)
    return {need: in_board_order(edition, projects) for need, projects in projects_by_need.items()}


def _options(facet: Facet, records: Sequence[Organisation | Project], edition: Edition) -> list[tuple[str, str]]:
    """The values that occur in any entry, with labels, in order: visitors who search may be in the directory too."""
    wording = edition.wording
    values = set(chain.from_iterable(_values(facet, record, edition) for record in records))
    return wording.in_order([(value, facet.label(edition, value)) for value in values], lambda option: option[1])


def _values(facet: Facet, record: Organisation | Project, edition: Edition) -> Iterable[str]:
    """A place includes the places it is part of. Languages are compared without script; projects have none."""
    if facet is LANGUAGE:
        return [tag.partition("-")[0] for tag in record.languages] if isinstance(record, Organisation) else []
    values = facet.values(record, edition)
    if facet is PLACE:
        return [place for value in values for place in (value, *ancestors(value, edition.insights.directory))]
    return values
