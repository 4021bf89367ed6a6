"""Ensure that every id exists that an entry refers to: organisations, projects and the words of the vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from imenik.i18n.messages import Location, Message, Problem, did_you_mean, say
from imenik.model import VOCABULARIES, Part
from imenik.model.values import Refers
from imenik.store.directory import Directory, Origin

Path = tuple[str | None, ...]
"""The names of the fields that lead to a value; None stands for each item of a list or map."""


class Target(NamedTuple):
    """What an id can refer to: the rule that is broken where it does not exist, and the words for that."""

    rule: str
    none: Message


TARGETS = {
    "organisations": Target("unknown-organisation", say("no organisation")),
    "projects": Target("unknown-project", say("no project")),
    "clusters": Target("unknown-cluster", say("no cluster")),
    "organisation-types": Target("unknown-type", say("no type of organisation")),
    "needs": Target("unknown-need", say("no need")),
    "topics": Target("unknown-topic", say("no topic")),
    "places": Target("unknown-place", say("no place")),
}
"""By what the marks on the model's fields say."""

_MOST_GUESSES = 50


def check(directory: Directory) -> Iterator[Problem]:
    """Ids that nothing has, each at its place. What could not be read is taken to be there."""
    known = {to: _Known(directory, to) for to in TARGETS if to not in VOCABULARIES or to in directory.vocabularies}
    for entry, origin in directory.entries():
        for at, to, identifier in referred(entry):
            if to in known and identifier not in known[to].ids:
                yield unknown(origin, at, to, identifier, known[to].hint(identifier))


def referred(entry: Part) -> Iterator[tuple[Location, str, str]]:
    """The ids that an entry refers to: where each stands, of what it is, and the id."""
    for path, to in references(type(entry)):
        for at, identifier in _values(entry, path):
            yield at, to, identifier


def unknown(origin: Origin, at: Location, to: str, identifier: str, hint: Message | None = None) -> Problem:
    """What is said of an id that nothing has."""
    message = say('{none} has the id "{id}"', none=TARGETS[to].none, id=identifier)
    return origin.problem(TARGETS[to].rule, message, hint, at=at)


@dataclass
class _Known:
    """The ids of one target. To guess what was meant takes a look at all of them, so there is an end to guessing."""

    directory: Directory
    to: str
    ids: set[str] = field(init=False)
    renamed: dict[str, str] = field(default_factory=dict)
    guesses: dict[str, Message | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.to in VOCABULARIES:
            self.ids = set(self.directory.terms(self.to))
            return
        records = self.directory.of_kind(self.to)
        self.ids = {*records, *(key for kind, key in self.directory.unreadable if kind == self.to)}
        self.renamed = {former: key for key, record in records.items() for former in record.former_ids}

    def hint(self, wrong: str) -> Message | None:
        if wrong in self.renamed:
            return say('its id is "{id}" now', id=self.renamed[wrong])
        if wrong not in self.guesses and len(self.guesses) < _MOST_GUESSES:
            self.guesses[wrong] = did_you_mean(wrong, self.ids)
        return self.guesses.get(wrong)


@cache
def references(model: type[BaseModel]) -> tuple[tuple[Path, str], ...]:
    """The ways to all ids in `model` that refer to something, and to what."""
    return tuple(_marked(model, ()))


def _marked(annotation: Any, marks: Iterable[object]) -> Iterator[tuple[Path, str]]:
    yield from (((), mark.to) for mark in marks if isinstance(mark, Refers))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _marked(arguments[0], arguments[1:])
    elif origin in (Union, UnionType):
        for argument in arguments:
            yield from _marked(argument, ())
    elif origin in (tuple, dict):
        item = arguments[0] if origin is tuple else arguments[1]
        yield from (((None, *path), to) for path, to in _marked(item, ()))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, info in annotation.model_fields.items():
            yield from (((name, *path), to) for path, to in _marked(info.annotation, info.metadata))


def _values(value: Any, path: Path, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """The ids at the end of a path, each with its own location."""
    if value is None:
        return
    if not path:
        yield at, value
    elif path[0] is not None:
        yield from _values(getattr(value, path[0]), path[1:], (*at, path[0]))
    else:
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _values(item, path[1:], (*at, step))
