"""The field reference in Markdown, made from the JSON Schemas: what may stand in each kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imenik.model import KINDS, Part, Record, Tombstone

Schema = dict[str, Any]

FOLDERS = {
    "organisations": "`data/organisations/<id>.yml`",
    "projects": "`data/projects/<id>.yml`",
    "series": "`data/meetings/<series>/series.yml`",
    "meetings": "`data/meetings/<series>/<YYYY-MM-DD>.yml`",
    "events": "`data/events/<id>.yml`",
    "channels": "`data/channels/<id>.yml`",
}
_OPENING = """---
title: Fields
description: Every field of every kind of entry, what it means and how it is written
search: false
---

One entry is one YAML file. A star marks what is required; all else may be left out. A text is written as it is where it
is the same in every language, and as a map of language tags where it is not. This page is made from the model by
`imenik schema --fields`.
"""


def reference() -> str:
    """The whole reference."""
    kinds = (_model(model, FOLDERS[model.kind]) for model in KINDS)
    return _OPENING + "".join(kinds) + _model(Tombstone, "that of the entry, of any kind")


def _model(model: type[Part], file: str) -> str:
    schema = model.model_json_schema()
    whole = f"\n## {model.__name__}\n\n{schema['description']}\n\nFile: {file}\n\n"
    whole += _table(schema, _in_order(schema))
    for field, part in _parts(schema):
        whole += f"\n### {model.__name__}: {field}\n\n{part['description']}\n\n" + _table(
            part, list(part["properties"])
        )
    return whole


def _in_order(schema: Schema) -> list[str]:
    """The fields of the kind itself, then those that every record has."""
    return sorted(schema["properties"], key=lambda name: name in Record.model_fields)


def _table(schema: Schema, names: list[str]) -> str:
    rows = [_row(name, schema["properties"][name], name in schema.get("required", ())) for name in names]
    return "| field | value | meaning |\n|---|---|---|\n" + "".join(rows)


def _row(name: str, field: Schema, required: bool) -> str:
    return f"| `{name}`{' *' if required else ''} | {_value(field)} | {field.get('description', '')} |\n"


def _value(schema: Schema) -> str:
    """How a value is written, in words."""
    if "x-refers" in schema:
        return f"id in {schema['x-refers']}"
    if "$comment" in schema:
        return str(schema["$comment"])
    if "enum" in schema:
        return " / ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_value(option) for option in schema["anyOf"] if option.get("type") != "null")
    if "items" in schema:
        return f"list: {_value(schema['items'])}"
    if "$ref" in schema:
        return "map, see below"
    return {"integer": "whole number", "boolean": "true or false", "number": "number"}.get(schema["type"], "text")


def _parts(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for name in _in_order(schema):
        reference = _reference(schema["properties"][name])
        if reference:
            yield name, schema["$defs"][reference]


def _reference(field: Schema) -> str:
    candidates = [field, field.get("items", {}), *field.get("anyOf", ())]
    return next((candidate["$ref"].rpartition("/")[2] for candidate in candidates if "$ref" in candidate), "")
