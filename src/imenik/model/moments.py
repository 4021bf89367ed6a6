"""Days and times with their zones: when events are, which are over, their order. Today's date is an argument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from imenik.i18n.timezones import zone_info
from imenik.model.event import Event

Moment = dt.date | dt.datetime
"""A day, or a day and a time."""


def day_of(moment: Moment) -> dt.date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def resolve_local_time(local: dt.datetime, zone: str) -> dt.datetime:
    """A local time with its zone.

    A time skipped by a clock change is read with the offset before it; of a repeated time the first is meant
    (RFC 5545, 3.3.5; PEP 495 says the same).
    """
    tzinfo = zone_info(zone)
    return local.replace(tzinfo=tzinfo).astimezone(dt.UTC).astimezone(tzinfo)


def zoned(moment: Moment, zone: str | None) -> Moment:
    """A day unchanged, a time with its zone; without the name of a zone it stays a local time."""
    return resolve_local_time(moment, zone) if zone and isinstance(moment, dt.datetime) else moment


def has_time(*moments: Moment | None) -> bool:
    """Whether one of some moments has a time, which needs a zone."""
    return any(isinstance(moment, dt.datetime) for moment in moments)


def has_passed(moment: Moment, today: dt.date) -> bool:
    """Whether the day of a moment is over; until its evening nothing has passed."""
    return day_of(moment) < today


def is_over(event: Event, today: dt.date) -> bool:
    """Whether its last day has passed, and the deadline too: a call is open until then."""
    return has_passed(last_day(event), today)


def last_day(event: Event) -> dt.date:
    """The last day of an event, or that of its deadline if it is later: until then it is not over."""
    return max(day_of(moment) for moment in (event.starts, event.ends, event.deadline) if moment)


def zone_of(event: Event) -> str | None:
    """The zone of its times, if its beginning or end has a time."""
    return event.timezone if has_time(event.starts, event.ends) else None


def is_open(event: Event, today: dt.date) -> bool:
    """Whether one can still apply; what was called off is not open."""
    return event.deadline is not None and event.status != "cancelled" and not has_passed(event.deadline, today)


def place_in_time(event: Event, today: dt.date) -> Moment:
    """Where a list of events has one: an open call by its deadline, everything else by its beginning."""
    return event.deadline if event.deadline and event.type == "call" and is_open(event, today) else event.starts


def in_turn(events: Iterable[Event], today: dt.date) -> list[Event]:
    """Events that are not over, the first first; then those that are, the newest first."""
    by_time = sorted(events, key=lambda event: (_instant(place_in_time(event, today), event.timezone), event.id))
    coming = [event for event in by_time if not is_over(event, today)]
    return [*coming, *(event for event in reversed(by_time) if is_over(event, today))]


def _instant(moment: Moment, zone: str | None) -> dt.datetime:
    """A moment in the order of all: a day begins when it does in the zone, or in UTC if no zone is known."""
    local = moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time())
    return resolve_local_time(local, zone or "UTC")
