"""The ways into a long list that need no script: its most frequent values, each leading to a list of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from imenik.edition import Edition
from imenik.facets import CLUSTER, COUNTRY, PLACE, TYPE, Facet
from imenik.relations import Relations

SHOWN = 8
"""How many values are shown; all of them are one step away."""


@dataclass(frozen=True)
class Shortcut:
    """The first values of a facet, each with its words, the address of its list and how much is there."""

    facet: Facet
    values: Sequence[tuple[str, str, str, int]]
    all: str


_LISTS: tuple[tuple[Facet, str, Callable[[Relations], Mapping[str, Sequence[Any]]]], ...] = (
    (CLUSTER, "clusters/", lambda relations: relations.in_cluster),
    (COUNTRY, "countries/", lambda relations: relations.in_country),
    (TYPE, "types/", lambda relations: relations.of_type),
    (PLACE, "places/", lambda relations: relations.tied_to),
)


def shortcuts(edition: Edition) -> Iterator[Shortcut]:
    """The shortcuts to organisations."""
    for facet, base, lists in _LISTS:
        groups = lists(edition.relations)
        found = sorted(groups, key=lambda value, groups=groups: (-len(groups[value]), value))  # type: ignore[misc]
        values = [
            (each, facet.label(edition, each), f"{base}{each.lower()}/", len(groups[each])) for each in found[:SHOWN]
        ]
        yield Shortcut(facet, values, base)
