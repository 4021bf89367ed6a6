"""Reads one file as an entry: quickly if nothing is wrong with it, else once more with the position of every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import ValidationError

from imenik.i18n.messages import Position, Problem, say
from imenik.i18n.script import slug
from imenik.model import Part, Record, Tombstone
from imenik.model.shape import from_path
from imenik.model.values import ID
from imenik.store.directory import Origin
from imenik.store.validation import Violation, empty_values, is_echo, keys_of_the_path, violation_of
from imenik.store.yaml_reader import Node, UnusualYamlError, parse_value

_PLACEHOLDER = "x"
"""A valid id, for validating the rest of a file whose name is not one."""


@dataclass(frozen=True)
class EntryFile:
    """A file that should hold an entry, with what its path says of the entry."""

    file: str
    """For opening it."""
    path: str
    """For displaying it."""
    kind: str
    key: str
    model: type[Part]
    fields: Mapping[str, str]
    """The fields that are given by the path."""

    @property
    def name(self) -> str:
        """The name that an id is made from."""
        return self.fields.get("series", self.fields.get("id", _PLACEHOLDER))

    @property
    def is_usable(self) -> bool:
        """Whether the name is an id."""
        return ID.fullmatch(self.name) is not None


@dataclass(frozen=True)
class Reading:
    """What a file gave: an entry unless there are errors, and all problems of the file."""

    entry: Part | None
    problems: tuple[Problem, ...] = ()


def read_entry(file: EntryFile, text: str) -> Reading:
    """The entry in the text of a file."""
    entry = _faultless(file, text) if file.is_usable else None
    return Reading(entry) if entry is not None else _with_positions(file, text)


def _faultless(file: EntryFile, text: str) -> Part | None:
    """The entry, or None if anything is wrong; this takes a third of the time of finding out what it is."""
    try:
        value = parse_value(text)
        if isinstance(value, dict) and value.keys().isdisjoint(_path_keys(file.model)):
            model = model_in(value, file.model)
            return model.model_validate({**value, **path_fields(model, file.fields)})
    except (UnusualYamlError, ValidationError):
        pass
    return None


def model_in(value: Mapping[str, Node], model: type[Part]) -> type[Part]:
    """What the content of a file of a kind is: an entry, or what is left of one that was removed."""
    return Tombstone if "removed" in value and issubclass(model, Record) else model


@cache
def _path_keys(model: type[Part]) -> frozenset[str]:
    return frozenset(name for name, info in model.model_fields.items() if from_path(info))


def _with_positions(file: EntryFile, text: str) -> Reading:
    origin = Origin(file.path, text.encode())
    tree = origin.tree
    problems = [Problem(file.path, fault.position, fault.rule, fault.message, fault.hint) for fault in tree.faults]
    fields = file.fields
    if not file.is_usable:
        problems.append(_bad_id(origin, file.name))
        fields = {**fields, **dict.fromkeys(("id", "series") if "series" in fields else ("id",), _PLACEHOLDER)}
    if tree.value is None:
        return Reading(None, tuple(problems))
    if not isinstance(tree.value, dict):
        message = say("a map of keys and values is expected here")
        problems.append(origin.problem("wrong-type", message, say("begin each line with a key and a colon")))
        return Reading(None, tuple(problems))
    entry, violations = _validate(tree.value, model_in(tree.value, file.model), fields)
    problems += _problems(violations, origin, {fault.position for fault in tree.faults})
    return Reading(None if problems else entry, tuple(problems))


def _bad_id(origin: Origin, name: str) -> Problem:
    message = say('"{name}" cannot be an ID: use only the letters a to z, digits and single hyphens', name=name)
    better = slug(name)
    return origin.problem("bad-id", message, say('rename it to "{name}"', name=better) if better else None)


def _validate(
    value: dict[str, Node], model: type[Part], fields: Mapping[str, str]
) -> tuple[Part | None, list[Violation]]:
    violations = [*empty_values(value, ()), *keys_of_the_path(value, model)]
    try:
        return model.model_validate({**value, **path_fields(model, fields)}), violations
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not is_echo(detail)]
    reported = {violation.location for violation in violations}
    refused = [violation_of(detail, model) for detail in details]
    more = [violation for violation in refused if violation.location not in reported or violation.rule == "missing-key"]
    return None, [*violations, *more]


def path_fields(model: type[Part], fields: Mapping[str, str]) -> dict[str, str]:
    """The values given by the path that are fields of the model."""
    return {name: value for name, value in fields.items() if name in model.model_fields}


def _problems(violations: list[Violation], origin: Origin, already: set[Position]) -> Iterator[Problem]:
    """Violations with their positions, each once; none where the YAML itself has a problem (`already`)."""
    seen: set[tuple[Position, str]] = set()
    for violation in violations:
        position = origin.position(violation.location, at_key=violation.at_key)
        sentence = (position, violation.message.render())
        if sentence not in seen and (position not in already or violation.rule == "missing-key"):
            seen.add(sentence)
            yield Problem(origin.path, position, violation.rule, violation.message, violation.hint)
