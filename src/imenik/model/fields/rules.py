"""Rules that compare the fields of an entry, as data: `checks/` and the form in the browser both go by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from imenik.i18n.messages import Location, Message, say
from imenik.model import Event, Meeting, Organisation, Part, Project, Record, Series
from imenik.model.fields import Input, questions


@dataclass(frozen=True)
class Order:
    """Two moments of an entry, or of its parts `within` a field, of which the second is not before the first."""

    model: type[Record]
    first: str
    second: str
    within: str = ""


@dataclass(frozen=True)
class Given:
    """That a field is there; with a value, that it has this one."""

    field: str
    value: str = ""


@dataclass(frozen=True)
class Need:
    """What an entry has to say besides, where it says something."""

    rule: str
    models: tuple[type[Record], ...]
    given: Given | None
    """Where this holds; everywhere without it."""
    needs: tuple[Given, ...]
    """One of these has to hold then."""
    at: str
    """The field at which it is reported."""
    message: Message
    """`{field}` in it is the value of a field of the entry."""
    hint: Message
    at_key: bool = False
    """Whether the key is marked, and not its value."""


def parts_within(record: Record, field: str) -> Iterator[tuple[Location, Part]]:
    """The parts that a field has, with their locations; without a field, the entry itself."""
    if not field:
        yield (), record
    else:
        yield from (((field, index), part) for index, part in enumerate(getattr(record, field)))


@cache
def moment_fields(model: type[Record]) -> dict[str, tuple[str, ...]]:
    """The fields that hold a day or a day and a time, by the field whose parts have them; the entry's own under ""."""
    asked = questions(model)
    names = {"": asked, **{question.name: question.parts for question in asked if question.several and question.parts}}
    moments = {
        field: tuple(question.name for question in parts if question.input is Input.DATE_OR_TIME)
        for field, parts in names.items()
    }
    return {field: fields for field, fields in moments.items() if fields}


ORDERS = (
    Order(Series, "starts", "until"),
    Order(Project, "starts", "ends"),
    Order(Event, "starts", "ends"),
    Order(Event, "starts", "ends", within="programme"),
)
"""Nothing ends before it begins."""

NEEDS = (
    Need(
        "missing-key",
        (Organisation,),
        None,
        (Given("country"), Given("active_in")),
        at="country",
        message=say('the key "{key}" is missing', key="country"),
        hint=say("add it; if it is not based anywhere, list the countries where it works in `active_in`"),
    ),
    Need(  # a call without an end would never leave the wall
        "seeks-without-end",
        (Organisation, Project),
        Given("seeks"),
        (Given("seeks_until"),),
        at="seeks",
        message=say("`seeks` has no end date"),
        hint=say("add `seeks_until: YYYY-MM-DD`"),
        at_key=True,
    ),
    Need(
        "moved-without-date",
        (Meeting,),
        Given("status", "moved"),
        (Given("moved_to"),),
        at="status",
        message=say("the meeting is marked as moved, but has no new date"),
        hint=say("add `moved_to: YYYY-MM-DDTHH:MM`"),
    ),
    Need(
        "date-without-moved",
        (Meeting,),
        Given("moved_to"),
        (Given("status", "moved"),),
        at="moved_to",
        message=say('there is a new date, but the meeting is "{status}"'),
        hint=say("write `status: moved`, or remove `moved_to`"),
        at_key=True,
    ),
)
