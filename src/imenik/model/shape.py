"""The shape of the records: which keys stand where, and in which order. Their values are not looked at."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema

from imenik.i18n.messages import Location
from imenik.model.base import Record


def field_names(model: type[BaseModel], at: Location = ()) -> list[str]:
    """The keys that a file may hold at a place of `model`, in the order of the file: those of all records are last.

    None where the place is not a part with keys.
    """
    here: object = model
    for step in at:
        if get_origin(here) is dict:
            here = get_args(here)[1]
        elif isinstance(step, str):
            part = part_in(here)
            here = part.model_fields[step].annotation if part and step in part.model_fields else None
    part = part_in(here)
    names = [name for name, field in part.model_fields.items() if not from_path(field)] if part else []
    return sorted(names, key=Record.model_fields.__contains__) if part is model else names


def from_path(field: FieldInfo) -> bool:
    """Whether the file's name gives the field, so that the file itself must not."""
    return any(isinstance(mark, SkipJsonSchema) for mark in field.metadata)  # type: ignore[misc] # it is a class


def part_in(annotation: object) -> type[BaseModel] | None:
    """The part that a value of this type is, or is a list of; None where it has no keys of the model."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((part for argument in get_args(annotation) if (part := part_in(argument))), None)


@cache
def fields_with(part: type[BaseModel], types: tuple[type, ...]) -> tuple[str, ...]:
    """The fields of a part in which values of one of the `types` can be, at any depth."""
    return tuple(name for name, field in part.model_fields.items() if _can_hold(field.annotation, types))


def _can_hold(annotation: object, types: tuple[type, ...]) -> bool:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return any(type(value) in types for value in arguments)
    if origin is Annotated:
        return _can_hold(arguments[0], types)
    if origin in (Union, UnionType, tuple, dict):
        return origin in types or any(_can_hold(argument, types) for argument in arguments)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation in types or bool(fields_with(annotation, types))
    return annotation in types
