"""Ensure that nothing ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from imenik.i18n.messages import Problem, say
from imenik.model.fields.rules import ORDERS, parts_within
from imenik.model.values import PartialDate
from imenik.store.directory import Directory

Moment = PartialDate | datetime | date | None


def check(directory: Directory) -> Iterator[Problem]:
    """Ends before beginnings, by the table in `model/fields/rules.py`."""
    for order in ORDERS:
        for record in directory.of_kind(order.model.kind).values():
            for location, part in parts_within(record, order.within):
                if _is_before(getattr(part, order.second), getattr(part, order.first)):
                    message = say("the end is before the beginning")
                    origin = directory.origin(record)
                    yield origin.problem("end-before-start", message, at=(*location, order.second))


def _is_before(moment: Moment, reference: Moment) -> bool:
    """Whether it is so for sure, as far as both are known: 2020 is not before 2020-05, nor a day before its evening."""
    known = min(len(_numbers(moment)), len(_numbers(reference)))
    return _numbers(moment)[:known] < _numbers(reference)[:known]


def _numbers(moment: Moment) -> tuple[int, ...]:
    """Year, month, day, hour and minute, as many as there are."""
    if isinstance(moment, PartialDate):
        return tuple(number for number in (moment.year, moment.month, moment.day) if number)
    if isinstance(moment, datetime):
        return tuple(moment.timetuple())[:5]
    return tuple(moment.timetuple())[:3] if moment else ()
