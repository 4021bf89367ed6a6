"""What there is to say of a field besides its type: a `Description` stands in the annotation of the field.

The help is the docstring below the field. `model/fields/` reads both; forms, tables, the digest, linked data and
pages ask there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, StrEnum, auto

from imenik.i18n.messages import Message


class DigestGroup(StrEnum):
    """What readers call a field when it has changed, in the order of a sentence; `i18n/labels.py` has the words."""

    NAME = "name"
    DESCRIPTION = "description"
    KIND = "kind"
    CONTACT = "contact"
    PLACE = "place"
    TIME = "time"
    BODIES = "bodies"
    PARTICIPANTS = "participants"
    NEEDS = "needs"
    CONTENT = "content"
    SOURCES = "sources"
    STATE = "state"


class Asked(Flag):
    """Where a person who adds an entry is asked for a field."""

    NOWHERE = 0
    TERMINAL = auto()
    SITE = auto()
    ISSUE = auto()
    EVERYWHERE = TERMINAL | SITE | ISSUE


class TableColumn(StrEnum):
    """How a field becomes columns of a table."""

    VALUES = "values"
    """Its values; where these are ids or codes, a column with the words for them before."""
    WITH_LANGUAGE = "with-language"
    """A text that is long enough to name its language in a column of its own."""
    NAMED_PARTS = "named-parts"
    """All parts in one cell, each after its name."""


@dataclass(frozen=True, eq=False)
class FormGroup:
    """Fields that stand together in the form of the site; those without a title are there from the first."""

    title: Message | None
    is_default: bool = False
    """Whether a field that names no group stands here."""


FIRST = FormGroup(None)
"""All that is required, and what nearly everybody can say with it."""
NO_HELP = Message("")
"""In place of a help that would only repeat the label."""


@dataclass(frozen=True, eq=False)
class Description:
    """One field. Only the label has to be given; all else has a value that suits a plain field."""

    label: Message
    on_page: Message | None = None
    """What the page of an entry calls it, where that is not the label."""

    # Changes
    digest: DigestGroup | None = DigestGroup.DESCRIPTION
    """What the digest calls it when it has changed; None for what is told otherwise."""

    # Forms
    asked: Asked = Asked.EVERYWHERE
    asked_early: bool = False
    """Whether it is asked with what is required, although it may be missing."""
    is_expected: bool = False
    """Whether forms demand it, although an entry may wait for it that a table brought."""
    form: FormGroup | None = None
    """Where the form of the site has it; without one, with what is required, or in the default group of its kind."""
    before: str = ""
    """The field before which the form has it, where that is not the order of the file."""
    form_help: Message | None = None
    """What the form says in place of the docstring."""
    example: str = ""
    """What the box shows while it is empty."""
    is_own_name: bool = False
    """Whether it is mostly called so in every language."""
    in_one_line: bool = False
    """Of a list of parts: whether one line of text can say all of a part."""

    # Values
    values: str = ""
    """The group of `i18n/labels.py` with the words for its values, where that is not the name of the field."""
    may_name: str = ""
    """The kind of entries whose ids a text may be; else it is the name of somebody who is not listed."""
    hosts: tuple[str, ...] = ()
    """The hosts of the network that an address belongs to."""
    may_be_elsewhere: bool = False
    """Whether an address of the network may have another host too."""

    # Publication
    table: TableColumn = TableColumn.VALUES
    schema_org: str = ""
    """The property of schema.org that it is."""
