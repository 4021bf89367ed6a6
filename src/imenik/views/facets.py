"""The facets by which entries of each kind are filtered: the values of an entry, and the labels of values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from imenik.i18n.messages import Message, say
from imenik.insights.freshness import freshness, sought
from imenik.model import Event, Organisation, Project, Record
from imenik.model.event import EventPlace
from imenik.model.fields import describe
from imenik.model.moments import is_over
from imenik.views.edition import Edition

Item = TypeVar("Item", bound=Record)
Values = Callable[[Any, Edition], Iterable[str]]
"""The values of one entry, the same in every edition. `Any` is a record of the facet's kind."""


@dataclass(frozen=True)
class Facet:
    """One facet. `label` returns the label of a value in an edition; `key` is used in addresses.

    Facets of different kinds with the same key have the same labels.
    """

    key: str
    title: Message
    values: Values
    label: Callable[[Edition, str], str]


def _term(vocabulary: str) -> Callable[[Edition, str], str]:
    return lambda edition, value: edition.plain(edition.term(vocabulary, value).label)


def _fixed(group: str) -> Callable[[Edition, str], str]:
    return lambda edition, value: edition.wording.label(group, value)


def _countries(record: Organisation | Project, _edition: Edition) -> Iterable[str]:
    """The country where an organisation is based, then those where it is active; the countries of a project."""
    if isinstance(record, Project):
        return record.countries
    return dict.fromkeys([*([record.country] if record.country else []), *record.active_in])


def _sought(record: Organisation | Project, edition: Edition) -> Iterable[str]:
    """What is currently sought; expired calls do not count."""
    return sought(record) if edition.insights.is_looking(record) else ()


def _time(event: Event, edition: Edition) -> Iterable[str]:
    return ["past" if is_over(event, edition.insights.today) else "coming"]


def _event_country(event: Event, _edition: Edition) -> Iterable[str]:
    return [event.place.country] if event.place and event.place.country else []


def _freshness(record: Record, edition: Edition) -> Iterable[str]:
    return [freshness(record, edition.insights.today)]


def _country_name(edition: Edition, code: str) -> str:
    return edition.wording.country(code)


def _language_name(edition: Edition, tag: str) -> str:
    return edition.wording.language_name(tag)


CLUSTER = Facet("cluster", say("Cluster"), lambda record, _: record.clusters, _term("clusters"))
COUNTRY = Facet("country", describe(Organisation, "country").label, _countries, _country_name)
TYPE = Facet("type", describe(Organisation, "type").label, lambda record, _: [record.type], _term("organisation-types"))
PLACE = Facet("place", say("Home place"), lambda record, _: record.homeland, _term("places"))
LANGUAGE = Facet(
    "language", describe(Organisation, "languages").label, lambda record, _: record.languages, _language_name
)
OFFERS = Facet("offers", describe(Organisation, "offers").label, lambda record, _: record.offers, _term("needs"))
SEEKS = Facet("seeks", describe(Organisation, "seeks").label, _sought, _term("needs"))
FRESH = Facet("fresh", describe(Organisation, "checked").label, _freshness, _fixed("fresh"))

ORGANISATIONS = (
    CLUSTER,
    COUNTRY,
    TYPE,
    PLACE,
    LANGUAGE,
    OFFERS,
    SEEKS,
    Facet("status", describe(Organisation, "status").label, lambda record, _: [record.status], _fixed("status")),
    FRESH,
)
PROJECTS = (
    CLUSTER,
    Facet("stage", describe(Project, "stage").label, lambda record, _: [record.stage], _fixed("stage")),
    COUNTRY,
    PLACE,
    SEEKS,
    FRESH,
)
EVENTS = (
    Facet("time", say("When"), _time, _fixed("time")),
    Facet("event", describe(Event, "type").label, lambda record, _: [record.type], _fixed("event")),
    Facet("state", describe(Event, "status").label, lambda record, _: [record.status], _fixed("event-status")),
    Facet("country", describe(EventPlace, "country").label, _event_country, _country_name),
)
FACETS: dict[str, tuple[Facet, ...]] = {"organisations": ORGANISATIONS, "projects": PROJECTS, "events": EVENTS}
"""Facets by kind of record, in display order."""


def values_by(facet: Facet, records: Iterable[Item], edition: Edition) -> dict[str, list[Item]]:
    """Records grouped by the values of a facet, in the given order."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for record in records:
        for value in facet.values(record, edition):
            groups[value].append(record)
    return dict(groups)
