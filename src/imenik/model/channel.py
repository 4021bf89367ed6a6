"""Places where people meet and read."""

from __future__ import annotations

from typing import ClassVar, Literal

from imenik.i18n.text import Text, Title
from imenik.model.base import Kind, Record
from imenik.model.references import OrganisationId
from imenik.model.values import Url


class Channel(Record):
    """A place where people meet and read: a portal, a register, a messaging group, a workspace."""

    kind: ClassVar[Kind] = "channels"

    title: Title
    """Its name."""
    type: Literal["portal", "register", "workspace", "messaging", "mailing-list", "newsletter", "social", "call"]
    """What sort of channel it is."""
    about: Text
    """What it is for, in a few sentences (CommonMark)."""
    organiser: OrganisationId | None = None
    """Who runs it."""
    url: Url | None = None
    """Its address."""
    how_to_join: Text | None = None
    """What to do to take part."""
    status: Literal["active", "unknown", "inactive"] = "unknown"
    """Whether it is known to be in use."""
