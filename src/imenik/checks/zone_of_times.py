"""Ensure that the times of an event have a time zone."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Location, Problem, say
from imenik.model import Event
from imenik.model.fields.rules import moment_fields, parts_within
from imenik.model.moments import Moment, has_time
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """Events with a time and without `timezone`, reported once, at the first time."""
    for event in directory.events.values():
        timed = [location for location, moment in moments(event) if has_time(moment)]
        if timed and event.timezone is None:
            message = say("there is a time, but no time zone")
            hint = say("add `timezone: Area/City`, the time zone of the event")
            yield directory.origin(event).problem("time-without-zone", message, hint, at=timed[0])


def moments(event: Event) -> Iterator[tuple[Location, Moment | None]]:
    """The days and times of an event and of its programme, with their locations."""
    for field, names in moment_fields(Event).items():
        for location, part in parts_within(event, field):
            yield from (((*location, name), getattr(part, name)) for name in names)
