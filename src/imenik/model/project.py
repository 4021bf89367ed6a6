"""Projects and ideas for projects: the notes on the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from imenik.i18n.messages import say
from imenik.i18n.text import Line, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.description import FIRST, NO_HELP, Asked, Description, DigestGroup, FormGroup
from imenik.model.shared_fields import (
    ABOUT,
    CLUSTERS,
    DATE,
    ENDS,
    FUNDERS,
    HOMELAND,
    NOTE,
    SEEKS,
    SEEKS_UNTIL,
    SOURCES_GROUP,
    STARTS,
    TITLE,
    WEBSITE,
)
from imenik.model.values import ClusterId, Contact, Country, Date, Founded, NeedId, OrganisationId, PlaceId, Url

SEEKING = FormGroup(say("What it is looking for"))
TAKING_PART = FormGroup(say("Participants, place and time"), is_default=True)
NEWS = FormGroup(say("News"))


class ProjectNeed(Part):
    """One thing that a project looks for."""

    need: Annotated[NeedId, Description(say("What is wanted"), form_help=NO_HELP)]
    """What is needed."""
    note: Annotated[Text | None, NOTE] = None
    """Details: how much, of what kind, for what."""


class Update(Part):
    """News of a project."""

    date: Annotated[Date, DATE]
    """The date of the news."""
    text: Annotated[Text, Description(say("Text"))]
    """What happened (CommonMark)."""


class Project(Record):
    """A project or an idea for one: a note on the wall."""

    kind: ClassVar[Kind] = "projects"
    form_groups = (FIRST, SEEKING, TAKING_PART, NEWS, SOURCES_GROUP)

    title: Annotated[Title, replace(TITLE, form=FIRST)]
    """The name or title."""
    about: Annotated[Text | None, replace(ABOUT, form=FIRST, is_expected=True)] = None
    """The purpose, in a few sentences (CommonMark)."""
    clusters: Annotated[Several[ClusterId], replace(CLUSTERS, form=FIRST)]
    """The fields it belongs to."""
    stage: Annotated[
        Literal["idea", "forming", "running", "completed", "paused", "cancelled", "unknown"],
        Description(
            say("Stage"),
            digest=DigestGroup.STATE,
            form=FIRST,
            form_help=say("The stage it has reached. Something you would like to start is an idea."),
        ),
    ]
    """The stage it has reached, according to its sources."""
    lead: Annotated[
        OrganisationId | None, Description(say("Led by"), digest=DigestGroup.BODIES, form=FIRST, schema_org="member")
    ] = None
    """The organisation that leads it."""
    partners: Annotated[
        Several[OrganisationId],
        Description(say("Partners"), digest=DigestGroup.BODIES, form=TAKING_PART, schema_org="member"),
    ] = ()
    """The organisations that take part."""
    funders: Annotated[Several[Line], replace(FUNDERS, form=TAKING_PART)] = ()
    """The funders: IDs of organisations, or names."""
    seeks: Annotated[Several[ProjectNeed], replace(SEEKS, form=SEEKING, in_one_line=True)] = ()
    """What it is looking for."""
    seeks_until: Annotated[Date | None, replace(SEEKS_UNTIL, form=SEEKING)] = None
    """The last day on which it is looking for that."""
    countries: Annotated[
        Several[Country],
        Description(say("Countries"), digest=DigestGroup.PLACE, form=TAKING_PART, schema_org="areaServed"),
    ] = ()
    """The countries it takes place in."""
    homeland: Annotated[Several[PlaceId], replace(HOMELAND, form=TAKING_PART)] = ()
    """The places in the homeland the project is for."""
    starts: Annotated[Founded | None, replace(STARTS, form=TAKING_PART, schema_org="foundingDate")] = None
    """When it starts: a year, a month or a day."""
    ends: Annotated[Founded | None, replace(ENDS, form=TAKING_PART, schema_org="dissolutionDate")] = None
    """When it ends: a year, a month or a day."""
    updates: Annotated[
        Several[Update],
        Description(say("News"), digest=DigestGroup.CONTENT, asked=Asked.TERMINAL | Asked.SITE, form=NEWS),
    ] = ()
    """News, newest last."""
    website: Annotated[Url | None, replace(WEBSITE, form=SEEKING)] = None
    """The project's own website."""
    contact: Annotated[
        Contact | None, Description(say("Contact"), digest=DigestGroup.CONTACT, form=SEEKING, before="website")
    ] = None
    """A shared mailbox or a contact page."""
