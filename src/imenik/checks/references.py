"""Ensure that every id that an entry refers to exists: organisations, projects, and terms of the vocabularies."""

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
"""The names of the fields that lead to a value; None for the items of a list or map."""


class Target(NamedTuple):
    """A kind of reference: the rule that a dangling one breaks, and the words for that."""

    rule: str
    none: Message


TARGETS = {
    "organisations": Target("unknown-organisation", say("no organisation")),
    "projects": Target("unknown-project", say("no project")),
    "clusters": Target("unknown-cluster", say("no cluster")),
    "organisation-types": Target("unknown-type", say("no type of organisation")),
    "needs": Target("unknown-need", say("no need")),
    "topics": Target("unknown-topic", say("no topic")),
    "place-kinds": Target("unknown-place-kind", say("no kind of place")),
    "places": Target("unknown-place", say("no place")),
}
"""By the target in the `Refers` marks of the model's fields."""

_MAX_GUESSES = 50


def check(directory: Directory) -> Iterator[Problem]:
    """Dangling references. Entries that could not be read are assumed to exist."""
    known = {
        target: _Known(directory, target)
        for target in TARGETS
        if target not in VOCABULARIES or target in directory.vocabularies
    }
    for entry, origin in directory.entries():
        for location, target, identifier in references_in(entry):
            if target in known and identifier not in known[target].ids:
                yield unknown_reference(origin, location, target, identifier, known[target].hint(identifier))


def references_in(entry: Part) -> Iterator[tuple[Location, str, str]]:
    """The references in an entry: location, target and id."""
    for path, target in reference_paths(type(entry)):
        collected: list[tuple[Location, str]] = []
        _collect(entry, path, (), collected)
        for location, identifier in collected:
            yield location, target, identifier


def unknown_reference(
    origin: Origin, location: Location, target: str, identifier: str, hint: Message | None = None
) -> Problem:
    """The problem of a dangling reference."""
    message = say('{none} has the ID "{id}"', none=TARGETS[target].none, id=identifier)
    return origin.problem(TARGETS[target].rule, message, hint, at=location)


@dataclass
class _Known:
    """The ids of one target. Guesses compare with all of them, so their number is limited."""

    directory: Directory
    target: str
    ids: set[str] = field(init=False)
    renamed: dict[str, str] = field(default_factory=dict)
    guesses: dict[str, Message | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.target in VOCABULARIES:
            self.ids = set(self.directory.terms(self.target))
            return
        records = self.directory.of_kind(self.target)
        self.ids = {*records, *(key for kind, key in self.directory.unreadable if kind == self.target)}
        self.renamed = {former: key for key, record in records.items() for former in record.former_ids}

    def hint(self, wrong: str) -> Message | None:
        if removal := self.directory.removal(self.target, wrong):
            return removal
        if wrong in self.renamed:
            return say('its ID is now "{id}"', id=self.renamed[wrong])
        if wrong not in self.guesses and len(self.guesses) < _MAX_GUESSES:
            self.guesses[wrong] = did_you_mean(wrong, self.ids)
        return self.guesses.get(wrong)


@cache
def reference_paths(model: type[BaseModel]) -> tuple[tuple[Path, str], ...]:
    """The paths to all references in `model`, with their targets."""
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


def _collect(value: Any, path: Path, location: Location, collected: list[tuple[Location, str]]) -> None:
    """Add the ids at the end of a path, with their locations."""
    if value is None:
        return
    if not path:
        collected.append((location, value))
    elif path[0] is not None:
        _collect(getattr(value, path[0]), path[1:], (*location, path[0]), collected)
    else:
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            _collect(item, path[1:], (*location, step), collected)
