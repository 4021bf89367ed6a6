"""Why an entry is in a digest: one class for each set of facts that a reader is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from imenik.i18n.text import Text
from imenik.model.description import DigestGroup


@dataclass(frozen=True)
class Added:
    """It was added on a day."""

    day: dt.date


@dataclass(frozen=True)
class Checked:
    """It was compared with its sources again."""

    day: dt.date


@dataclass(frozen=True)
class News:
    """A project told something."""

    day: dt.date
    text: Text


@dataclass(frozen=True)
class ValueChanged:
    """A field with a few known values has another one; both are values of the model."""

    field: Literal["stage", "status"]
    old: str
    new: str


@dataclass(frozen=True)
class FieldsChanged:
    """Other fields changed."""

    groups: tuple[DigestGroup, ...]


@dataclass(frozen=True)
class Renamed:
    """It had another id."""

    old: str


@dataclass(frozen=True)
class Deadline:
    """An event takes answers until a day."""

    day: dt.date


@dataclass(frozen=True)
class Call:
    """It looks for something until a day. Needs are ids."""

    day: dt.date
    needs: tuple[str, ...]
    unmet: tuple[str, ...] = ()
    """Those that no other organisation in the directory offers, where that is told."""


@dataclass(frozen=True)
class Stale:
    """Nobody has checked it since a day."""

    day: dt.date


Reason = Added | Checked | News | ValueChanged | FieldsChanged | Renamed | Deadline | Call | Stale
