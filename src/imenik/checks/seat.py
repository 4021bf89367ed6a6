"""Ensure that an organisation is somewhere: it has a seat, or says where it works."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Problem, say
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """Organisations with neither `country` nor `active_in`."""
    for record in directory.organisations.values():
        if record.country is None and not record.active_in:
            message = say('the key "{key}" is missing', key="country")
            hint = say("add it; where there is no seat, say in `active_in` in which countries it works")
            yield directory.origin(record).problem("missing-key", message, hint)
