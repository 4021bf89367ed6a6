"""Traversal of the directory: every value with its location, every text with its file; the entry in an error."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from types import NoneType
from typing import Any, NamedTuple

from imenik.i18n.messages import Location
from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.model import Part, Record
from imenik.model.shape import fields_with
from imenik.store.directory import Directory, Origin

# An organisation has its name in the languages in which it calls itself something; the title of a source is its own.
_NAMES = {"name", "short_name", "city", "sources"}
_LEAVES = {str, Text, NoneType}
"""The types of most values, in which there are no others."""


class LocatedText(NamedTuple):
    """A text with its location and its `owner`, a record or vocabulary; `tag` is the language, if any."""

    owner: Part
    origin: Origin
    location: Location
    tag: str | None
    text: str


def iter_texts(directory: Directory) -> Iterator[LocatedText]:
    """Every text in the directory: names, sentences, addresses, ids."""
    for owner, origin in directory.entries():
        for location, value in iter_values(owner, str, Text):
            if isinstance(value, str):
                yield LocatedText(owner, origin, location, None, value)
                continue
            for tag, text in value.texts.items():
                bare = tag == SAME_EVERYWHERE
                yield LocatedText(owner, origin, location if bare else (*location, tag), None if bare else tag, text)


def texts_in_one_language(directory: Directory) -> int:
    """How many translatable texts, other than names, are in one language only."""
    return sum(len(text.texts) == 1 for entry, _ in directory.entries() for _, text in translatable_texts(entry))


def translatable_texts(entry: Part) -> Iterator[tuple[Location, Text]]:
    """The texts of an entry that differ by language, other than names, with their locations."""
    return (
        (location, text)
        for location, text in iter_values(entry, Text)
        if text.translatable and location[0] not in _NAMES
    )


def iter_values(value: Part, *types: type) -> list[tuple[Location, Any]]:
    """Every value of exactly one of the given `types` inside `value`, at any depth, with its location."""
    collected: list[tuple[Location, Any]] = []
    _collect(value, types, (), collected)
    return collected


def _collect(value: object, types: tuple[type, ...], location: Location, collected: list[tuple[Location, Any]]) -> None:
    """Into one list, and past fields that hold no such value: a fifth of the time of looking everywhere."""
    for step, inner in _children(value, types):
        kind = type(inner)
        if kind in types:
            collected.append(((*location, step), inner))
        if kind not in _LEAVES:
            _collect(inner, types, (*location, step), collected)


def _children(value: object, types: tuple[type, ...]) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, Part):
        values = vars(value)
        return [(name, values.get(name)) for name in fields_with(type(value), types)]
    return value.items() if isinstance(value, dict) else ()


def culprit(error: BaseException) -> Record | None:
    """The entry that was at hand where an error happened, by the variables of the innermost function that had one."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    at_hand = (value for frame in reversed(frames) for value in frame.f_locals.values())
    return next((value for value in at_hand if isinstance(value, Record)), None)
