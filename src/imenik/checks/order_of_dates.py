"""Ensure that nothing ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from imenik.i18n.messages import Location, Problem, say
from imenik.model import Event, Project, Record, Series
from imenik.model.values import PartialDate
from imenik.store.directory import Directory

Moment = PartialDate | datetime | date | None


def check(directory: Directory) -> Iterator[Problem]:
    """Ends before beginnings, of projects, series, events and the parts of their programmes."""
    for record, origin in directory.records():
        for at, starts, ends in _spans(record):
            if _is_before(ends, starts):
                yield origin.problem("end-before-start", say("the end is before the beginning"), at=at)


def _spans(record: Record) -> Iterator[tuple[Location, Moment, Moment]]:
    """Beginnings and ends, with the location of the end."""
    if isinstance(record, Series):
        yield ("until",), record.starts, record.until
    if isinstance(record, Project | Event):
        yield ("ends",), record.starts, record.ends
    if isinstance(record, Event):
        for index, item in enumerate(record.programme):
            yield ("programme", index, "ends"), item.starts, item.ends


def _is_before(one: Moment, other: Moment) -> bool:
    """Whether it is so for sure, as far as both are known: 2020 is not before 2020-05, nor a day before its evening."""
    known = min(len(_numbers(one)), len(_numbers(other)))
    return _numbers(one)[:known] < _numbers(other)[:known]


def _numbers(moment: Moment) -> tuple[int, ...]:
    """Year, month, day, hour and minute, as many as there are."""
    if isinstance(moment, PartialDate):
        return tuple(number for number in (moment.year, moment.month, moment.day) if number)
    if isinstance(moment, datetime):
        return tuple(moment.timetuple())[:5]
    return tuple(moment.timetuple())[:3] if moment else ()
