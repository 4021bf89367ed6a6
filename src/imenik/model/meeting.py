"""Repeating meetings and what is special about one of their dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from imenik.i18n.messages import say
from imenik.i18n.text import Line, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.description import Description, DigestGroup, TableColumn
from imenik.model.references import OrganisationId
from imenik.model.shared_fields import ABOUT, HOW_TO_JOIN, STARTS, STATUS, TIME, TIMEZONE, TITLE
from imenik.model.values import ClockTime, Country, Date, Datetime, Id, Recurrence, Timezone

CLUSTER_PREFIX, COUNTRY_PREFIX = "cluster-", "country-"
"""Prefixes of the names of cluster and country calendars. The other calendars are named after a series."""


class AgendaItem(Part):
    """One point of an agenda."""

    item: Annotated[Title, Description(say("Point of the agenda"))]
    """Its wording."""
    digest: Annotated[bool, Description(say("Filled in with what is new"))] = False
    """Whether the directory itself fills it in with what is new."""


class Series(Record):
    """A repeating meeting: `data/meetings/<series>/series.yml`."""

    kind: ClassVar[Kind] = "series"

    title: Annotated[Title, TITLE]
    """Its name."""
    about: Annotated[Text, ABOUT]
    """What it is for, in a few sentences (CommonMark)."""
    organiser: Annotated[
        OrganisationId,
        Description(
            say("Who calls it"), on_page=say("Organised by"), digest=DigestGroup.BODIES, schema_org="organizer"
        ),
    ]
    """Who calls it."""
    participants: Annotated[
        Several[OrganisationId], Description(say("Take part regularly"), digest=DigestGroup.PARTICIPANTS)
    ] = ()
    """Who takes part regularly."""
    starts: Annotated[Date, replace(STARTS, on_page=say("First date of the rule"), schema_org="startDate")]
    """The first day of the rule."""
    time: Annotated[ClockTime, TIME]
    """When it begins, in its own time zone."""
    timezone: Annotated[Timezone, TIMEZONE]
    """The time zone of its times (IANA name)."""
    minutes: Annotated[int, Field(gt=0, le=1440), Description(say("Length in minutes"), digest=DigestGroup.TIME)]
    """How long it lasts, in minutes."""
    repeats: Annotated[
        Recurrence, Description(say("Rule of its dates"), digest=DigestGroup.TIME, schema_org="eventSchedule")
    ]
    """The rule of its dates, a subset of RFC 5545."""
    until: Annotated[
        Date | None,
        Description(say("Until"), on_page=say("Last date of the rule"), digest=DigestGroup.TIME, schema_org="endDate"),
    ] = None
    """The last day of the rule."""
    format: Annotated[
        Literal["online", "in-person", "hybrid"] | None,
        Description(say("Where people meet"), digest=DigestGroup.KIND, schema_org="eventAttendanceMode"),
    ] = None
    """Where people meet."""
    platform: Annotated[Line | None, Description(say("Platform"), digest=DigestGroup.PLACE)] = None
    """The program it is held with."""
    how_to_join: Annotated[Text | None, HOW_TO_JOIN] = None
    """What to do to take part; never a secret meeting link."""
    agenda: Annotated[Several[AgendaItem], Description(say("Agenda"), digest=DigestGroup.CONTENT)] = ()
    """The points of every meeting."""
    status: Annotated[Literal["running", "unknown", "ended"], replace(STATUS, values="series-status")] = "unknown"
    """Whether it still takes place, as its sources say."""


class Meeting(Record):
    """What is special about one date of a series: `data/meetings/<series>/<YYYY-MM-DD>.yml`."""

    kind: ClassVar[Kind] = "meetings"

    series: SkipJsonSchema[Id]
    date: SkipJsonSchema[Date]
    status: Annotated[
        Literal["held", "confirmed", "moved", "cancelled", "extra"],
        replace(STATUS, values="meeting-status", schema_org="eventStatus"),
    ]
    """What became of the date."""
    moved_to: Annotated[Datetime | None, Description(say("Moved to"), digest=DigestGroup.TIME)] = None
    """The new day and time of a moved meeting."""
    time: Annotated[ClockTime | None, TIME] = None
    """When it begins, where that differs from the series."""
    title: Annotated[Title | None, TITLE] = None
    """Its own name."""
    attended: Annotated[
        Several[OrganisationId],
        Description(say("Organisations that were there"), digest=DigestGroup.PARTICIPANTS, schema_org="attendee"),
    ] = ()
    """The organisations that were there."""
    attended_countries: Annotated[
        Several[Country], Description(say("Countries that people came from"), digest=DigestGroup.PARTICIPANTS)
    ] = ()
    """The countries that people came from."""
    summary: Annotated[
        Text | None, Description(say("Summary"), table=TableColumn.WITH_LANGUAGE, schema_org="description")
    ] = None
    """What was talked about (CommonMark)."""
    decisions: Annotated[Several[Text], Description(say("What was agreed"))] = ()
    """What was agreed, one sentence each."""
    reason: Annotated[Text | None, Description(say("Reason"))] = None
    """Why it was moved, cancelled or added."""

    @property
    def key(self) -> str:
        """The series and the date."""
        return f"{self.series}/{self.id}"
