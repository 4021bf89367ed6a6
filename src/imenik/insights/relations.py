"""What belongs together in a directory, found once: units, members, projects, clusters, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from imenik.insights.freshness import is_gone
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series
from imenik.store.directory import Directory

Key = TypeVar("Key")
Item = TypeVar("Item")

Role = str
"""What an organisation is to something: lead, partner, funder, organiser, keeper, host, participant."""


@dataclass(frozen=True)
class Relations:
    """Look-ups from an id to what is related to it; what has no relations is missing from a map."""

    units: Mapping[str, Sequence[Organisation]]
    members: Mapping[str, Sequence[Organisation]]
    roles: Mapping[str, Sequence[tuple[Role, Record]]]
    in_cluster: Mapping[str, Sequence[Organisation]]
    in_country: Mapping[str, Sequence[Organisation]]
    active_in: Mapping[str, Sequence[Organisation]]
    of_type: Mapping[str, Sequence[Organisation]]
    linked_to_place: Mapping[str, Sequence[Organisation]]
    projects_in_cluster: Mapping[str, Sequence[Project]]
    projects_in_country: Mapping[str, Sequence[Project]]
    projects_for: Mapping[str, Sequence[Project]]
    helping_with: Mapping[str, Sequence[Organisation]]
    meetings_of: Mapping[str, Sequence[Meeting]]
    events_of: Mapping[str, Sequence[Event]]
    children: Mapping[str, Sequence[str]]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that an organisation or a project is in: those that have a page."""
        return frozenset([*self.in_country, *self.active_in, *self.projects_in_country])

    def count_in(self, country: str) -> int:
        """How many organisations are seated or work in a country."""
        seated, active = self.in_country.get(country, ()), self.active_in.get(country, ())
        return len({each.id for each in (*seated, *active)})


def relations_of(directory: Directory) -> Relations:
    """The relations of a directory, in time proportional to its size."""
    organisations, projects = directory.organisations.values(), directory.projects.values()
    places = directory.places
    return Relations(
        units=_group((each.part_of, each) for each in organisations),
        members=_group((umbrella, each) for each in organisations for umbrella in each.member_of),
        roles=_group((each, (role, record)) for record in _with_roles(directory) for role, each in _roles(record)),
        in_cluster=_group((cluster, each) for each in organisations for cluster in each.clusters),
        in_country=_group((each.country, each) for each in organisations),
        active_in=_group((country, each) for each in organisations for country in each.active_in),
        of_type=_group((each.type, each) for each in organisations),
        linked_to_place=_group((place, each) for each in organisations for place in _within(each.homeland, directory)),
        projects_in_cluster=_group((cluster, each) for each in projects for cluster in each.clusters),
        projects_in_country=_group((country, each) for each in projects for country in each.countries),
        projects_for=_group((place, each) for each in projects for place in _within(each.homeland, directory)),
        helping_with=_group((topic, each) for each in organisations for topic in each.topics if not is_gone(each)),
        meetings_of=_group((each.series, each) for each in directory.meetings.values()),
        events_of=_group((each.project, each) for each in directory.events.values()),
        children=_group((place.parent, place.id) for place in places.values()),
    )


def ancestors(place: str, directory: Directory) -> list[str]:
    """The places that `place` is part of, nearest first. A loop in the data, which the checks refuse, ends the list."""
    line: dict[str, None] = {}
    current = directory.places.get(place)
    while current and current.parent and current.parent not in line:
        line[current.parent] = None
        current = directory.places.get(current.parent)
    return list(line)


def _group(pairs: Iterable[tuple[Key | None, Item]]) -> dict[Key, list[Item]]:
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        if key is not None:
            groups[key].append(item)
    return dict(groups)


def _within(homeland: Iterable[str], directory: Directory) -> set[str]:
    return {place for each in homeland for place in (each, *ancestors(each, directory))}


def _with_roles(directory: Directory) -> Iterator[Record]:
    yield from directory.projects.values()
    yield from directory.series.values()
    yield from directory.events.values()
    yield from directory.channels.values()


def _roles(record: Record) -> Iterator[tuple[Role, str]]:
    """Who is what in a record; a funder may be a name that is no id, which then belongs to nobody."""
    match record:
        case Project():
            yield from [("lead", record.lead)] if record.lead else []
            yield from (("partner", each) for each in record.partners)
            yield from (("funder", each) for each in record.funders)
        case Series():
            yield "organiser", record.organiser
            yield from (("participant", each) for each in record.participants)
        case Event():
            yield from (("organiser", each) for each in record.organisers)
            yield from (("host", each) for each in record.hosts)
            yield from (("funder", each) for each in record.funders)
        case Channel():
            yield from [("keeper", record.organiser)] if record.organiser else []
