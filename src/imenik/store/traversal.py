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
    """A text with its location and its `owner`, a record or vocabulary; `tag` is the language, if any."""

    owner: Part
    origin: Origin
    location: Location
    tag: str | None
    text: str


def iter_texts(directory: Directory) -> Iterator[LocatedText]:
    """Every text in the directory: names, sentences, addresses, ids."""
    for owner, origin in directory.entries():
        for location, value in iter_values(owner, _TEXTS):
            if isinstance(value, str):
                yield LocatedText(owner, origin, location, None, value)
                continue
            for tag, text in value.texts.items():
                bare = tag == SAME_EVERYWHERE
                yield LocatedText(owner, origin, location if bare else (*location, tag), None if bare else tag, text)


def iter_values(
    value: object, types: type | tuple[type, ...], location: Location = ()
) -> Iterator[tuple[Location, Any]]:
    """Every value of the given `types` inside `value`, at any depth, with its location."""
    for step, inner in _children(value):
        if inner is None:
            continue
        if isinstance(inner, types):
            yield (*location, step), inner
        if not isinstance(inner, _TEXTS):
            yield from iter_values(inner, types, (*location, step))


def _children(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, Part):
        return vars(value).items()
    return value.items() if isinstance(value, dict) else ()
