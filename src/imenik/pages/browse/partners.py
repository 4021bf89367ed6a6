"""Who offers and who looks for what: a question over all who do, and for each need a list that works without script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from imenik.insights.freshness import is_gone
from imenik.insights.matching import WEIGHTS
from imenik.insights.relations import ancestors
from imenik.model import Organisation, Project, Term
from imenik.pages.browse.projects import in_wall_order
from imenik.pages.pagination import abreast
from imenik.views.edition import Edition
from imenik.views.facets import CLUSTER, COUNTRY, LANGUAGE, OFFERS, PLACE, SEEKS, Facet, values_by
from imenik.views.render import Page
from imenik.views.suggestions import WHY

COMMON = (CLUSTER, COUNTRY, PLACE, LANGUAGE)
"""What a visitor may want to have in common with a partner."""


@dataclass(frozen=True)
class Exchange:
    """One need: who offers it, and who looks for it now. Nobody who is gone."""

    need: Term
    offering: Sequence[Organisation]
    seeking: Sequence[Organisation]
    projects: Sequence[Project]

    @property
    def sought(self) -> int:
        """How many look for it."""
        return len(self.seeking) + len(self.projects)

    @property
    def is_used(self) -> bool:
        """Whether anybody offers it or looks for it."""
        return bool(self.offering or self.sought)


def pages(edition: Edition) -> Iterator[Page]:
    """`partners/` and `partners/<need>/` for each need that somebody has or meets now."""
    wording = edition.wording
    organisations = [organisation for organisation in edition.organisations if not is_gone(organisation)]
    offering, seeking, projects = (
        values_by(OFFERS, organisations, edition),
        values_by(SEEKS, organisations, edition),
        _by_need(edition),
    )
    needs = [
        Exchange(need, offering.get(need.id, ()), seeking.get(need.id, ()), projects.get(need.id, ()))
        for need in edition.insights.directory.terms("needs").values()
    ]
    entries: list[Organisation | Project] = [*edition.organisations, *edition.insights.directory.projects.values()]
    context = {
        "needs": needs,
        "common": [(facet, _options(facet, entries, edition)) for facet in COMMON],
        "weights": json.dumps(WEIGHTS),
        "why": json.dumps({sort: wording.say(message.text) for sort, message in WHY.items()}, ensure_ascii=False),
    }
    yield Page("partners/", "browse/partners.html", "partners", context)
    for exchange in needs:
        if exchange.is_used:
            for sheet, lists in abreast(
                f"partners/{exchange.need.id}/", exchange.projects, exchange.seeking, exchange.offering
            ):
                yield Page(
                    sheet.path,
                    "browse/partners_need.html",
                    "partners",
                    {"exchange": exchange, "sheet": sheet, "lists": lists},
                )


def _by_need(edition: Edition) -> dict[str, list[Project]]:
    projects_by_need = values_by(SEEKS, edition.insights.directory.projects.values(), edition)
    return {need: in_wall_order(edition, projects) for need, projects in projects_by_need.items()}


def _options(facet: Facet, records: Sequence[Organisation | Project], edition: Edition) -> list[tuple[str, str]]:
    """The values that any entry has, and their words in order: whoever asks is in the directory too."""
    wording = edition.wording
    values = set(chain.from_iterable(_values(facet, record, edition) for record in records))
    return wording.in_order([(value, facet.label(edition, value)) for value in values], lambda option: option[1])


def _values(facet: Facet, record: Organisation | Project, edition: Edition) -> Iterable[str]:
    """A place brings along what it is part of. A language is the same in every script; projects have none."""
    if facet is LANGUAGE:
        return [tag.partition("-")[0] for tag in record.languages] if isinstance(record, Organisation) else []
    values = facet.values(record, edition)
    if facet is PLACE:
        return [place for value in values for place in (value, *ancestors(value, edition.insights.directory))]
    return values
