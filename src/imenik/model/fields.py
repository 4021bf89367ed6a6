"""What a person is asked for each kind of entry: label, help and kind of input of each field, made from the model.

The one source of these words for the wizard and the forms. The help is the field's docstring in the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter

from imenik.i18n.labels import LABELS
from imenik.i18n.messages import Message, Translate, say
from imenik.i18n.text import Line, Tag, Text, Title
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


@dataclass(frozen=True)
class Choice:
    """A fixed value that may be put in, and what it is called."""

    value: str
    label: Message


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

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """What converts and refuses; to make one takes longer than to use it a hundred times."""
        return TypeAdapter(self.type)


@cache
def questions(model: type[BaseModel]) -> tuple[Question, ...]:
    """The questions of a kind of entry, or of a part of one, in the order of the file."""
    types = get_type_hints(model, include_extras=True)
    return tuple(_question(model, name, types[name]) for name in field_names(model))


def in_turn(some: tuple[Question, ...]) -> list[Question]:
    """The questions in the order in which they are asked: what is required first, and the country with it.

    An organisation may do without `country` only where `active_in` says where it works, so nearly all have it.
    """
    return sorted(some, key=lambda question: not (question.required or question.name == "country"))


def help_of(question: Question, among: Iterable[Question], translate: Translate) -> str:
    """The help of a question for somebody who sees no keys, but the labels `among` which it is asked; no markup."""
    labels = {each.name: each.label for each in among}

    def label(key: re.Match[str]) -> str:
        return say("“{label}”", label=labels[key[1]]).render(translate) if key[1] in labels else key[0]

    text = question.help.render(translate) if question.help else ""
    return re.sub(r"`(\w+)`", label, text).replace(" (CommonMark)", "")


def _question(model: type[BaseModel], name: str, declared: Any) -> Question:
    field = model.model_fields[name]
    inner, several = _inner(declared)
    kind = _input(inner)
    return Question(
        name=name,
        label=_label(model, name),
        help=Message(field.description) if field.description else None,
        input=kind,
        several=several,
        required=field.is_required(),
        type=declared,
        refers=next((mark.to for mark in get_args(inner) if isinstance(mark, Refers)), ""),
        choices=tuple(Choice(value, _called(model, name, value)) for value in _values(inner)),
        parts=questions(inner) if kind is Input.PART else (),
    )


def _inner(declared: Any) -> tuple[Any, bool]:
    """The type of one input, and whether there may be several."""
    options = [each for each in get_args(declared) if each is not type(None)]
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


def _values(inner: Any) -> tuple[str, ...]:
    return get_args(inner) if get_origin(inner) is Literal else ()


def _label(model: type[BaseModel], name: str) -> Message:
    own = _LABELS.get(f"{model.__name__}.{name}") or LABELS.get(("link", name))
    return own or _LABELS[name]


def _called(model: type[BaseModel], name: str, value: str) -> Message:
    group = _GROUPS.get(f"{model.__name__}.{name}", name)
    return LABELS[group, value]


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
    (Input.WORDS, Id),
    (Input.YES_NO, bool),
    (Input.NUMBER, int),
)
_GROUPS = {
    "Event.type": "event",
    "Event.status": "event-status",
    "Channel.type": "channel",
    "Channel.status": "channel-status",
    "Series.status": "series-status",
    "Meeting.status": "meeting-status",
}
"""Where the labels of a field's values are not found under its own name."""
_LABELS = {
    "name": say("Name"),
    "title": say("Title"),
    "short_name": say("Short name"),
    "also_known_as": say("Other names"),
    "type": say("Type"),
    "part_of": say("Part of"),
    "member_of": say("Member of"),
    "country": say("Country"),
    "city": say("City"),
    "active_in": say("Active in"),
    "homeland": say("Home places"),
    "clusters": say("Clusters"),
    "about": say("Description"),
    "website": say("Web site"),
    "email": say("E-mail"),
    "contact_page": say("Contact page"),
    "links": say("Pages elsewhere"),
    "languages": say("Languages"),
    "founded": say("Founded"),
    "offers": say("Offers"),
    "seeks": say("Looks for"),
    "seeks_until": say("Looks for it until"),
    "topics": say("Helps with"),
    "network": say("In the network"),
    "joined": say("Joined on"),
    "role": say("Role"),
    "status": say("Status"),
    "listing": say("Where the entry comes from"),
    "logo": say("Logo"),
    "note": say("Note"),
    "former_ids": say("Former ids"),
    "added": say("Added on"),
    "checked": say("Last checked"),
    "sources": say("Sources"),
    "url": say("Web address"),
    "stage": say("Stage"),
    "lead": say("Led by"),
    "partners": say("Partners"),
    "funders": say("Funded by"),
    "need": say("What is looked for"),
    "countries": say("Countries"),
    "starts": say("Begins"),
    "ends": say("Ends"),
    "updates": say("News"),
    "date": say("Date"),
    "text": say("Text"),
    "contact": say("Contact"),
    "timezone": say("Time zone"),
    "deadline": say("Deadline"),
    "place": say("Place"),
    "venue": say("House or hall"),
    "online": say("Possible from afar"),
    "organisers": say("Who organises it"),
    "hosts": say("Hosted by"),
    "project": say("Project"),
    "audience": say("For whom"),
    "participants": say("Attendance"),
    "registration": say("Registration"),
    "programme": say("Programme"),
    "organiser": say("Who calls it"),
    "Channel.organiser": say("Run by"),
    "Series.participants": say("Take part regularly"),
    "time": say("Time of day"),
    "minutes": say("Length in minutes"),
    "repeats": say("Rule of its dates"),
    "until": say("Until"),
    "format": say("Where people meet"),
    "platform": say("Platform"),
    "how_to_join": say("How to take part"),
    "agenda": say("Agenda"),
    "item": say("Point of the agenda"),
    "digest": say("Filled in with what is new"),
    "moved_to": say("Moved to"),
    "attended": say("Organisations that were there"),
    "attended_countries": say("Countries that people came from"),
    "summary": say("Summary"),
    "decisions": say("What was agreed"),
    "reason": say("Reason"),
}
"""The label of each field by its name, or by its class and name where the same name means something else there."""
