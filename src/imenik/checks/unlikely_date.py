"""Ensure that the year of a date can be right: 1026 for 2026 is a date like any other, and easily overlooked."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.directory import Directory, Origin
from imenik.model import Organisation, Record
from imenik.problem import Problem, Severity, say

YEARS = range(2000, 2100)
"""The years in which an entry of this directory can have been added or checked."""
OLDEST = 1500
"""No organisation is likely to have been founded before this year."""


def check(directory: Directory) -> Iterator[Problem]:
    """`added` and `checked` of every record, `founded` of organisations."""
    for record, origin in directory.records():
        yield from _impossible(record, origin)
        if isinstance(record, Organisation):
            yield from _unlikely(record, origin)


def _impossible(record: Record, origin: Origin) -> Iterator[Problem]:
    for field, day in (("added", record.added), ("checked", record.checked)):
        if day and day.year not in YEARS:
            message = say("no entry can be of the year {year}", year=day.year)
            hint = say("write a year from {first} to {last}", first=YEARS[0], last=YEARS[-1])
            yield origin.problem("unlikely-date", message, hint, at=(field,))


def _unlikely(organisation: Organisation, origin: Origin) -> Iterator[Problem]:
    """A foundation long ago, or after the entry was added: that is not asked of an `added` that is wrong itself."""
    founded, added = organisation.founded, organisation.added.year
    if founded and not OLDEST <= founded.year <= (added if added in YEARS else YEARS[-1]):
        message = say("an organisation is unlikely to have been founded in the year {year}", year=founded.year)
        hint = say("compare it with the source")
        yield origin.problem("unlikely-date", message, hint, at=("founded",), severity=Severity.WARNING)
