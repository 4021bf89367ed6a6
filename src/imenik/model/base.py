"""What every record and every part of one has in common. No single kind is known here."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from imenik.i18n.field_help import docstrings
from imenik.i18n.messages import say
from imenik.i18n.text import Text, Title
from imenik.model.description import Asked, Description, DigestGroup, FormGroup
from imenik.model.shared_fields import NOTE, SOURCES_GROUP, TITLE, URL
from imenik.model.values import Date, Id, Url

Kind = Literal["organisations", "projects", "series", "meetings", "events", "channels"]

Reason = Literal["request", "mistake", "duplicate", "outdated"]
"""Why an entry is removed."""

Item = TypeVar("Item")
MAX_ITEMS = 300
"""The maximum number of items of a list: the members of a large umbrella, the participants of a congress."""
Several = Annotated[tuple[Item, ...], Field(min_length=1, max_length=MAX_ITEMS)]
"""A list that, where it is written at all, holds something."""


class Part(BaseModel):
    """What every part of a record shares: it never changes, and it refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema with the docstrings of the fields."""
        written = handler(schema)
        properties = handler.resolve_ref_schema(written).get("properties", {})
        for name, text in docstrings(cls).items():
            if name in properties:
                properties[name]["description"] = text
        return written


class Citation(Part):
    """A public source that an entry was compared with."""

    title: Annotated[Title, replace(TITLE, form_help=None)]
    """Title and publisher of the source."""
    url: Annotated[Url | None, URL] = None
    """The address, if it is public."""


class Record(Part):
    """What every kind of entry has."""

    kind: ClassVar[Kind]
    form_groups: ClassVar[tuple[FormGroup, ...]] = ()
    """How the form of the site is divided; none for a kind without a form."""

    id: SkipJsonSchema[Id]
    note: Annotated[Text | None, replace(NOTE, form=SOURCES_GROUP, asked=Asked.TERMINAL | Asked.SITE)] = None
    """A remark for readers, for example that sources disagree and on what."""
    former_ids: Annotated[Several[Id], Description(say("Former IDs"), digest=None, asked=Asked.NOWHERE)] = ()
    """Earlier IDs of the entry; their addresses always redirect to this one."""
    added: Annotated[Date, Description(say("Added on"), digest=None, asked=Asked.NOWHERE)]
    """The date on which the entry was added to the directory."""
    checked: Annotated[
        Date | None,
        Description(
            say("Last checked"), digest=None, asked=Asked.TERMINAL | Asked.SITE, form=SOURCES_GROUP, before="note"
        ),
    ] = None
    """The date on which someone last compared the entry with its sources."""
    sources: Annotated[
        Several[Citation],
        Description(say("Sources"), digest=DigestGroup.SOURCES, form=SOURCES_GROUP, before="note", in_one_line=True),
    ] = ()
    """The sources of the facts."""

    @property
    def key(self) -> str:
        """What tells it from all others of its kind."""
        return self.id


class Removal(Part):
    """When an entry was removed, and why."""

    date: Date
    """The date on which it was removed."""
    reason: Reason | None = None
    """Why: those concerned asked for it, or it was a mistake, a duplicate or out of date."""


class Tombstone(Part):
    """A file of any kind that only says that its entry was removed. `imenik remove` writes it."""

    former_ids: Several[Id] = ()
    """Earlier IDs of the entry; their addresses always redirect to this one."""
    removed: Removal
    """When and why the entry was removed."""
