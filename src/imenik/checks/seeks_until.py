"""Ensure that what is looked for has a last day: a call without an end never leaves the wall."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Problem, say
from imenik.model import Organisation, Project
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """`seeks` without `seeks_until`, in organisations and projects."""
    records: list[Organisation | Project] = [*directory.organisations.values(), *directory.projects.values()]
    for record in records:
        if record.seeks and record.seeks_until is None:
            message, hint = say("`seeks` has no last day"), say("add `seeks_until: YYYY-MM-DD`")
            yield directory.origin(record).problem("seeks-without-end", message, hint, at=("seeks",), at_key=True)
