"""Ensure that an entry says what follows from something else that it says: until when, where, to which day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from imenik.i18n.messages import Message, Problem
from imenik.model import Record
from imenik.model.fields.rules import NEEDS, Given, Need
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """The entries that lack something by the table in `model/fields/rules.py`."""
    for need in NEEDS:
        for model in need.models:
            for record in directory.of_kind(model.kind).values():
                if not _is_met(need, record):
                    at = (need.at,) if getattr(record, need.at) else ()
                    message = _with_values(need.message, record)
                    yield directory.origin(record).problem(need.rule, message, need.hint, at=at, at_key=need.at_key)


def unmet(record: Record) -> Iterator[Need]:
    """What an entry lacks, which may be incomplete in other ways too."""
    return (need for need in NEEDS if isinstance(record, need.models) and not _is_met(need, record))


def _is_met(need: Need, record: Record) -> bool:
    return not _holds(need.given, record) or any(_holds(given, record) for given in need.needs)


def _holds(given: Given | None, record: Record) -> bool:
    if given is None:
        return True
    value = getattr(record, given.field, None)
    return bool(value == given.value if given.value else value)


def _with_values(message: Message, record: Record) -> Message:
    """A message in which values of the entry stand in place of the names of its fields."""
    names = set(re.findall(r"\{(\w+)\}", message.text)) - set(message.values)
    return replace(message, values={**message.values, **{name: getattr(record, name) for name in names}})
