"""What day it is for a build: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else today in UTC."""

from __future__ import annotations

import datetime as dt
import os


def today() -> dt.date:
    """The day of the build."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return moment.date()


def epoch_of(day: dt.date) -> str:
    """The value of SOURCE_DATE_EPOCH for a day: its first second in UTC."""
    return str(int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()))
