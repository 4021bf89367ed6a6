"""When events are: their days, which are over, in which order they come. Today's date is an argument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from imenik.model import Event

Moment = dt.date | dt.datetime
"""A day, or a day and a time."""


def day_of(moment: Moment) -> dt.date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def has_time(*moments: Moment | None) -> bool:
    """Whether one of some moments has a time, which needs a zone."""
    return any(isinstance(moment, dt.datetime) for moment in moments)


def has_passed(moment: Moment, today: dt.date) -> bool:
    """Whether the day of a moment is over; until its evening nothing has passed."""
    return day_of(moment) < today


def is_over(event: Event, today: dt.date) -> bool:
    """Whether its last day has passed, and the deadline too: a call is open until then."""
    moments = (event.starts, event.ends, event.deadline)
    return all(has_passed(moment, today) for moment in moments if moment)


def is_open(event: Event, today: dt.date) -> bool:
    """Whether one can still apply; what was called off is not open."""
    return event.deadline is not None and event.status != "cancelled" and not has_passed(event.deadline, today)


def place_in_time(event: Event, today: dt.date) -> Moment:
    """Where a list of events has one: an open call by its deadline, everything else by its beginning."""
    return event.deadline if event.deadline and event.type == "call" and is_open(event, today) else event.starts


def in_turn(events: Iterable[Event], today: dt.date) -> list[Event]:
    """Events that are not over, the first first; then those that are, the newest first."""
    by_time = sorted(events, key=lambda event: (_as_datetime(place_in_time(event, today)), event.id))
    coming = [event for event in by_time if not is_over(event, today)]
    return [*coming, *(event for event in reversed(by_time) if is_over(event, today))]


def _as_datetime(moment: Moment) -> dt.datetime:
    return moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time())
