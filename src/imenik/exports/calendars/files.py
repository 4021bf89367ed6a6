"""Calendars to subscribe to, and single events and meetings to put into one's own (RFC 5545, RFC 7986)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from icalendar import Calendar as Component
from icalendar import vDuration

from imenik.exports.calendars.events import event_part, frames_of
from imenik.exports.calendars.series import course_of, meeting_part, series_part
from imenik.exports.calendars.timezone import vtimezone
from imenik.exports.calendars.vevent import Part, clean, labelled, said, written
from imenik.insights.calendars import ALL, CLUSTER, COUNTRY, Calendar, path_of, path_of_event, path_of_meeting
from imenik.insights.schedule import Occurrence, known_dates
from imenik.views.edition import Edition, Editions

PRODUCT = "-//Imenik//Imenik//EN"
HALF_A_DAY = dt.timedelta(hours=12)
"""How long a program may wait before it asks again."""
_END = b"END:VCALENDAR\r\n"


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`calendar/<language>/...`: the calendars of `insights/calendars.py`, then a file for each event and meeting."""
    any_edition = next(iter(editions.values()))
    directory, meetings_of = any_edition.directory, any_edition.relations.meetings_of
    courses = [course_of(each, meetings_of.get(each.id, ())) for each in directory.series.values()]
    frames = {each.id: frames_of(each) for each in directory.events.values()}
    for tag, edition in editions.items():
        series = {each.series.id: series_part(edition, each) for each in courses}
        events = {each.id: event_part(edition, each, frames[each.id]) for each in directory.events.values()}
        for calendar in edition.insights.calendars.values():
            parts = [*(series[each.id] for each in calendar.series), *(events[each.id] for each in calendar.events)]
            for name in (calendar.name, *calendar.also_named):
                path = path_of(tag, name)
                yield path, _file(_opening(_head_of(edition, calendar, path)), parts)
        head = _opening(_head())
        for event in directory.events.values():
            yield path_of_event(tag, event), _file(head, [events[event.id]])
        for occurrence in _meetings(edition):
            yield path_of_meeting(tag, occurrence), _file(head, [meeting_part(edition, occurrence)])


def _meetings(edition: Edition) -> Iterator[Occurrence]:
    """The dates that have a file, and the next of each series where it has none."""
    for series in edition.directory.series.values():
        yield from known_dates(series, edition.relations.meetings_of.get(series.id, ()))
        following = edition.agenda.coming.get(series.id)
        if following and following.state == "expected":
            yield following


def _name(edition: Edition, calendar: Calendar) -> str:
    """What a program calls the calendar."""
    name = calendar.name
    if name == ALL:
        return said(edition.say("Imenik"))
    if name.startswith(CLUSTER):
        what = edition.plain(edition.term("clusters", name.removeprefix(CLUSTER)).label)
    elif name.startswith(COUNTRY):
        what = edition.country(name.removeprefix(COUNTRY).upper())
    else:
        what = edition.plain(calendar.series[0].title)
    return labelled(edition.say("Imenik"), what)


def _file(head: bytes, parts: Iterable[Part]) -> bytes:
    """A calendar of parts, with the zones that they need."""
    parts = list(parts)
    zones = sorted({each.zone for each in parts if each.zone})
    used = [vtimezone(zone, min(each.first for each in parts if each.zone == zone)) for zone in zones]
    return b"".join([head, *used, *(each.content for each in parts), _END])


def _head() -> Component:
    """What every file begins with."""
    made = Component()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    return made


def _head_of(edition: Edition, calendar: Calendar, path: str) -> Component:
    """What a calendar begins with that one subscribes to: its name, where it is, and when to ask again."""
    made, name = _head(), clean(_name(edition, calendar))
    made.add("name", name, parameters={"LANGUAGE": edition.language.tag})
    made.add("x-wr-calname", name)
    made.add("refresh-interval", HALF_A_DAY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(HALF_A_DAY))
    source = edition.full(path)
    if source:
        made.add("source", source, parameters={"VALUE": "URI"})
        made.add("url", edition.full(f"{edition.language.tag}/meetings/"))
    return made


def _opening(head: Component) -> bytes:
    return written(head).removesuffix(_END)
