"""The OpenAPI 3.1 description of the static API (https://spec.openapis.org/oas/v3.1.1.html)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from imenik.exports.api import VERSION
from imenik.exports.api.contents import Resource, resources, schemas
from imenik.views.settings import Settings

Json = dict[str, Any]

_PARAMETERS: Mapping[str, str] = {
    "id": "The id of the record, or one that it had before",
    "date": "The day, as the rule of the series has it",
    "series": "The id of the series, or one that it had before",
    "language": "A language of the site, by its tag",
    "name": "The name of a schema",
}
_ABOUT = (
    "Files of a static site: the only method is GET, there are no parameters beyond the path, no key and no limit. "
    "Within v1, fields and files may be added, and none is taken away or gets another meaning."
)


def description(languages: Sequence[str], settings: Settings) -> Json:
    """The OpenAPI document; paths are relative to its own address."""
    adapters = [(name, "validation", adapter) for name, adapter in schemas().items()]
    references, definitions = TypeAdapter.json_schemas(
        adapters,  # type: ignore[arg-type] # "validation" is one of the expected literals
        ref_template="#/components/schemas/{model}",
    )
    known = {"language": languages, "name": sorted(schemas())}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": next(iter(settings.name.values())),
            "version": VERSION,
            "description": _ABOUT,
            "license": {"name": settings.licence.id, "url": settings.licence.url},
        },
        "servers": [{"url": "./"}],
        "paths": {f"/{resource.path}": {"get": _operation(resource, references, known)} for resource in resources()},
        "components": {"schemas": definitions["$defs"]},
    }


def _operation(resource: Resource, references: Any, known: Mapping[str, Sequence[str]]) -> Json:
    content = references.get((resource.schema, "validation"), {})
    names = re.findall(r"{(\w+)}", resource.path)
    operation = {
        "operationId": re.sub(r"\W+", "_", resource.path).strip("_"),
        "summary": resource.summary,
        "responses": {
            "200": {"description": resource.summary, "content": {resource.media: {"schema": content}}},
            **({"404": {"description": "There is no such file"}} if names else {}),
        },
    }
    parameters = [_parameter(name, known.get(name)) for name in names]
    return {**operation, **({"parameters": parameters} if parameters else {})}


def _parameter(name: str, known: Sequence[str] | None) -> Json:
    """A path parameter; `known` are its possible values, if they are fixed."""
    kind: Json = {"type": "string", "enum": [*known]} if known else {"type": "string"}
    return {"name": name, "in": "path", "required": True, "description": _PARAMETERS[name], "schema": kind}
