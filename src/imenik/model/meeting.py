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
from imenik.model.shared_fields import ABOUT, HOW_TO_JOIN, STARTS, STATUS, TIME, TIMEZONE, TITLE
from imenik.model.values import ClockTime, Country, Date, Datetime, Id, OrganisationId, Recurrence, Timezone

CLUSTER_PREFIX, COUNTRY_PREFIX = "cluster-", "country-"
"""Prefixes of the names of cluster and country calendars. The other calendars are named after a series."""


class AgendaItem(Part):
    """One point of an agenda."""

    item: Annotated[Title, Description(say("Agenda item"))]
    """The text of the item."""
    digest: Annotated[bool, Description(say("Filled in with what is new"))] = False
    """Whether this item is filled in with what is new in the directory."""


class Series(Record):
    """A repeating meeting: `data/meetings/<series>/series.yml`."""

    kind: ClassVar[Kind] = "series"

    title: Annotated[Title, TITLE]
    """The name or title."""
    about: Annotated[Text, ABOUT]
    """The purpose, in a few sentences (CommonMark)."""
    organiser: Annotated[
        OrganisationId,
        Description(say("Organiser"), on_page=say("Organised by"), digest=DigestGroup.BODIES, schema_org="organizer"),
    ]
    """The organiser."""
    participants: Annotated[
        Several[OrganisationId], Description(say("Regular participants"), digest=DigestGroup.PARTICIPANTS)
    ] = ()
    """Who takes part regularly."""
    starts: Annotated[Date, replace(STARTS, on_page=say("First date"), schema_org="startDate")]
    """The first date of the rule."""
    time: Annotated[ClockTime, TIME]
    """The start time, in the series' own time zone."""
    timezone: Annotated[Timezone, TIMEZONE]
    """The time zone of the times (IANA name)."""
    minutes: Annotated[int, Field(gt=0, le=1440), Description(say("Duration in minutes"), digest=DigestGroup.TIME)]
    """Duration in minutes."""
    repeats: Annotated[
        Recurrence, Description(say("Rule for its dates"), digest=DigestGroup.TIME, schema_org="eventSchedule")
    ]
    """The rule for its dates, a subset of RFC 5545."""
    until: Annotated[
        Date | None,
        Description(say("Until"), on_page=say("Last date"), digest=DigestGroup.TIME, schema_org="endDate"),
    ] = None
    """The last date of the rule."""
    format: Annotated[
        Literal["online", "in-person", "hybrid"] | None,
        Description(say("Where people meet"), digest=DigestGroup.KIND, schema_org="eventAttendanceMode"),
    ] = None
    """Where people meet."""
    platform: Annotated[Line | None, Description(say("Platform"), digest=DigestGroup.PLACE)] = None
    """The platform it is held on."""
    how_to_join: Annotated[Text | None, HOW_TO_JOIN] = None
    """How to take part; never a secret meeting link."""
    agenda: Annotated[Several[AgendaItem], Description(say("Agenda"), digest=DigestGroup.CONTENT)] = ()
    """The agenda of every meeting."""
    status: Annotated[Literal["running", "unknown", "ended"], replace(STATUS, values="series-status")] = "unknown"
    """Whether it still takes place, according to its sources."""


class Meeting(Record):
    """What is special about one date of a series: `data/meetings/<series>/<YYYY-MM-DD>.yml`."""

    kind: ClassVar[Kind] = "meetings"

    series: SkipJsonSchema[Id]
    date: SkipJsonSchema[Date]
    status: Annotated[
        Literal["held", "confirmed", "moved", "cancelled", "extra"],
        replace(STATUS, values="meeting-status", schema_org="eventStatus"),
    ]
    """What happened to this date."""
    moved_to: Annotated[Datetime | None, Description(say("Moved to"), digest=DigestGroup.TIME)] = None
    """The new day and time of a moved meeting."""
    time: Annotated[ClockTime | None, TIME] = None
    """The start time, if it differs from the series."""
    title: Annotated[Title | None, TITLE] = None
    """The meeting's own title."""
    attended: Annotated[
        Several[OrganisationId],
        Description(say("Organisations that attended"), digest=DigestGroup.PARTICIPANTS, schema_org="attendee"),
    ] = ()
    """The organisations that attended."""
    attended_countries: Annotated[
        Several[Country], Description(say("Countries of the participants"), digest=DigestGroup.PARTICIPANTS)
    ] = ()
    """The countries of the participants."""
    summary: Annotated[
        Text | None, Description(say("Summary"), table=TableColumn.WITH_LANGUAGE, schema_org="description")
    ] = None
    """The discussion in short (CommonMark)."""
    decisions: Annotated[Several[Text], Description(say("Decisions"))] = ()
    """The decisions, one sentence each."""
    reason: Annotated[Text | None, Description(say("Reason"))] = None
    """Why it was moved, cancelled or added."""

    @property
    def key(self) -> str:
        """The series and the date."""
        return f"{self.series}/{self.id}"
