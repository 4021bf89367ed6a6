"""Repeating meetings and what is special about one of their dates."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from imenik.i18n.text import Line, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.references import OrganisationId
from imenik.model.values import ClockTime, Country, Date, Datetime, Id, Recurrence, Timezone


class AgendaItem(Part):
    """One point of an agenda."""

    item: Title
    """Its wording."""
    digest: bool = False
    """Whether the directory itself fills it in with what is new."""


class Series(Record):
    """A repeating meeting: `data/meetings/<series>/series.yml`."""

    kind: ClassVar[Kind] = "series"

    title: Title
    """Its name."""
    about: Text
    """What it is for, in a few sentences (CommonMark)."""
    organiser: OrganisationId
    """Who calls it."""
    participants: Several[OrganisationId] = ()
    """Who takes part regularly."""
    starts: Date
    """The first day of the rule."""
    time: ClockTime
    """When it begins, in its own time zone."""
    timezone: Timezone
    """The time zone of its times (IANA name)."""
    minutes: Annotated[int, Field(gt=0, le=1440)]
    """How long it lasts, in minutes."""
    repeats: Recurrence
    """The rule of its dates, a subset of RFC 5545."""
    until: Date | None = None
    """The last day of the rule."""
    format: Literal["online", "in-person", "hybrid"] | None = None
    """Where people meet."""
    platform: Line | None = None
    """The program it is held with."""
    how_to_join: Text | None = None
    """What to do to take part; never a secret meeting link."""
    agenda: Several[AgendaItem] = ()
    """The points of every meeting."""
    status: Literal["running", "unknown", "ended"] = "unknown"
    """Whether it still takes place, as its sources say."""


class Meeting(Record):
    """What is special about one date of a series: `data/meetings/<series>/<YYYY-MM-DD>.yml`."""

    kind: ClassVar[Kind] = "meetings"

    series: SkipJsonSchema[Id]
    date: SkipJsonSchema[Date]
    status: Literal["held", "confirmed", "moved", "cancelled", "extra"]
    """What became of the date."""
    moved_to: Datetime | None = None
    """The new day and time of a moved meeting."""
    time: ClockTime | None = None
    """When it begins, where that differs from the series."""
    title: Title | None = None
    """Its own name."""
    attended: Several[OrganisationId] = ()
    """The organisations that were there."""
    attended_countries: Several[Country] = ()
    """The countries that people came from."""
    summary: Text | None = None
    """What was talked about (CommonMark)."""
    decisions: Several[Text] = ()
    """What was agreed, one sentence each."""
    reason: Text | None = None
    """Why it was moved, cancelled or added."""

    @property
    def key(self) -> str:
        """The series and the date."""
        return f"{self.series}/{self.id}"
