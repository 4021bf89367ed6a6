"""Ensure that times come once: clocks skip some when they are changed, and show others twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from imenik.checks.zone_of_times import moments
from imenik.i18n.messages import Location, Message, Problem, Severity, say
from imenik.i18n.timezones import zone_info
from imenik.insights.schedule import rule_of
from imenik.model import Record
from imenik.model.moments import resolve_local_time
from imenik.store.directory import Directory

MAX_DATES = 120
"""How many dates of a rule are looked at: two years of a weekly meeting, ten years of a monthly one."""


def check(directory: Directory) -> Iterator[Problem]:
    """Times of events, of moved meetings, and of the first such date of each series."""
    for record, location, moment, zone in _local_times(directory):
        message = _explain(moment, zone)
        if message:
            origin, hint = directory.origin(record), say("choose a time before or after the change of the clocks")
            yield origin.problem("clock-change", message, hint, at=location, severity=Severity.WARNING)


def _local_times(directory: Directory) -> Iterator[tuple[Record, Location, dt.datetime, str]]:
    for event in directory.events.values():
        for location, moment in moments(event):
            if event.timezone and isinstance(moment, dt.datetime):
                yield event, location, moment, event.timezone
    for series in directory.series.values():
        changed = (date for date in islice(rule_of(series), MAX_DATES) if _explain(date, series.timezone))
        yield from ((series, ("time",), date, series.timezone) for date in islice(changed, 1))
    for meeting in directory.meetings.values():
        if meeting.moved_to and meeting.series in directory.series:
            yield meeting, ("moved_to",), meeting.moved_to, directory.series[meeting.series].timezone


def _explain(moment: dt.datetime, zone: str) -> Message | None:
    """What happens at a local time, if it does not come exactly once (PEP 495)."""
    local = moment.replace(tzinfo=zone_info(zone))
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return None
    day, time, shown = f"{moment:%Y-%m-%d}", f"{moment:%H:%M}", f"{resolve_local_time(moment, zone):%H:%M}"
    if shown != time:
        return say("on {day} the clocks skip {time}; {shown} is published", day=day, time=time, shown=shown)
    return say("on {day} the clocks show {time} twice; the first is published", day=day, time=time)
