"""The day of a build, which is an argument everywhere else."""

from __future__ import annotations

import datetime as dt
import os

YEARS = range(1970, 2106)
"""A build can be of these years: compressed files count seconds from the first, and for no longer (RFC 1952, 2.3.1)."""


def today() -> dt.date:
    """The day of the build; ValueError where SOURCE_DATE_EPOCH gives none of `YEARS`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        day = dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', and not a number of seconds") from None
    if day.year not in YEARS:
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', a day of the year {day.year}")
    return day


def epoch_of(day: dt.date) -> str:
    """The value of SOURCE_DATE_EPOCH for a day: its first second in UTC."""
    return str(int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()))
