"""The file in a finished part that says which one it is, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from imenik.i18n.messages import Message, say
from imenik.site.parts.fingerprint import Fingerprint

NAME = "imenik-part.json"


class PartError(Exception):
    """Parts that cannot be joined, and why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


class Manifest(BaseModel):
    """A part, what it was made from, the number of its files, and the sizes of those that the last machine shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=1)
    count: int = Field(ge=1)
    fingerprint: Fingerprint
    files: int
    sizes: Mapping[str, int]


class FinishedPart(NamedTuple):
    """A part in its folder."""

    folder: Path
    manifest: Manifest


def read_part(folder: Path) -> FinishedPart:
    """The part in a folder; PartError if it is not finished."""
    try:
        return FinishedPart(folder, Manifest.model_validate_json((folder / NAME).read_bytes()))
    except (OSError, ValidationError):
        unfinished = say(
            "{folder} is not a finished part of a site: {file} is missing or damaged.", folder=folder, file=NAME
        )
        raise PartError(unfinished) from None
