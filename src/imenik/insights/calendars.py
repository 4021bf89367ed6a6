"""Which calendars there are, what each holds and where its file lies. What a file says is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from imenik.insights.relations import Relations
from imenik.insights.schedule import Occurrence, has_dates
from imenik.model import Event, Organisation, Series
from imenik.store.directory import Directory

ALL_CALENDAR = "all"
"""The name of the calendar that holds everything."""
CLUSTER_PREFIX, COUNTRY_PREFIX = "cluster-", "country-"
"""What the names of the calendars of clusters and countries begin with. The others are named after a series."""


@dataclass(frozen=True)
class Calendar:
    """The series and events of one calendar, in the order of their ids."""

    name: str
    series: tuple[Series, ...] = ()
    events: tuple[Event, ...] = ()
    also_named: tuple[str, ...] = ()
    """Names that it had before; who subscribed to one of them keeps getting it."""


Calendars = Mapping[str, Calendar]
"""Calendars by name; only those that hold something."""


def calendars_of(directory: Directory, relations: Relations) -> dict[str, Calendar]:
    """The calendars of a directory: of everything, of each series, of each cluster and country that has something.

    An event is of its project's clusters and countries, of those of its organisers and hosts, and of the country that
    it is held in; a series is of those of its organiser and participants. An organisation is of the country of its
    seat, or without one of those that it works in.
    """
    dated = (each for each in directory.series.values() if has_dates(each, relations.meetings_of.get(each.id, ())))
    series = sorted(dated, key=lambda each: each.id)
    events = sorted(directory.events.values(), key=lambda each: each.id)
    series_of: dict[str, list[Series]] = {}
    events_of: dict[str, list[Event]] = {}
    for one in series:
        for name in _of_organisations(directory, (one.organiser, *one.participants)):
            series_of.setdefault(name, []).append(one)
    for event in events:
        for name in _of_event(directory, event):
            events_of.setdefault(name, []).append(event)
    made = [Calendar(ALL_CALENDAR, tuple(series), tuple(events))] if series or events else []
    made += (Calendar(each.id, (each,), also_named=each.former_ids) for each in series)
    made += (
        Calendar(name, tuple(series_of.get(name, ())), tuple(events_of.get(name, ())))
        for name in sorted(series_of.keys() | events_of.keys())
    )
    return {each.name: each for each in made}


def cluster_calendar(cluster: str) -> str:
    """The name of the calendar of a cluster."""
    return CLUSTER_PREFIX + cluster


def country_calendar(country: str) -> str:
    """The name of the calendar of a country, by its code."""
    return COUNTRY_PREFIX + country.lower()


def calendar_path(language: str, name: str = ALL_CALENDAR) -> str:
    """Where a calendar lies below the root of the site, by the name of the calendar."""
    return f"calendar/{language}/{name}.ics"


def event_path(language: str, event: Event) -> str:
    """Where the file of one event lies below the root of the site."""
    return f"calendar/{language}/events/{event.id}.ics"


def meeting_path(language: str, occurrence: Occurrence) -> str:
    """Where the file of one date of a series lies: there is one for those that the data has a file of, and the next."""
    return f"calendar/{language}/meetings/{occurrence.series.id}/{occurrence.date.isoformat()}.ics"


def clusters_of(directory: Directory, record: Series | Event) -> list[str]:
    """The clusters of a series or an event, in alphabetical order."""
    if isinstance(record, Series):
        names = _of_organisations(directory, (record.organiser, *record.participants))
    else:
        names = _of_event(directory, record)
    return sorted(name.removeprefix(CLUSTER_PREFIX) for name in names if name.startswith(CLUSTER_PREFIX))


def _of_event(directory: Directory, event: Event) -> set[str]:
    names = _of_organisations(directory, (*event.organisers, *event.hosts))
    project = directory.projects.get(event.project or "")
    if project:
        names.update(map(cluster_calendar, project.clusters))
        names.update(map(country_calendar, project.countries))
    if event.place and event.place.country:
        names.add(country_calendar(event.place.country))
    return names


def _of_organisations(directory: Directory, ids: Iterable[str]) -> set[str]:
    there = [directory.organisations[each] for each in ids]
    clusters = {cluster_calendar(cluster) for each in there for cluster in each.clusters}
    return clusters | {country_calendar(country) for each in there for country in _countries(each)}


def _countries(organisation: Organisation) -> tuple[str, ...]:
    return (organisation.country,) if organisation.country else organisation.active_in
