"""Places where people meet and read."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from imenik.i18n.messages import say
from imenik.i18n.text import Text, Title
from imenik.model.base import Kind, Record
from imenik.model.description import Description, DigestGroup
from imenik.model.shared_fields import ABOUT, HOW_TO_JOIN, STATUS, TITLE, TYPE, URL
from imenik.model.values import OrganisationId, Url


class Channel(Record):
    """A place where people meet and read: a portal, a register, a messaging group, a workspace."""

    kind: ClassVar[Kind] = "channels"

    title: Annotated[Title, TITLE]
    """The name or title."""
    type: Annotated[
        Literal["portal", "register", "workspace", "messaging", "mailing-list", "newsletter", "social", "call"],
        replace(TYPE, values="channel"),
    ]
    """The type of channel."""
    about: Annotated[Text, ABOUT]
    """The purpose, in a few sentences (CommonMark)."""
    organiser: Annotated[OrganisationId | None, Description(say("Run by"), digest=DigestGroup.BODIES)] = None
    """Who runs it."""
    url: Annotated[Url | None, replace(URL, on_page=say("Address"), schema_org="serviceUrl")] = None
    """The address."""
    how_to_join: Annotated[Text | None, HOW_TO_JOIN] = None
    """How to take part."""
    status: Annotated[Literal["active", "unknown", "inactive"], replace(STATUS, values="channel-status")] = "unknown"
    """Whether the channel is known to be in use."""
