"""What is tied to each home place and to its parts, beyond the lists of relations: counts, calls, events, offices."""

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
    """An authority that helps with something; `place` is where it is tied to, the page's own place or one above."""

    place: str
    organisations: Sequence[Organisation]


@dataclass(frozen=True)
class PlaceLinks:
    """What is tied to one place.

    An event is tied through its project, or through an organiser or host that is tied to the place; a channel through
    who runs it.
    """

    countries: Mapping[str, int]
    """How many of its organisations are seated or work in a country, the most first."""
    offered: Mapping[str, int]
    """How many of them offer what."""
    sought: Mapping[str, int]
    """How many of its organisations and projects look for what now."""
    offering: int
    """How many of its organisations offer something."""
    calls: int
    """How many of its organisations and projects look for something now."""
    events: Sequence[Event]
    channels: Sequence[Channel]


def links_by_place(directory: Directory, relations: Relations, today: dt.date) -> dict[str, PlaceLinks]:
    """The ties of each place that has some, in time proportional to what is tied to places at every level."""
    places = {*relations.linked_to_place, *relations.projects_for}
    return {place: _ties(place, relations, today) for place in directory.places if place in places}


def offices_by_place(directory: Directory) -> dict[str, list[Organisation]]:
    """The public authorities with topics by the place that they are tied to itself, not by those above it."""
    found: defaultdict[str, list[Organisation]] = defaultdict(list)
    for each in directory.organisations.values():
        if each.type == "public-authority" and each.topics and not is_gone(each):
            for place in each.homeland:
                found[place].append(each)
    return dict(found)


def nearest_offices(
    place: str, directory: Directory, known: Mapping[str, Sequence[Organisation]]
) -> NearestOffices | None:
    """The offices of a place, else those of the nearest place above it that has some."""
    line = (place, *ancestors(place, directory))
    return next((NearestOffices(each, known[each]) for each in line if each in known), None)


def _ties(place: str, relations: Relations, today: dt.date) -> PlaceLinks:
    organisations = relations.linked_to_place.get(place, ())
    projects = relations.projects_for.get(place, ())
    offering = [each for each in organisations if each.offers and not is_gone(each)]
    both: Iterator[Organisation | Project] = chain(organisations, projects)
    looking = [each for each in both if is_looking(each, today)]
    countries = Counter(code for each in organisations for code in {each.country, *each.active_in} if code)
    dated = {each.id: each for each in _events(organisations, projects, relations)}
    return PlaceLinks(
        countries=dict(sorted(countries.items(), key=lambda each: (-each[1], each[0]))),
        offered=Counter(need for each in offering for need in each.offers),
        sought=Counter(need for each in looking for need in sought(each)),
        offering=len(offering),
        calls=len(looking),
        events=list(dated.values()),
        channels=[
            record
            for each in organisations
            for _, record in relations.roles.get(each.id, ())
            if isinstance(record, Channel)
        ],
    )


def _events(
    organisations: Sequence[Organisation], projects: Sequence[Project], relations: Relations
) -> Iterator[Event]:
    for project in projects:
        yield from relations.events_of.get(project.id, ())
    for each in organisations:
        for role, record in relations.roles.get(each.id, ()):
            if isinstance(record, Event) and role in ("organiser", "host"):
                yield record
