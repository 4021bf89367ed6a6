"""What is linked to each home place and its parts, beyond the relations: counts, calls, events, offices."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from imenik.insights.freshness import is_gone, is_looking, sought
from imenik.insights.relations import Relations, ancestors
from imenik.model import Channel, Event, Organisation, Project
from imenik.store.directory import Directory


@dataclass(frozen=True)
class NearestOffices:
    """The authorities that help people from a place; `place` is that place or the nearest one above it."""

    place: str
    organisations: Sequence[Organisation]


@dataclass(frozen=True)
class PlaceLinks:
    """What is linked to one place.

    An event is linked through its project, or through an organiser or host that is linked to the place; a channel
    through the organisation that runs it.
    """

    countries: Mapping[str, int]
    """How many of its organisations are based or active in a country, highest number first."""
    offered: Mapping[str, int]
    """How many of them offer each need."""
    sought: Mapping[str, int]
    """How many of its organisations and projects are looking for each need now."""
    offering: int
    """How many of its organisations offer anything."""
    calls: int
    """How many of its organisations and projects are looking for anything now."""
    events: Sequence[Event]
    channels: Sequence[Channel]


def links_by_place(directory: Directory, relations: Relations, today: dt.date) -> dict[str, PlaceLinks]:
    """The links of each place that has any, in time proportional to the links of all levels."""
    places = {*relations.linked_to_place, *relations.projects_for}
    return {place: _ties(place, relations, today) for place in directory.places if place in places}


def offices_by_place(directory: Directory) -> dict[str, list[Organisation]]:
    """Authorities with topics, by the place they name themselves (not those above it)."""
    offices: defaultdict[str, list[Organisation]] = defaultdict(list)
    types = directory.authority_types
    for organisation in directory.organisations.values():
        if organisation.type in types and organisation.topics and not is_gone(organisation):
            for place in organisation.homeland:
                offices[place].append(organisation)
    return dict(offices)


def nearest_offices(
    place: str, directory: Directory, known: Mapping[str, Sequence[Organisation]]
) -> NearestOffices | None:
    """The offices of a place, or of the nearest place above it that has any."""
    line = (place, *ancestors(place, directory))
    return next((NearestOffices(candidate, known[candidate]) for candidate in line if candidate in known), None)


def _ties(place: str, relations: Relations, today: dt.date) -> PlaceLinks:
    organisations = relations.linked_to_place.get(place, ())
    projects = relations.projects_for.get(place, ())
    offering = [organisation for organisation in organisations if organisation.offers and not is_gone(organisation)]
    both: Iterator[Organisation | Project] = chain(organisations, projects)
    looking = [record for record in both if is_looking(record, today)]
    countries = Counter(
        code for organisation in organisations for code in {organisation.country, *organisation.active_in} if code
    )
    dated = {event.id: event for event in _events(organisations, projects, relations)}
    return PlaceLinks(
        countries=dict(sorted(countries.items(), key=lambda item: (-item[1], item[0]))),
        offered=Counter(need for organisation in offering for need in organisation.offers),
        sought=Counter(need for record in looking for need in sought(record)),
        offering=len(offering),
        calls=len(looking),
        events=list(dated.values()),
        channels=[
            record
            for organisation in organisations
            for _, record in relations.roles.get(organisation.id, ())
            if isinstance(record, Channel)
        ],
    )


def _events(
    organisations: Sequence[Organisation], projects: Sequence[Project], relations: Relations
) -> Iterator[Event]:
    for project in projects:
        yield from relations.events_of.get(project.id, ())
    for organisation in organisations:
        for role, record in relations.roles.get(organisation.id, ()):
            if isinstance(record, Event) and role in ("organiser", "host"):
                yield record
