"""What passing time does to an entry: whether it is recent or stale, and whether its call is still open."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from imenik.model import Organisation, Project, Record, Series

RECENT = dt.timedelta(days=92)
"""Three months have at most so many days."""
STALE_AFTER = dt.timedelta(days=365)
"""An entry that was not compared with its sources for longer is called stale."""

DOUBT_AFTER = dt.timedelta(days=365)
"""A series of meetings that no source calls running is in doubt if its last known date is longer ago."""

Freshness = Literal["recent", "year", "older", "never"]


def freshness(record: Record, today: dt.date) -> Freshness:
    """When someone last compared the entry with its sources: within 3 months, 12 months, longer ago, or never."""
    if record.checked is None:
        return "never"
    age = today - record.checked
    return "recent" if age <= RECENT else "year" if age <= STALE_AFTER else "older"


def is_in_doubt(series: Series, last_known: dt.date | None, today: dt.date) -> bool:
    """Whether nobody knows that a series still meets: no source says so, and for a year none has named a date."""
    return series.status != "running" and (last_known is None or last_known < today - DOUBT_AFTER)


def is_stale(record: Record, today: dt.date) -> bool:
    """Whether the record was last checked, or was added unchecked, too long ago."""
    return today - (record.checked or record.added) > STALE_AFTER


def is_gone(record: Record) -> bool:
    """Whether the organisation is known to be inactive or dissolved."""
    return getattr(record, "status", "") in ("inactive", "dissolved")


def is_finished(record: Record) -> bool:
    """Whether the project was completed or cancelled."""
    return getattr(record, "stage", "") in ("completed", "cancelled")


def is_looking(record: Record, today: dt.date) -> bool:
    """Whether the record is still looking for something; a finished project is not, whatever its file says."""
    until = getattr(record, "seeks_until", None)
    is_over = is_gone(record) or is_finished(record)
    return bool(getattr(record, "seeks", ())) and not is_over and until is not None and until >= today


def sought(record: Organisation | Project) -> tuple[str, ...]:
    """The distinct needs that a record names; `is_looking` tells whether the call is still open."""
    return tuple(dict.fromkeys(need if isinstance(need, str) else need.need for need in record.seeks))
