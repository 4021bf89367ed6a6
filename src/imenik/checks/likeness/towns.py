"""Whether two organisations can be in the same town, whatever language its name is in."""

from __future__ import annotations

from imenik.env.locations import GEOGRAPHY
from imenik.i18n.script import fold
from imenik.model import Organisation
from imenik.store.gazetteer import load_gazetteer

Town = tuple[str, str]
"""The country, and the folded name."""


def are_apart(first: Organisation, second: Organisation) -> bool:
    """Whether both say where they are, and no seat of one is in a town of the other."""
    return bool(towns_of(first) and towns_of(second)) and not _share_a_town(first, second)


def are_together(first: Organisation, second: Organisation) -> bool:
    """Whether both say where they are, and that is the same town."""
    return bool(towns_of(first) and towns_of(second)) and _share_a_town(first, second)


def towns_of(record: Organisation) -> set[Town]:
    """The towns of all its seats, by every name that they have in the entry."""
    seats = [(record.country or "", record.city), *((seat.country, seat.city) for seat in record.seats)]
    return {(country, fold(name)) for country, city in seats if city for name in city.values()}


def _share_a_town(first: Organisation, second: Organisation) -> bool:
    ours, theirs = towns_of(first), towns_of(second)
    return not ours.isdisjoint(theirs) or not _known(ours).isdisjoint(_known(theirs))


def _known(towns: set[Town]) -> set[Town]:
    """The same towns by the names of the gazetteer, which is only asked where spellings differ."""
    gazetteer = load_gazetteer(GEOGRAPHY)
    found = ((country, gazetteer.city(country, [name])) for country, name in towns)
    return {(country, city.name) for country, city in found if city}
