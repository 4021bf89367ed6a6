"""Entries that need a person's attention: not checked for long, or overtaken by the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from imenik.insights import freshness
from imenik.model import Event, Meeting, Record
from imenik.model.moments import day_of, is_over
from imenik.store.directory import Directory


class OverdueReason(StrEnum):
    """Why an entry needs attention, in the order of the report."""

    CALL = "call"
    """A call that has expired."""
    EVENT = "event"
    """A planned event that is over."""
    MEETING = "meeting"
    """A past date of a series without a report of what became of it."""
    CHECK = "check"
    """Not compared with its sources for long."""


@dataclass(frozen=True)
class OverdueEntry:
    """An entry that needs attention, and since when."""

    record: Record
    reason: OverdueReason
    since: dt.date


def find_overdue(directory: Directory, today: dt.date, months: int = 12) -> list[OverdueEntry]:
    """What is overdue on a day, the longest overdue first."""
    entries = (entry for record, _ in directory.records() for entry in _overdue(record, today, months))
    return sorted(entries, key=lambda entry: (entry.since, entry.reason, entry.record.kind, entry.record.key))


def _overdue(record: Record, today: dt.date, months: int) -> Iterator[OverdueEntry]:
    until = getattr(record, "seeks_until", None)
    if until and until < today and not _is_settled(record):
        yield OverdueEntry(record, OverdueReason.CALL, until)
    if isinstance(record, Event) and record.status in ("planned", "confirmed") and is_over(record, today):
        yield OverdueEntry(
            record, OverdueReason.EVENT, max(day_of(moment) for moment in (record.starts, record.ends) if moment)
        )
    if isinstance(record, Meeting):
        day = record.moved_to.date() if record.moved_to else record.date
        if record.status in ("confirmed", "moved", "extra") and day < today and not record.summary:
            yield OverdueEntry(record, OverdueReason.MEETING, day)
        return  # the minutes of past meetings do not change
    if isinstance(record, Event) and record.status in ("held", "cancelled"):
        return
    since = (record.checked or record.added) + relativedelta(months=months)
    if since < today and not freshness.is_gone(record):
        yield OverdueEntry(record, OverdueReason.CHECK, since)


def _is_settled(record: Record) -> bool:
    return freshness.is_gone(record) or freshness.is_finished(record)
