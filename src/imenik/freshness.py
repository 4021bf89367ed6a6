"""How long ago a person compared an entry with its sources."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from imenik.model import Record

RECENT = dt.timedelta(days=92)
STALE_AFTER = dt.timedelta(days=365)
"""An entry that nobody compared with its sources for so long is called not checked."""


class Freshness(StrEnum):
    """The age of the last comparison; an entry that was never compared counts from nothing."""

    RECENT = "recent"
    YEAR = "year"
    OLD = "old"
    NEVER = "never"


def freshness(record: Record, today: dt.date) -> Freshness:
    """The age of an entry's last comparison on a given day."""
    if record.checked is None:
        return Freshness.NEVER
    age = today - record.checked
    return Freshness.RECENT if age <= RECENT else Freshness.YEAR if age <= STALE_AFTER else Freshness.OLD
