"""Which calendars there are, what each contains, and the paths of their files. The format is not known here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from imenik.insights.relations import Relations
from imenik.insights.schedule import Occurrence, has_dates
from imenik.model import Event, Organisation, Series
from imenik.model.meeting import CLUSTER_PREFIX, COUNTRY_PREFIX
from imenik.model.moments import Moment, is_open, is_over
from imenik.store.directory import Directory

ALL_CALENDAR = "all"
"""The name of the calendar with everything."""


@dataclass(frozen=True)
class Calendar:
    """The series and events of one calendar, ordered by id."""

    name: str
    series: tuple[Series, ...] = ()
    events: tuple[Event, ...] = ()
    former_names: tuple[str, ...] = ()
    """Former names, under which it is still published for existing subscribers."""


Calendars = Mapping[str, Calendar]
"""Calendars by name; empty ones are left out."""


def calendars_of(directory: Directory, relations: Relations) -> dict[str, Calendar]:
    """The calendars of everything, and of each series, cluster and country that has any dates.

    An event belongs to the clusters and countries of its project, organisers and hosts, and to the country where it
    takes place; a series to those of its organiser and participants. An organisation belongs to the country where it
    is based or, without one, to those where it is active.
    """
    dated = (
        series for series in directory.series.values() if has_dates(series, relations.meetings_of.get(series.id, ()))
    )
    all_series = sorted(dated, key=lambda series: series.id)
    events = sorted(directory.events.values(), key=lambda event: event.id)
    series_of: dict[str, list[Series]] = {}
    events_of: dict[str, list[Event]] = {}
    for series in all_series:
        for name in _of_organisations(directory, (series.organiser, *series.participants)):
            series_of.setdefault(name, []).append(series)
    for event in events:
        for name in _of_event(directory, event):
            events_of.setdefault(name, []).append(event)
    calendars = [Calendar(ALL_CALENDAR, tuple(all_series), tuple(events))] if all_series or events else []
    calendars += (Calendar(series.id, (series,), former_names=series.former_ids) for series in all_series)
    calendars += (
        Calendar(name, tuple(series_of.get(name, ())), tuple(events_of.get(name, ())))
        for name in sorted(series_of.keys() | events_of.keys())
    )
    return {calendar.name: calendar for calendar in calendars}


def coming_events(directory: Directory, today: dt.date) -> list[Event]:
    """The events that are neither over nor called off, by id."""
    events = sorted(directory.events.values(), key=lambda event: event.id)
    return [event for event in events if event.status != "cancelled" and not is_over(event, today)]


def open_deadlines(directory: Directory, today: dt.date) -> list[tuple[Event, Moment]]:
    """The events with a deadline that has not passed, by id."""
    events = sorted(directory.events.values(), key=lambda event: event.id)
    return [(event, event.deadline) for event in events if event.deadline and is_open(event, today)]


def cluster_calendar(cluster: str) -> str:
    """The name of the calendar of a cluster."""
    return CLUSTER_PREFIX + cluster


def country_calendar(country: str) -> str:
    """The name of the calendar of a country, by its code."""
    return COUNTRY_PREFIX + country.lower()


def calendar_path(language: str, name: str = ALL_CALENDAR) -> str:
    """The path of a calendar below the root of the site."""
    return f"calendar/{language}/{name}.ics"


def selection_path(language: str, name: str) -> str:
    """The path of a calendar with a part of everything: `coming` or `deadlines`."""
    return f"calendar/{language}/{ALL_CALENDAR}/{name}.ics"


def event_path(language: str, event: Event) -> str:
    """The path of the calendar file of one event below the root of the site."""
    return f"calendar/{language}/events/{event.id}.ics"


def meeting_path(language: str, occurrence: Occurrence) -> str:
    """The path of the calendar file of one date; the next date and dates with a file in the data have one."""
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
    organisations = [directory.organisations[key] for key in ids]
    clusters = {cluster_calendar(cluster) for organisation in organisations for cluster in organisation.clusters}
    return clusters | {
        country_calendar(country) for organisation in organisations for country in _countries(organisation)
    }


def _countries(organisation: Organisation) -> tuple[str, ...]:
    return (organisation.country,) if organisation.country else organisation.active_in
