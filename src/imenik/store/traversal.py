"""Traversal of the directory: every value with its location, every text with its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from imenik.i18n.messages import Location
from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.model import Part
from imenik.store.directory import Directory, Origin

_TEXTS = (str, Text)


class LocatedText(NamedTuple):
    """A text of a record or vocabulary with its location; `tag` is its language if it is one of several."""

    entry: Part
    origin: Origin
    location: Location
    tag: str | None
    text: str


def iter_texts(directory: Directory) -> Iterator[LocatedText]:
    """Every text in the directory: names, sentences, addresses, ids."""
    for entry, origin in directory.entries():
        for location, value in iter_values(entry, _TEXTS):
            if isinstance(value, str):
                yield LocatedText(entry, origin, location, None, value)
                continue
            for tag, text in value.texts.items():
                bare = tag == SAME_EVERYWHERE
                yield LocatedText(entry, origin, location if bare else (*location, tag), None if bare else tag, text)


def iter_values(
    value: object, wanted: type | tuple[type, ...], location: Location = ()
) -> Iterator[tuple[Location, Any]]:
    """Every value of the `wanted` types inside `value`, at any depth, with its location."""
    for step, inner in _inside(value):
        if inner is None:
            continue
        if isinstance(inner, wanted):
            yield (*location, step), inner
        if not isinstance(inner, _TEXTS):
            yield from iter_values(inner, wanted, (*location, step))


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, Part):
        return vars(value).items()
    return value.items() if isinstance(value, dict) else ()
