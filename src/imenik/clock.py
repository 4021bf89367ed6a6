"""What day it is for a build: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else today in UTC."""

from __future__ import annotations

import datetime as dt
import os

LAST_YEAR = 9000
"""Years beyond are refused: what is expected after a day must be days of the calendar too."""


def today() -> dt.date:
    """The day of the build; ValueError where SOURCE_DATE_EPOCH gives none from 1970 to `LAST_YEAR`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        day = dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', and not a number of seconds") from None
    if not 1970 <= day.year <= LAST_YEAR:
        raise ValueError(f"SOURCE_DATE_EPOCH is '{epoch}', a day of the year {day.year}")
    return day


def epoch_of(day: dt.date) -> str:
    """The value of SOURCE_DATE_EPOCH for a day: its first second in UTC."""
    return str(int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()))
