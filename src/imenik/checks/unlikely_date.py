"""Ensure that the year of a date is plausible: a typo such as 1026 for 2026 is easily overlooked."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.checks.zone_of_times import moments
from imenik.i18n.messages import Location, Problem, Severity, say
from imenik.model import Event, Meeting, Organisation, Record, Series
from imenik.model.moments import Moment
from imenik.store.directory import Directory, Origin

ENTRY_YEARS = range(2000, 2100)
"""The years in which an entry can be added or checked."""
CALENDAR_YEARS = range(1900, 2200)
"""The years in which a meeting or an event can take place."""
MAX_YEARS_AHEAD = 5
"""How many years after an entry was added its meeting or event can take place."""
OLDEST_FOUNDATION = 1500
"""No organisation is likely to have been founded before this year."""


def check(directory: Directory) -> Iterator[Problem]:
    """`added` and `checked` of all records, `founded` of organisations, the days of series, meetings and events."""
    for record, origin in directory.records():
        yield from _impossible(record, origin)
        yield from _out_of_calendar(record, origin)
        if isinstance(record, Organisation):
            yield from _unlikely(record, origin)


def _impossible(record: Record, origin: Origin) -> Iterator[Problem]:
    for field, day in (("added", record.added), ("checked", record.checked)):
        if day and day.year not in ENTRY_YEARS:
            message = say("no entry can be from the year {year}", year=day.year)
            hint = say("write a year from {first} to {last}", first=ENTRY_YEARS[0], last=ENTRY_YEARS[-1])
            yield origin.problem("unlikely-date", message, hint, at=(field,))


def _out_of_calendar(record: Record, origin: Origin) -> Iterator[Problem]:
    for location, day in _days(record):
        if day and day.year not in CALENDAR_YEARS:
            message = say("no meeting or event can be in the year {year}", year=day.year)
            hint = say("write a year from {first} to {last}", first=CALENDAR_YEARS[0], last=CALENDAR_YEARS[-1])
            yield origin.problem("unlikely-date", message, hint, at=location)
        elif day and day.year > _added(record) + MAX_YEARS_AHEAD and not isinstance(record, Series):
            message = say("a meeting or event is unlikely to be planned as early as the year {year}", year=day.year)
            hint = say("compare it with the source")
            yield origin.problem("unlikely-date", message, hint, at=location, severity=Severity.WARNING)


def _days(record: Record) -> Iterator[tuple[Location, Moment | None]]:
    """The dates of a record with their locations; the date of a meeting is in the name of its file."""
    match record:
        case Series():
            yield from ((("starts",), record.starts), (("until",), record.until))
        case Meeting():
            yield from (((), record.date), (("moved_to",), record.moved_to))
        case Event():
            yield from moments(record)


def _unlikely(organisation: Organisation, origin: Origin) -> Iterator[Problem]:
    """A foundation long ago, or after the entry was added."""
    founded = organisation.founded
    if founded and not OLDEST_FOUNDATION <= founded.year <= _added(organisation):
        message = say("an organisation is unlikely to have been founded in the year {year}", year=founded.year)
        hint = say("compare it with the source")
        yield origin.problem("unlikely-date", message, hint, at=("founded",), severity=Severity.WARNING)


def _added(record: Record) -> int:
    """The year in which an entry was added, or the last possible one if that is wrong itself."""
    return record.added.year if record.added.year in ENTRY_YEARS else ENTRY_YEARS[-1]
