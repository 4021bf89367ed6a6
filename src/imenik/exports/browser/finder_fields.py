"""The fields in the finder's index besides the facets, by kind of record: names, and texts of the card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from imenik.exports.browser.packed_columns import Packed, pack
from imenik.i18n.script import fold
from imenik.i18n.text import Text
from imenik.model import Organisation
from imenik.model.event import EventPlace
from imenik.store.languages import derivations_of
from imenik.views.edition import Edition

PackedText = Callable[[Any, Edition], Packed | None]
"""A text of a record, the same in every edition, or None. `Any` is a record of the kind."""


@dataclass(frozen=True)
class FinderFields:
    """One kind of records; `also` are further names to search by, `texts` are shown on the card."""

    name: Callable[[Any], Text]
    also: Callable[[Any], Iterable[str]]
    texts: Mapping[str, PackedText]


def _further_names(organisation: Organisation) -> Iterable[str]:
    short = organisation.short_name.values() if organisation.short_name else ()
    return [*short, *organisation.also_known_as]


def _organisation_name(organisation: str | None, edition: Edition) -> Packed | None:
    record = edition.insights.directory.organisations.get(organisation or "")
    return pack(record.name, derivations_of(edition.languages)) if record else None


def _city(place: Organisation | EventPlace | None, edition: Edition) -> Packed | None:
    """A city, also searchable by its names in other languages."""
    insights = edition.insights
    if place is None or place.city is None:
        return None
    own = {fold(name) for name in edition.city(place.country, place.city).values()}
    others = {fold(name): name for name in insights.geography.gazetteer.names_of(place.country or "", place.city)}
    more = [name for folded, name in others.items() if folded not in own]
    return pack(edition.city(place.country, place.city), derivations_of(edition.languages), more)


FINDER_FIELDS: Mapping[str, FinderFields] = {
    "organisations": FinderFields(
        name=lambda organisation: organisation.name,
        also=_further_names,
        texts={
            "city": _city,
            "parent": lambda unit, edition: _organisation_name(unit.part_of, edition),
        },
    ),
    "projects": FinderFields(
        name=lambda project: project.title,
        also=lambda _: (),
        texts={"lead": lambda project, edition: _organisation_name(project.lead, edition)},
    ),
    "events": FinderFields(
        name=lambda event: event.title,
        also=lambda _: (),
        texts={"city": lambda event, edition: _city(event.place, edition)},
    ),
}
