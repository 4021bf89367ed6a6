"""Conferences, trainings with modules, calls with a deadline."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from imenik.i18n.text import Line, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.references import OrganisationId, ProjectId
from imenik.model.values import Country, DateOrDatetime, Timezone, Url


class EventPlace(Part):
    """Where an event is held."""

    country: Country | None = None
    """The country."""
    city: Title | None = None
    """The town."""
    venue: Title | None = None
    """The house or hall."""


class ProgrammeItem(Part):
    """One part of a programme, such as a module of a training."""

    title: Title
    """Its name."""
    starts: DateOrDatetime | None = None
    """Its beginning."""
    ends: DateOrDatetime | None = None
    """Its end."""
    about: Text | None = None
    """What it covers (CommonMark)."""


class Event(Record):
    """A conference, a training with modules, a call with a deadline."""

    kind: ClassVar[Kind] = "events"

    title: Title
    """Its name."""
    type: Literal["conference", "training", "call", "celebration", "webinar", "other"]
    """What sort of event it is."""
    about: Text
    """What it is, in a few sentences (CommonMark)."""
    starts: DateOrDatetime
    """Its first day, or day and time."""
    ends: DateOrDatetime | None = None
    """Its last day, or day and time."""
    timezone: Timezone | None = None
    """The time zone of its times (IANA name)."""
    deadline: DateOrDatetime | None = None
    """The last day or moment to apply."""
    status: Literal["planned", "confirmed", "held", "cancelled"]
    """What is known of it."""
    place: EventPlace | None = None
    """Where it is held."""
    online: bool = False
    """Whether one can take part from afar."""
    organisers: Several[OrganisationId] = ()
    """Who organises it."""
    hosts: Several[OrganisationId] = ()
    """Who receives it."""
    funders: Several[Line] = ()
    """Who pays for it: ids of organisations, or names."""
    project: ProjectId | None = None
    """The project that it belongs to."""
    audience: Text | None = None
    """Whom it is for."""
    participants: Annotated[int, Field(ge=0)] | None = None
    """How many people took part."""
    registration: Url | None = None
    """The page to register or apply on."""
    programme: Several[ProgrammeItem] = ()
    """Its parts."""
