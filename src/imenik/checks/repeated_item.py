"""Ensure that a list contains an item once."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Problem, say
from imenik.model import Part
from imenik.store.directory import Directory
from imenik.store.traversal import iter_values


def check(directory: Directory) -> Iterator[Problem]:
    """Items that are already in their list; maps may be equal."""
    message, hint = say("this is in the list already"), say("remove it")
    for entry, origin in directory.entries():
        for location, items in iter_values(entry, tuple):
            for index in _repeated(items):
                yield origin.problem("repeated-item", message, hint, at=(*location, index))


def _repeated(items: tuple[object, ...]) -> Iterator[int]:
    seen = set()
    for index, item in enumerate(items):
        if item in seen and not isinstance(item, Part):
            yield index
        seen.add(item)
