"""Calendars to subscribe to, and single events and meetings to import (RFC 5545, RFC 7986)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import icalendar

from imenik.exports.calendars.events import deadline_fragment, event_fragment, event_openings
from imenik.exports.calendars.series import meeting_fragment, series_components, series_fragment
from imenik.exports.calendars.timezone import vtimezone
from imenik.exports.calendars.vevent import Fragment, plain_message, serialize, strip_control_chars
from imenik.insights.calendars import (
    ALL_CALENDAR,
    Calendar,
    calendar_path,
    coming_events,
    event_path,
    meeting_path,
    open_deadlines,
    selection_path,
)
from imenik.insights.schedule import Occurrence, known_dates
from imenik.model.meeting import CLUSTER_PREFIX, COUNTRY_PREFIX
from imenik.views.edition import Edition, Editions

PRODUCT = "-//Imenik//Imenik//EN"
REFRESH_INTERVAL = dt.timedelta(hours=12)
"""How often a subscribed program should fetch the calendar again."""
_END = b"END:VCALENDAR\r\n"


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`calendar/<language>/...`: the calendars of `insights/calendars.py`, then a file for each event and meeting."""
    any_edition = next(iter(editions.values()))
    directory, meetings_of = any_edition.insights.directory, any_edition.insights.relations.meetings_of
    domain = any_edition.settings.uid_domain
    all_series = [
        series_components(series, domain, meetings_of.get(series.id, ())) for series in directory.series.values()
    ]
    openings = {event.id: event_openings(event, domain) for event in directory.events.values()}
    for tag, edition in editions.items():
        of_series = {components.series.id: series_fragment(edition, components) for components in all_series}
        of_event = {event.id: event_fragment(edition, event, openings[event.id]) for event in directory.events.values()}
        for calendar in edition.insights.calendars.values():
            fragments = [
                *(of_series[series.id] for series in calendar.series),
                *(of_event[event.id] for event in calendar.events),
            ]
            for name in (calendar.name, *calendar.former_names):
                path = calendar_path(tag, name)
                yield path, _file(_opening(_subscribable_calendar(edition, _name(edition, calendar), path)), fragments)
        yield from _selections(edition, of_event)
        head = _opening(_calendar())
        for event in directory.events.values():
            yield event_path(tag, event), _file(head, [of_event[event.id]])
        for occurrence in _meetings(edition):
            yield meeting_path(tag, occurrence), _file(head, [meeting_fragment(edition, occurrence)])


def _selections(edition: Edition, of_event: Mapping[str, Fragment]) -> Iterator[tuple[str, bytes]]:
    """The calendars of only what is to come and of only deadlines, where there is anything."""
    insights, say = edition.insights, edition.wording.say
    ahead = insights.schedule.between(insights.today, dt.date.max)
    coming = [meeting_fragment(edition, occurrence) for occurrence in ahead if occurrence.state != "cancelled"]
    coming += (of_event[event.id] for event in coming_events(insights.directory, insights.today))
    deadlines = [deadline_fragment(edition, *pair) for pair in open_deadlines(insights.directory, insights.today)]
    for name, words, fragments in (("coming", say("Upcoming"), coming), ("deadlines", say("Deadlines"), deadlines)):
        if fragments:
            path = selection_path(edition.language.tag, name)
            head = _subscribable_calendar(edition, f"{edition.name}: {plain_message(words)}", path)
            yield path, _file(_opening(head), fragments)


def _meetings(edition: Edition) -> Iterator[Occurrence]:
    """Dates that have a file, and the next expected one of each series."""
    for series in edition.insights.directory.series.values():
        yield from known_dates(series, edition.insights.relations.meetings_of.get(series.id, ()))
        following = edition.insights.schedule.next_of.get(series.id)
        if following and following.state == "expected":
            yield following


def _name(edition: Edition, calendar: Calendar) -> str:
    """The name under which a program lists the calendar."""
    name = calendar.name
    if name == ALL_CALENDAR:
        return edition.name
    if name.startswith(CLUSTER_PREFIX):
        what = edition.plain(edition.term("clusters", name.removeprefix(CLUSTER_PREFIX)).label)
    elif name.startswith(COUNTRY_PREFIX):
        what = edition.wording.country(name.removeprefix(COUNTRY_PREFIX).upper())
    else:
        what = edition.plain(calendar.series[0].title)
    return f"{edition.name}: {what}" if what else ""


def _file(head: bytes, fragments: Iterable[Fragment]) -> bytes:
    """A calendar file with the time zones that its components refer to."""
    fragments = list(fragments)
    zones = sorted({fragment.zone for fragment in fragments if fragment.zone})
    vtimezones = [vtimezone(zone, min(part.first for part in fragments if part.zone == zone)) for zone in zones]
    return b"".join([head, *vtimezones, *(fragment.content for fragment in fragments), _END])


def _calendar() -> icalendar.Calendar:
    """The properties that every file begins with."""
    component = icalendar.Calendar()
    component.add("prodid", PRODUCT)
    component.add("version", "2.0")
    component.add("calscale", "GREGORIAN")
    component.add("method", "PUBLISH")
    return component


def _subscribable_calendar(edition: Edition, name: str, path: str) -> icalendar.Calendar:
    """The further properties of a subscribable calendar: name, source, refresh interval."""
    component, name = _calendar(), strip_control_chars(name)
    component.add("name", name, parameters={"LANGUAGE": edition.language.tag})
    component.add("x-wr-calname", name)
    component.add("refresh-interval", REFRESH_INTERVAL, parameters={"VALUE": "DURATION"})
    component.add("x-published-ttl", icalendar.vDuration(REFRESH_INTERVAL))
    source = edition.full(path)
    if source:
        component.add("source", source, parameters={"VALUE": "URI"})
        component.add("url", edition.full(f"{edition.language.tag}/meetings/"))
    return component


def _opening(head: icalendar.Calendar) -> bytes:
    return serialize(head).removesuffix(_END)
