"""What time does to an entry: how fresh it is, and whether its call still runs. Today's date is an argument."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from imenik.model import Organisation, Project, Record

RECENT = dt.timedelta(days=92)
"""Three months, which never have more days."""
STALE_AFTER = dt.timedelta(days=365)
"""An entry that nobody compared with its sources for so long is called not checked."""

Freshness = Literal["recent", "year", "older", "never"]


def freshness(record: Record, today: dt.date) -> Freshness:
    """When a person last compared the entry with its sources: in three months, in twelve, longer ago, or never."""
    if record.checked is None:
        return "never"
    age = today - record.checked
    return "recent" if age <= RECENT else "year" if age <= STALE_AFTER else "older"


def is_stale(record: Record, today: dt.date) -> bool:
    """Whether the record was not compared with its sources for a long time; one never compared, since it was added."""
    return today - (record.checked or record.added) > STALE_AFTER


def is_gone(record: Record) -> bool:
    """Whether the record is of something that is known to be at work no longer."""
    return getattr(record, "status", "") in ("inactive", "dissolved")


def is_looking(record: Record, today: dt.date) -> bool:
    """Whether what the record seeks is still sought; a project that is over seeks nothing, whatever its file says."""
    until = getattr(record, "seeks_until", None)
    is_over = is_gone(record) or getattr(record, "stage", "") in ("completed", "cancelled")
    return bool(getattr(record, "seeks", ())) and not is_over and until is not None and until >= today


def sought(record: Organisation | Project) -> tuple[str, ...]:
    """The needs that it names, each once; `is_looking` tells whether it still looks for them."""
    return tuple(dict.fromkeys(each if isinstance(each, str) else each.need for each in record.seeks))
