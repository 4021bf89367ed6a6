"""The way through a record or a vocabulary: every value in it with its location. What a value is for is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from imenik.model import Part
from imenik.syntax import Location
from imenik.values import SAME_EVERYWHERE, Text


class Passage(NamedTuple):
    """A text as it is written in one place; `tag` is its language where it stands in a map of languages."""

    at: Location
    tag: str | None
    text: str


def walk(value: object, at: Location = ()) -> Iterator[tuple[Location, object]]:
    """`value` and every value inside it, at any depth; what is not written is left out."""
    yield at, value
    for step, inner in _inside(value):
        if isinstance(inner, str):
            yield (*at, step), inner
        elif inner is not None and inner != ():
            yield from walk(inner, (*at, step))


def passages(part: Part) -> Iterator[Passage]:
    """Every text in `part`: names, sentences, addresses, ids."""
    for at, value in walk(part):
        if isinstance(value, str):
            yield Passage(at, None, value)
        elif isinstance(value, Text):
            for tag, text in value.items():
                yield Passage(at, None, text) if tag == SAME_EVERYWHERE else Passage((*at, tag), tag, text)


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, dict):
        return value.items()
    return value if isinstance(value, Part) else ()
