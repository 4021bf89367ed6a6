"""JSON Schemas (draft 2020-12) of the files in `data/`, with descriptions, generated from the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from imenik.exports.json_files import readable
from imenik.model import KINDS, VOCABULARIES, Tombstone, Vocabulary
from imenik.views.edition import Editions

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and schema of each kind of file: `organisation`, ..., `vocabulary-places`."""
    for model in KINDS:
        yield model.__name__.lower(), _or_removed(_schema(model, f"An entry of `{model.kind}`"))
    for name, word in VOCABULARIES.items():
        yield f"vocabulary-{name}", _schema(Vocabulary[word], f"The vocabulary `{name}`")  # type: ignore[valid-type] # chosen at run time


def files(_editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`schema/<name>.schema.json` for each kind; they are the same for every directory."""
    for name, schema in schemas():
        yield f"schema/{name}.schema.json", readable(schema)


def _or_removed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of an entry, or of what is left of one that was removed."""
    tombstone = Tombstone.model_json_schema()
    parts = {**schema.pop("$defs", {}), **tombstone.pop("$defs")}
    head = {name: schema.pop(name) for name in ("$schema", "title")}
    return {**head, "if": {"required": ["removed"]}, "then": tombstone, "else": schema, "$defs": parts}


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    return {"$schema": DRAFT, **model.model_json_schema(), "title": title}
