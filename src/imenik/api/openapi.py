"""The static paths of the API in the words of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html)."""

from __future__ import annotations

import re
from typing import Any

from pydantic import TypeAdapter

from imenik.api import LICENCE, LICENCE_URL, VERSION
from imenik.api.contents import Resource, resources, schemas

Json = dict[str, Any]

_SCHEMAS = sorted(each.schema for each in resources() if each.schema)
_PARAMETERS: dict[str, Json] = {
    "id": {"description": "The id of the record, or one that it had before", "schema": {"type": "string"}},
    "date": {"description": "The day, as the rule of the series has it", "schema": {"type": "string"}},
    "language": {"description": "A language of the site, by its tag", "schema": {"type": "string"}},
    "name": {"description": "The name of a schema", "schema": {"type": "string", "enum": _SCHEMAS}},
}
_ABOUT = (
    "Files of a static site: the only method is GET, there are no parameters beyond the path, no key and no limit. "
    "Within v1, fields and files may be added, and none is taken away or gets another meaning."
)


def description() -> Json:
    """The OpenAPI document; its own address is what its paths are relative to."""
    adapters = [(name, "validation", adapter) for name, adapter in schemas().items()]
    references, definitions = TypeAdapter.json_schemas(
        adapters,  # type: ignore[arg-type] # "validation" is one of the words that it wants
        ref_template="#/components/schemas/{model}",
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Imenik",
            "version": VERSION,
            "description": _ABOUT,
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        "servers": [{"url": "./"}],
        "paths": {f"/{each.path}": {"get": _operation(each, references)} for each in resources()},
        "components": {"schemas": definitions["$defs"]},
    }


def _operation(resource: Resource, references: Any) -> Json:
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
    parameters = [{"name": name, "in": "path", "required": True, **_PARAMETERS[name]} for name in names]
    return {**operation, **({"parameters": parameters} if parameters else {})}
