"""Entries that want a person's eye: not compared with their sources for long, or overtaken by the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from imenik.insights import freshness
from imenik.model import Event, Meeting, Project, Record
from imenik.model.moments import day_of, is_over
from imenik.store.directory import Directory


class OverdueReason(StrEnum):
    """Why an entry wants looking at, the reasons in the order in which they are told."""

    CALL = "call"
    """It looks for something until a day that is over."""
    EVENT = "event"
    """It is an event that was to come and is over."""
    MEETING = "meeting"
    """It is a date of a series that is over, and what became of it is not said."""
    CHECK = "check"
    """Nobody has compared it with its sources for long."""


@dataclass(frozen=True)
class OverdueEntry:
    """One thing that is due, since a day."""

    record: Record
    reason: OverdueReason
    since: dt.date


def find_overdue(directory: Directory, today: dt.date, months: int = 12) -> list[OverdueEntry]:
    """What is due on a day, the longest overdue first."""
    found = [due for record, _ in directory.records() for due in _due(record, today, months)]
    return sorted(found, key=lambda due: (due.since, due.reason, due.record.kind, due.record.key))


def _due(record: Record, today: dt.date, months: int) -> Iterator[OverdueEntry]:
    until = getattr(record, "seeks_until", None)
    if until and until < today and not _is_settled(record):
        yield OverdueEntry(record, OverdueReason.CALL, until)
    if isinstance(record, Event) and record.status in ("planned", "confirmed") and is_over(record, today):
        yield OverdueEntry(
            record, OverdueReason.EVENT, max(day_of(each) for each in (record.starts, record.ends) if each)
        )
    if isinstance(record, Meeting):
        day = record.moved_to.date() if record.moved_to else record.date
        if record.status in ("confirmed", "moved", "extra") and day < today and not record.summary:
            yield OverdueEntry(record, OverdueReason.MEETING, day)
        return  # minutes of the past do not change
    if isinstance(record, Event) and record.status in ("held", "cancelled"):
        return
    since = (record.checked or record.added) + relativedelta(months=months)
    if since < today and not freshness.is_gone(record):
        yield OverdueEntry(record, OverdueReason.CHECK, since)


def _is_settled(record: Record) -> bool:
    return freshness.is_gone(record) or (isinstance(record, Project) and record.stage in ("completed", "cancelled"))
