"""Projects and ideas for projects: the notes on the wall."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from imenik.i18n.text import Line, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.references import ClusterId, NeedId, OrganisationId, PlaceId
from imenik.model.values import Contact, Country, Date, Founded, Url


class ProjectNeed(Part):
    """One thing that a project looks for."""

    need: NeedId
    """What it is."""
    note: Text | None = None
    """Details: how much, of which kind, for what."""


class Update(Part):
    """News of a project."""

    date: Date
    """The day of the news."""
    text: Text
    """What happened (CommonMark)."""


class Project(Record):
    """A project or an idea for one: a note on the wall."""

    kind: ClassVar[Kind] = "projects"

    title: Title
    """Its name."""
    about: Text
    """What it is for, in a few sentences (CommonMark)."""
    clusters: Annotated[tuple[ClusterId, ...], Field(min_length=1)]
    """Its fields."""
    stage: Literal["idea", "forming", "running", "completed", "paused", "cancelled", "unknown"]
    """How far it is, as its sources say."""
    lead: OrganisationId | None = None
    """The organisation that leads it."""
    partners: Several[OrganisationId] = ()
    """The organisations that take part."""
    funders: Several[Line] = ()
    """Who pays for it: ids of organisations, or names."""
    seeks: Several[ProjectNeed] = ()
    """What it looks for."""
    seeks_until: Date | None = None
    """The last day on which it looks for that."""
    countries: Several[Country] = ()
    """Where it takes place."""
    homeland: Several[PlaceId] = ()
    """The places in the homeland that it is for."""
    starts: Founded | None = None
    """Its beginning: a year, a month or a day."""
    ends: Founded | None = None
    """Its end: a year, a month or a day."""
    updates: Several[Update] = ()
    """News, newest last."""
    website: Url | None = None
    """Its own page."""
    contact: Contact | None = None
    """A role mailbox or a contact page."""
