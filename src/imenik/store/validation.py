"""The errors of pydantic in the words of our problems: rule, message, hint, and their place in the tree."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from imenik.i18n.messages import InvalidValueError, Location, Message, did_you_mean, say
from imenik.model.shape import field_names

_A_LIST = say("write each item on a line of its own, after a hyphen and a space")
_A_MAP = say("write keys and values, one a line, indented")


@dataclass(frozen=True)
class Violation:
    """What is wrong at a place of a tree; `at_key` where the key itself is meant and not its value."""

    at: Location
    rule: str
    message: Message
    hint: Message | None = None
    at_key: bool = False


def violation_of(error: ErrorDetails, model: type[BaseModel]) -> Violation:
    """The violation for one error that pydantic gave when it validated a tree as `model`."""
    at, at_key = error["loc"], False
    if at and at[-1] == "[key]":
        at, at_key = at[:-1], True
    refusal = error.get("ctx", {}).get("error")
    if isinstance(refusal, InvalidValueError):
        return Violation((*at, *refusal.at), refusal.rule, refusal.message, refusal.hint, at_key)
    return _explain_type(error["type"], at, error, model)


def is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items are refused, each with an error of its own."""
    return error["type"] == "too_short" and bool(error["input"])


def _explain_type(kind: str, at: Location, error: ErrorDetails, model: type[BaseModel]) -> Violation:
    found, limits = error["input"], error.get("ctx", {})
    if kind == "missing":
        key = str(at[-1])
        return Violation(
            at[:-1], "missing-key", say('the key "{key}" is missing', key=key), say("add it; it is required")
        )
    if kind == "extra_forbidden":
        key, known = str(at[-1]), field_names(model, at[:-1])
        hint = did_you_mean(key, known) or say("the keys here are: {keys}", keys=", ".join(known))
        return Violation(at, "unknown-key", say('there is no key "{key}"', key=key), hint, at_key=True)
    if kind == "literal_error" and isinstance(found, str):
        allowed = [word.strip("'") for word in limits["expected"].replace(" or ", ", ").split(", ")]
        message = say('"{value}" is not one of: {allowed}', value=found, allowed=", ".join(allowed))
        return Violation(at, "unknown-value", message, did_you_mean(found, allowed))
    if kind in ("too_short", "string_too_short"):
        return Violation(at, "empty-value", say("nothing is written here"), say("write a value, or leave the key out"))
    if kind in ("too_long", "string_too_long"):
        return Violation(
            at, "too-long", say("this is one line of at most {most} characters", most=limits["max_length"])
        )
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        limit = next(iter(limits.values()))
        return Violation(at, "out-of-range", say('"{value}" is beyond the limit of {limit}', value=found, limit=limit))
    return _explain_shape(kind, at, found)


def _explain_shape(kind: str, at: Location, found: object) -> Violation:
    expected, hint = _EXPECTED.get(kind, (say("another sort of value"), None))
    if found is None:
        return Violation(at, "empty-value", say("nothing is written here"), say("write a value, or leave the key out"))
    message = say("{expected} is expected here, not {found}", expected=expected, found=_shape_of(found))
    return Violation(at, "wrong-type", message, hint)


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


def _shape_of(found: object) -> Message:
    if isinstance(found, list):
        return say("a list")
    return say("a map") if isinstance(found, dict) else say("a text")
