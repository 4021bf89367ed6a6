"""Violations of a model by a tree, with a rule, a message, a hint and a location: pydantic's errors and others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from imenik.i18n.messages import InvalidValueError, Location, Message, did_you_mean, say
from imenik.i18n.text import MAX_TEXT_LENGTH
from imenik.model.shape import field_names, from_path
from imenik.store.yaml_reader import Node

_A_LIST = say("write each item on a line of its own, after a hyphen and a space")
_A_MAP = say("write keys and values, one per line, indented")


@dataclass(frozen=True)
class Violation:
    """What is wrong at a location of a tree; `at_key` if the key is meant and not its value."""

    location: Location
    rule: str
    message: Message
    hint: Message | None = None
    at_key: bool = False


def violation_of(detail: ErrorDetails, model: type[BaseModel]) -> Violation:
    """The violation for an error that pydantic reported when validating a tree as `model`."""
    location, at_key = detail["loc"], False
    if location and location[-1] == "[key]":
        location, at_key = location[:-1], True
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, InvalidValueError):
        return Violation((*location, *error.at), error.rule, error.message, error.hint, at_key)
    return _explain_type(detail["type"], location, detail, model)


def is_echo(detail: ErrorDetails) -> bool:
    """Whether a list is only reported as too short because its items were refused, each with an error of its own."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _explain_type(kind: str, location: Location, detail: ErrorDetails, model: type[BaseModel]) -> Violation:
    value, limits = detail["input"], detail.get("ctx", {})
    if kind == "missing":
        key = str(location[-1])
        return Violation(
            location[:-1], "missing-key", say('the key "{key}" is missing', key=key), say("add it; it is required")
        )
    if kind == "extra_forbidden":
        key, known = str(location[-1]), field_names(model, location[:-1])
        hint = did_you_mean(key, known) or say("the keys here are: {keys}", keys=", ".join(known))
        return Violation(location, "unknown-key", say('there is no key "{key}"', key=key), hint, at_key=True)
    if kind == "literal_error" and isinstance(value, str):
        allowed = [word.strip("'") for word in limits["expected"].replace(" or ", ", ").split(", ")]
        message = say('"{value}" is not one of: {allowed}', value=value, allowed=", ".join(allowed))
        return Violation(location, "unknown-value", message, did_you_mean(value, allowed))
    if kind in ("too_short", "string_too_short"):
        return Violation(location, "empty-value", say("this is empty"), say("write a value, or leave the key out"))
    if kind in ("too_long", "string_too_long"):
        return Violation(location, "too-long", _too_long(kind, limits["max_length"]))
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        limit = next(iter(limits.values()))
        return Violation(
            location, "out-of-range", say('"{value}" is beyond the limit of {limit}', value=value, limit=limit)
        )
    return _explain_shape(kind, location, value)


def _too_long(kind: str, most: int) -> Message:
    if kind == "too_long":
        return say("at most {most} items are allowed here", most=most)
    if most == MAX_TEXT_LENGTH:
        return say("at most {most} characters are allowed here", most=most)
    return say("only one line of at most {most} characters is allowed here", most=most)


def _explain_shape(kind: str, location: Location, value: object) -> Violation:
    expected, hint = _EXPECTED.get(kind, (say("another type of value"), None))
    if value is None:
        return Violation(location, "empty-value", say("this is empty"), say("write a value, or leave the key out"))
    message = say("{expected} is expected here, not {found}", expected=expected, found=_shape_of(value))
    return Violation(location, "wrong-type", message, hint)


_EXPECTED: dict[str, tuple[Message, Message | None]] = {
    "string_type": (say("a text"), None),
    "literal_error": (say("a text"), None),
    "tuple_type": (say("a list"), _A_LIST),
    "dict_type": (say("a text or a map of languages"), _A_MAP),
    "model_type": (say("a map"), _A_MAP),
    "model_attributes_type": (say("a map"), _A_MAP),
    "int_parsing": (say("a whole number"), None),
    "int_parsing_size": (say("a whole number"), None),
    "int_type": (say("a whole number"), None),
    "float_parsing": (say("a number"), None),
    "float_type": (say("a number"), None),
    "bool_parsing": (say("true or false"), None),
    "bool_type": (say("true or false"), None),
    "date_type": (say("a date"), None),
    "datetime_type": (say("a date"), None),
    "time_type": (say("a time of day"), None),
    "is_instance_of": (say("a date"), None),
    "dataclass_type": (say("a date"), None),
}


def _shape_of(value: object) -> Message:
    if isinstance(value, list):
        return say("a list")
    return say("a map") if isinstance(value, dict) else say("a text")


def empty_values(value: Node, location: Location) -> Iterator[Violation]:
    """A violation for every key without a value, at any depth."""
    if value is None:
        yield Violation(location, "empty-value", say("this is empty"), say("write a value, or leave the key out"))
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from empty_values(child, (*location, step))


def keys_of_the_path(tree: dict[str, Node], model: type[BaseModel]) -> Iterator[Violation]:
    """A violation for every key that the path of the file gives already."""
    for name, info in model.model_fields.items():
        if name in tree and from_path(info):
            message = say('there is no key "{key}"', key=name)
            yield Violation(
                (name,), "unknown-key", message, say("this is clear from the file name; leave the key out"), at_key=True
            )
