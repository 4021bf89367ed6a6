"""The types of the documents of records, made of the model: a new field of an entry is published too.

What must not change within v1 is held by the accepted schemas in `tests/site/expected/api/`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin

from pydantic import ConfigDict, Field, with_config
from pydantic.fields import FieldInfo
from typing_extensions import TypedDict

from imenik.exports.api.documents import Body, Reference, Words
from imenik.i18n.field_help import docstrings
from imenik.i18n.text import Text
from imenik.model import KINDS, VOCABULARIES, Meeting, Part, Record, Series
from imenik.model.fields import describe
from imenik.model.shape import field_names
from imenik.model.values import Date, Datetime, PartialDate, Refers, Timezone

TOP = {
    "id": (str, "The id; with the kind it never changes."),
    "pages": (dict[str, str], "The address of its page in each language."),
    "json": (str, "The address of this record alone."),
    "licence": (str, "The licence of the data (SPDX)."),
}
"""What every record begins with, beside its kind. Addresses are below the root of a site that knows none of its own."""


@cache
def document_of(model: type[Part]) -> Any:
    """The type of the document of a record, or of a part of one."""
    names = [name for name in field_names(model) if name not in TOP]
    fields = {name: _field(model, name) for name in names}
    if issubclass(model, Record):
        top = {name: _described(*described) for name, described in TOP.items()}
        kind = _described(Literal[model.kind], "The kind of record.")
        fields = {"id": top["id"], "kind": kind, **top, **_of_kind(model), **fields}
    for name in moments_of(model):
        exact = f"The same moment with its offset from UTC, where `{name}` has a time."
        fields[f"{name}_at"] = NotRequired[_described(dt.datetime, exact)]
    return _typed(model.__name__, model.__name__, model.__doc__, fields)


@cache
def collection_of(kind: str) -> Any:
    """The type of the file with all records of a kind."""
    model = next(candidate for candidate in KINDS if candidate.kind == kind)
    fields = {
        "version": _described(Literal["1"], "The version of the API."),
        "licence": _described(str, "The licence of the data (SPDX)."),
        "count": _described(int, "How many records there are."),
        # The type is made from the model, which mypy cannot see.
        "records": _described(list[document_of(model)], "All of them, in the order of their ids."),  # type: ignore[misc]
    }
    return _typed(f"All{kind.capitalize()}", f"All {kind}", f"All records of `{kind}`.", fields)


def target_of(kind: Any) -> str:
    """The kind of records whose ids a field holds; empty where it holds none."""
    if get_origin(kind) is Annotated:
        target = next((mark.to for mark in kind.__metadata__ if isinstance(mark, Refers)), "")
        return "" if target in VOCABULARIES else target or target_of(kind.__origin__)
    return next((target for argument in get_args(kind) if (target := target_of(argument))), "")


@cache
def moments_of(model: type[Part]) -> tuple[str, ...]:
    """The fields that hold a day or a day and a time."""
    fields = model.model_fields
    return tuple(name for name in field_names(model) if {dt.date, dt.datetime} <= set(_leaves(fields[name].annotation)))


def _leaves(kind: Any) -> Iterator[Any]:
    arguments = get_args(kind)
    yield from (leaf for argument in arguments for leaf in _leaves(argument)) if arguments else (kind,)


def annotation_of(field: FieldInfo) -> Any:
    """The type of a field with its marks, which pydantic keeps apart."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _of_kind(model: type[Record]) -> Mapping[str, Any]:
    """What a record has that its file does not hold."""
    if model is Meeting:
        return {
            "series": _described(Reference, "The series that it is a date of."),
            "date": _described(Date, "The day, as the rule has it."),
            "starts": _described(_published(Datetime), "When it begins, or would have begun, in its time zone."),
            "ends": _described(_published(Datetime), "When it ends, or would have ended, in its time zone."),
            "starts_at": _described(dt.datetime, "When it begins, with the offset from UTC."),
            "ends_at": _described(dt.datetime, "When it ends, with the offset from UTC."),
            "timezone": _described(Timezone, "The time zone of its times, that of its series (IANA name)."),
            "minutes": _described(int, "How long it lasts, in minutes, as its series does."),
        }
    if model is Series:
        # The type is made from the model, which mypy cannot see.
        return {"dates": _described(list[document_of(Meeting)], "The dates of which something special is known.")}  # type: ignore[misc]
    return {}


def _field(model: type[Part], name: str) -> Any:
    field = model.model_fields[name]
    kind = tuple[Body, ...] if describe(model, name).may_name else _published(annotation_of(field))
    described = _described(kind, docstrings(model).get(name, ""))
    return described if field.is_required() else NotRequired[described]


def _published(kind: Any) -> Any:
    """The type in the API of a type of the model."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        if any(isinstance(mark, Refers) for mark in arguments[1:]) and target_of(kind):
            return Reference
        inner = _published(arguments[0])
        return kind if inner == arguments[0] else inner
    if origin is Literal:  # open, since a value may be added; `vocabularies.json` has the words for these
        return Annotated[str, Field(examples=[*arguments])]
    if origin is tuple:
        return tuple[_published(arguments[0]), ...]  # type: ignore[misc] # no type that is written down
    if origin in (Union, UnionType):
        return reduce(or_, (_published(argument) for argument in arguments if argument is not NoneType))
    if kind is PartialDate:
        return Annotated[str, Field(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
    if isinstance(kind, type) and issubclass(kind, Part):
        return document_of(kind)
    return Words if kind is Text else kind


def _described(kind: Any, words: str) -> Any:
    return Annotated[kind, Field(description=words)] if words else kind


def _typed(name: str, title: str, words: str | None, fields: Mapping[str, Any]) -> Any:
    made: Any = TypedDict(name, dict(fields))  # type: ignore[misc] # the name is known only here
    made.__doc__ = words
    return with_config(ConfigDict(title=title))(made)
