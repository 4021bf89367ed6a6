"""Conferences, trainings with modules, calls with a deadline."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from imenik.i18n.messages import say
from imenik.i18n.text import Line, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.description import FIRST, NO_HELP, Asked, Description, DigestGroup, FormGroup
from imenik.model.shared_fields import (
    ABOUT,
    CITY,
    COUNTRY,
    ENDS,
    FUNDERS,
    SOURCES_GROUP,
    STARTS,
    STATUS,
    TIMEZONE,
    TITLE,
    TYPE,
)
from imenik.model.values import Country, DateOrDatetime, OrganisationId, ProjectId, Timezone, Url

MAX_ATTENDANCE = 10_000_000
"""More people than any event has had."""

TAKING_PART = FormGroup(say("How to take part"), is_default=True)
BEHIND_IT = FormGroup(say("Who is behind it"))
PARTS = FormGroup(say("Programme"))


class EventPlace(Part):
    """Where an event is held."""

    country: Annotated[Country | None, replace(COUNTRY, form_help=NO_HELP)] = None
    """The country."""
    city: Annotated[Title | None, replace(CITY, form_help=NO_HELP)] = None
    """The town."""
    venue: Annotated[Title | None, Description(say("Venue"), form_help=NO_HELP, is_own_name=True)] = None
    """The venue."""


class ProgrammeItem(Part):
    """One part of a programme, such as a module of a training."""

    title: Annotated[Title, TITLE]
    """The name or title."""
    starts: Annotated[DateOrDatetime | None, STARTS] = None
    """When it starts."""
    ends: Annotated[DateOrDatetime | None, ENDS] = None
    """When it ends."""
    about: Annotated[Text | None, ABOUT] = None
    """A description (CommonMark)."""


class Event(Record):
    """A conference, a training with modules, a call with a deadline."""

    kind: ClassVar[Kind] = "events"
    form_groups = (FIRST, TAKING_PART, BEHIND_IT, PARTS, SOURCES_GROUP)

    title: Annotated[Title, replace(TITLE, form=FIRST)]
    """The name or title."""
    type: Annotated[
        Literal["conference", "training", "call", "celebration", "webinar", "other"],
        replace(TYPE, form=FIRST, values="event"),
    ]
    """The type of event."""
    about: Annotated[Text, replace(ABOUT, form=FIRST, before="status")]
    """A description in a few sentences (CommonMark)."""
    starts: Annotated[DateOrDatetime, replace(STARTS, form=FIRST, schema_org="startDate")]
    """The first day, or day and time."""
    ends: Annotated[DateOrDatetime | None, replace(ENDS, form=FIRST, schema_org="endDate")] = None
    """The last day, or day and time."""
    timezone: Annotated[
        Timezone | None,
        replace(
            TIMEZONE,
            form=FIRST,
            form_help=say(
                "The place whose local time is meant: type a city or a country. It is filled in "
                "as soon as you enter a time."
            ),
        ),
    ] = None
    """The time zone of the times (IANA name)."""
    deadline: Annotated[
        DateOrDatetime | None, Description(say("Deadline"), digest=DigestGroup.TIME, form=TAKING_PART)
    ] = None
    """The last day, or day and time, to apply."""
    status: Annotated[
        Literal["planned", "confirmed", "held", "cancelled"],
        replace(STATUS, form=FIRST, values="event-status", schema_org="eventStatus"),
    ]
    """Whether it is planned, confirmed, held or cancelled."""
    place: Annotated[
        EventPlace | None,
        Description(
            say("Place"),
            on_page=say("Where"),
            digest=DigestGroup.PLACE,
            form=FIRST,
            before="about",
            schema_org="location",
        ),
    ] = None
    """The place where it is held."""
    online: Annotated[
        bool,
        Description(
            say("Online participation possible"), on_page=say("Online"), digest=DigestGroup.PLACE, form=TAKING_PART
        ),
    ] = False
    """Whether online participation is possible."""
    organisers: Annotated[
        Several[OrganisationId],
        Description(
            say("Who organises it"),
            on_page=say("Organised by"),
            digest=DigestGroup.BODIES,
            form=BEHIND_IT,
            schema_org="organizer",
        ),
    ] = ()
    """Who organises it."""
    hosts: Annotated[
        Several[OrganisationId],
        Description(say("Hosted by"), digest=DigestGroup.BODIES, form=BEHIND_IT, schema_org="contributor"),
    ] = ()
    """The host."""
    funders: Annotated[Several[Line], replace(FUNDERS, form=BEHIND_IT)] = ()
    """The funders: IDs of organisations, or names."""
    project: Annotated[ProjectId | None, Description(say("Project"), digest=DigestGroup.BODIES, form=BEHIND_IT)] = None
    """The project it belongs to."""
    audience: Annotated[Text | None, Description(say("For whom"), form=TAKING_PART, schema_org="audience")] = None
    """The audience."""
    participants: Annotated[
        Annotated[int, Field(ge=0, le=MAX_ATTENDANCE)] | None,
        Description(say("Attendance"), digest=DigestGroup.PARTICIPANTS, form=TAKING_PART),
    ] = None
    """The number of participants."""
    registration: Annotated[
        Url | None,
        Description(
            say("Registration"),
            digest=DigestGroup.CONTACT,
            form=TAKING_PART,
            before="deadline",
            schema_org="potentialAction",
        ),
    ] = None
    """The page for registering or applying."""
    programme: Annotated[
        Several[ProgrammeItem],
        Description(
            say("Programme"),
            digest=DigestGroup.CONTENT,
            asked=Asked.TERMINAL | Asked.SITE,
            form=PARTS,
            form_help=NO_HELP,
            schema_org="subEvent",
        ),
    ] = ()
    """The items of the programme."""
