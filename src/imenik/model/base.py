"""What every record and every part of one has in common. No single kind is known here."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from imenik.i18n.text import Text, Title
from imenik.model.values import Date, Id, Url

Kind = Literal["organisations", "projects", "series", "meetings", "events", "channels"]

Item = TypeVar("Item")
Several = Annotated[tuple[Item, ...], Field(min_length=1)]
"""A list that, where it is written at all, holds something."""


class Part(BaseModel):
    """What every part of a record shares: it never changes, and it refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Citation(Part):
    """A public source that an entry was compared with."""

    title: Title
    """Which page or paper of whom it is."""
    url: Url | None = None
    """Its address, where it has a public one."""


class Record(Part):
    """What every kind of entry has."""

    kind: ClassVar[Kind]

    id: SkipJsonSchema[Id]
    note: Text | None = None
    """A remark to the reader, for instance that sources disagree and on what."""
    former_ids: Several[Id] = ()
    """Ids that the entry had before; their addresses lead to this one for ever."""
    added: Date
    """The day that the entry came into the directory."""
    checked: Date | None = None
    """The day that a person last compared the entry with its sources."""
    sources: Several[Citation] = ()
    """Where the facts come from."""

    @property
    def key(self) -> str:
        """What tells it from all others of its kind."""
        return self.id
