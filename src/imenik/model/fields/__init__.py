"""What the model says of its fields: label, help, kind of input and all else of a `Description`, field by field.

The help is the field's docstring in the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter

from imenik.i18n.field_help import docstrings
from imenik.i18n.labels import LABELS
from imenik.i18n.messages import Message, Translate, say
from imenik.i18n.text import Line, Tag, Text, Title
from imenik.model.description import Description
from imenik.model.shape import field_names
from imenik.model.values import (
    ClockTime,
    Contact,
    Country,
    Date,
    DateOrDatetime,
    Datetime,
    Email,
    Founded,
    Id,
    LogoFile,
    Recurrence,
    Refers,
    Register,
    Timezone,
    Url,
)


class Input(StrEnum):
    """What is put in, and so how it is asked for."""

    LINE = "line"
    """One line that may differ from language to language."""
    TEXT = "text"
    """Paragraphs that may differ from language to language."""
    WORDS = "words"
    """One line that is the same in every language."""
    CHOICE = "choice"
    """One of a few fixed values."""
    ENTRY = "entry"
    """The id of another entry or of a word of a vocabulary."""
    PART = "part"
    """Several things together, each a question of its own."""
    COUNTRY = "country"
    LANGUAGE = "language"
    TIMEZONE = "timezone"
    DATE = "date"
    DATE_OR_TIME = "date-or-time"
    DATE_AND_TIME = "date-and-time"
    PARTIAL_DATE = "partial-date"
    TIME = "time"
    RULE = "rule"
    NUMBER = "number"
    YES_NO = "yes-no"
    WEB = "web"
    MAIL = "mail"
    CONTACT = "contact"
    FILE = "file"
    REGISTER = "register"


@dataclass(frozen=True)
class Choice:
    """A fixed value that may be put in, and what it is called."""

    value: str
    label: Message


_NO_FIELD = Description(Message(""))
"""That of a question about something that is no field."""


@dataclass(frozen=True)
class Question:
    """One field of an entry or of a part of one."""

    name: str
    """The key in the file."""
    label: Message
    help: Message | None
    input: Input
    several: bool
    """Whether it is a list of such inputs."""
    required: bool
    type: Any
    """The type in the model; it converts and refuses what is put in."""
    refers: str = ""
    """For an id: of what, a kind of entry or a vocabulary."""
    choices: tuple[Choice, ...] = ()
    parts: tuple[Question, ...] = ()
    description: Description = _NO_FIELD
    """What else the model says of the field."""

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """What converts and refuses; to make one takes longer than to use it a hundred times."""
        return TypeAdapter(self.type)


@cache
def questions(model: type[BaseModel]) -> tuple[Question, ...]:
    """The questions of a kind of entry, or of a part of one, in the order of the file."""
    types = get_type_hints(model, include_extras=True)
    return tuple(_question(model, name, _without_description(types[name])) for name in field_names(model))


@cache
def describe(model: type[BaseModel], name: str) -> Description:
    """What the model says of a field; of one without a `Description`, its name stands for the label."""
    marks = model.model_fields[name].metadata
    plain = Description(Message(name.replace("_", " ").capitalize()))
    return next((mark for mark in marks if isinstance(mark, Description)), plain)


@cache
def descriptions(model: type[BaseModel]) -> Mapping[str, Description]:
    """What the model says of the fields that stand in a file, in their order."""
    return {name: describe(model, name) for name in field_names(model)}


def required_first(asked: Iterable[Question]) -> list[Question]:
    """The questions in the order in which they are asked: what is required first, and what nearly all have."""
    return sorted(asked, key=lambda question: not is_asked_early(question))


def is_asked_early(question: Question) -> bool:
    """Whether a question comes before all that may well be left out."""
    return question.required or question.description.asked_early


def help_of(question: Question, neighbours: Iterable[Question], translate: Translate) -> str:
    """The help of a question for somebody who sees no keys, but the labels of its neighbours; no markup."""
    labels = {neighbour.name: neighbour.label for neighbour in neighbours}

    def label(key: re.Match[str]) -> str:
        return say("“{label}”", label=labels[key[1]]).render(translate) if key[1] in labels else key[0]

    text = question.help.render(translate) if question.help else ""
    return re.sub(r"`(\w+)`", label, text).replace(" (CommonMark)", "")


def _question(model: type[BaseModel], name: str, declared: Any) -> Question:
    field = model.model_fields[name]
    inner, several = _inner(declared)
    kind = _input(inner)
    description = describe(model, name)
    values = get_args(inner) if kind is Input.CHOICE else ()
    return Question(
        name=name,
        label=description.label,
        help=Message(text) if (text := docstrings(model).get(name)) else None,
        input=kind,
        several=several,
        required=field.is_required() or description.is_expected,
        type=declared,
        refers=next((mark.to for mark in get_args(inner) if isinstance(mark, Refers)), ""),
        choices=tuple(Choice(value, _label_of(description.values or name, value)) for value in values),
        parts=questions(inner) if kind is Input.PART else (),
        description=description,
    )


def _without_description(declared: Any) -> Any:
    """The type of a field as it would be written without a `Description`."""
    if get_origin(declared) is not Annotated:
        return declared
    kind, *marks = get_args(declared)
    kept = [mark for mark in marks if not isinstance(mark, Description)]
    return Annotated[kind, *kept] if kept else kind


def _inner(declared: Any) -> tuple[Any, bool]:
    """The type of one input, and whether there may be several."""
    options = [option for option in get_args(declared) if option is not type(None)]
    if type(None) in get_args(declared) and len(options) == 1:
        return _inner(options[0])
    of = options[0] if get_origin(declared) is Annotated else declared
    return (get_args(of)[0], True) if get_origin(of) is tuple else (declared, False)


def _input(inner: Any) -> Input:
    if get_origin(inner) is Literal:
        return Input.CHOICE
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return Input.PART
    if any(isinstance(mark, Refers) for mark in get_args(inner)):
        return Input.ENTRY
    return next(kind for kind, known in _TYPES if known in (inner, *get_args(inner)[:1]))


def _label_of(group: str, value: str) -> Message:
    return LABELS.get((group, value)) or Message(value.replace("-", " ").capitalize())


_TYPES: tuple[tuple[Input, Any], ...] = (
    (Input.LINE, Title),
    (Input.TEXT, Text),
    (Input.WORDS, Line),
    (Input.COUNTRY, Country),
    (Input.LANGUAGE, Tag),
    (Input.TIMEZONE, Timezone),
    (Input.DATE, Date),
    (Input.DATE_OR_TIME, DateOrDatetime),
    (Input.DATE_AND_TIME, Datetime),
    (Input.PARTIAL_DATE, Founded),
    (Input.TIME, ClockTime),
    (Input.RULE, Recurrence),
    (Input.WEB, Url),
    (Input.MAIL, Email),
    (Input.CONTACT, Contact),
    (Input.FILE, LogoFile),
    (Input.REGISTER, Register),
    (Input.WORDS, Id),
    (Input.YES_NO, bool),
    (Input.NUMBER, int),
)
