"""Shortcuts into a long list that work without script: its most frequent facet values, each with a list of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imenik.views.edition import Edition
from imenik.views.facets import CLUSTER, COUNTRY, PLACE, TYPE, Facet, values_by

MAX_SHORTCUTS = 8
"""How many values of a facet are shown; a link leads to all of them."""


@dataclass(frozen=True)
class Shortcut:
    """The most frequent values of a facet, each with its label, the address of its list and its number of entries."""

    facet: Facet
    values: Sequence[tuple[str, str, str, int]]
    all: str


_LISTS = ((CLUSTER, "clusters/"), (COUNTRY, "countries/"), (TYPE, "types/"), (PLACE, "places/"))


def shortcuts(edition: Edition) -> Iterator[Shortcut]:
    """The shortcuts to organisations."""
    for facet, base in _LISTS:
        most_frequent = sorted(_counts(facet, edition).items(), key=lambda item: (-item[1], item[0]))[:MAX_SHORTCUTS]
        values = [
            (value, facet.label(edition, value), f"{base}{value.lower()}/", number) for value, number in most_frequent
        ]
        yield Shortcut(facet, values, base)


def _counts(facet: Facet, edition: Edition) -> dict[str, int]:
    """The number of organisations for each value; those of places include their parts."""
    insights = edition.insights
    groups = insights.relations.linked_to_place if facet is PLACE else values_by(facet, edition.organisations, edition)
    return {value: len(group) for value, group in groups.items()}
