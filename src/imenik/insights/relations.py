"""How the records of a directory are related: units, members, projects, clusters, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from imenik.insights.freshness import is_gone
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series
from imenik.store.directory import Directory

Key = TypeVar("Key")
Item = TypeVar("Item")

Role = str
"""An organisation's role in a record: lead, partner, funder, organiser, keeper, host, participant."""


@dataclass(frozen=True)
class Relations:
    """Look-ups from an id to related records; ids without any are not in the maps."""

    units: Mapping[str, Sequence[Organisation]]
    members: Mapping[str, Sequence[Organisation]]
    successors: Mapping[str, Sequence[Organisation]]
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
        """The countries with an organisation or a project: those that have a page."""
        return frozenset([*self.in_country, *self.active_in, *self.projects_in_country])

    def count_in(self, country: str) -> int:
        """How many organisations are based or active in a country."""
        seated, active = self.in_country.get(country, ()), self.active_in.get(country, ())
        return len({organisation.id for organisation in (*seated, *active)})


def relations_of(directory: Directory) -> Relations:
    """The relations of a directory, in time proportional to its size."""
    organisations, projects = directory.organisations.values(), directory.projects.values()
    places = directory.places
    return Relations(
        units=_by_each(organisations, lambda unit: (unit.part_of, *unit.also_part_of)),
        members=_by_each(organisations, lambda member: member.member_of),
        successors=_by_each(organisations, lambda successor: successor.succeeds),
        roles=_group(
            (organisation, (role, record)) for record in _with_roles(directory) for role, organisation in _roles(record)
        ),
        in_cluster=_group(
            (cluster, organisation) for organisation in organisations for cluster in organisation.clusters
        ),
        in_country=_group((organisation.country, organisation) for organisation in organisations),
        active_in=_group(
            (country, organisation) for organisation in organisations for country in organisation.active_in
        ),
        of_type=_group((organisation.type, organisation) for organisation in organisations),
        linked_to_place=_group(
            (place, organisation)
            for organisation in organisations
            for place in _within(organisation.homeland, directory)
        ),
        projects_in_cluster=_group((cluster, project) for project in projects for cluster in project.clusters),
        projects_in_country=_group((country, project) for project in projects for country in project.countries),
        projects_for=_group((place, project) for project in projects for place in _within(project.homeland, directory)),
        helping_with=_group(
            (topic, organisation)
            for organisation in organisations
            for topic in organisation.topics
            if not is_gone(organisation)
        ),
        meetings_of=_group((meeting.series, meeting) for meeting in directory.meetings.values()),
        events_of=_group((event.project, event) for event in directory.events.values()),
        children=_group((place.parent, place.id) for place in places.values()),
    )


def ancestors(place: str, directory: Directory) -> list[str]:
    """The places that contain `place`, nearest first. A loop in invalid data ends the list."""
    line: dict[str, None] = {}
    current = directory.places.get(place)
    while current and current.parent and current.parent not in line:
        line[current.parent] = None
        current = directory.places.get(current.parent)
    return list(line)


def _by_each(
    organisations: Iterable[Organisation], related: Callable[[Organisation], Iterable[str | None]]
) -> dict[str, list[Organisation]]:
    return _group((key, organisation) for organisation in organisations for key in related(organisation))


def _group(pairs: Iterable[tuple[Key | None, Item]]) -> dict[Key, list[Item]]:
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        if key is not None:
            groups[key].append(item)
    return dict(groups)


def _within(homeland: Iterable[str], directory: Directory) -> set[str]:
    return {ancestor for place in homeland for ancestor in (place, *ancestors(place, directory))}


def _with_roles(directory: Directory) -> Iterator[Record]:
    yield from directory.projects.values()
    yield from directory.series.values()
    yield from directory.events.values()
    yield from directory.channels.values()


def _roles(record: Record) -> Iterator[tuple[Role, str]]:
    """The organisations in a record with their roles; a funder may also be a name, which is nobody's id."""
    match record:
        case Project():
            yield from [("lead", record.lead)] if record.lead else []
            yield from (("partner", partner) for partner in record.partners)
            yield from (("funder", funder) for funder in record.funders)
        case Series():
            yield "organiser", record.organiser
            yield from (("participant", participant) for participant in record.participants)
        case Event():
            yield from (("organiser", organiser) for organiser in record.organisers)
            yield from (("host", host) for host in record.hosts)
            yield from (("funder", funder) for funder in record.funders)
        case Channel():
            yield from [("keeper", record.organiser)] if record.organiser else []
