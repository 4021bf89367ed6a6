"""The contents of `api/v1/`: every path, with a summary for developers, its media type and its schema.

Index, schemas and OpenAPI description are generated from this list, and a test compares the finished site with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from imenik.exports.api.documents import Features, Index, Removed, Vocabularies
from imenik.exports.api.shapes import collection_of, document_of
from imenik.model import KINDS as ALL_KINDS
from imenik.model import Meeting, Record

KINDS: Mapping[str, type[Record]] = {model.kind: model for model in ALL_KINDS}
"""The kinds of records; each has a file with all records, one per record, and tables."""
CSV, JSON, GEOJSON = "text/csv", "application/json", "application/geo+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Resource:
    """A file, or a family of files if the path has `{...}` parameters."""

    path: str
    summary: str
    media: str = JSON
    """The media type that servers send, judging by the file extension."""
    schema: str = ""
    """The name of its schema; empty if a standard describes the format."""
    document: Any = None
    """The type from which the schema is generated."""


def resources() -> Iterator[Resource]:
    """All files and families of files, the index first."""
    yield Resource("index.json", "Overview", schema="index", document=Index)
    for kind, model in KINDS.items():
        yield Resource(f"{kind}.json", f"All {kind}", schema=collection_schema(kind), document=collection_of(kind))
        summary = (
            "One date of a series, of which something special is known" if model is Meeting else f"One of the {kind}"
        )
        yield Resource(record_path(kind), summary, schema=schema_of(kind), document=document_of(model))
    yield Resource("vocabularies.json", "The words", schema="vocabularies", document=Vocabularies)
    gone = "The entries that were removed, whose copies should be deleted"
    yield Resource("removed.json", gone, schema="removed", document=Removed)
    for kind in KINDS:
        yield Resource(f"tables/{{language}}/{kind}.csv", f"The {kind} as a table (RFC 4180, UTF-8)", CSV)
        yield Resource(f"tables/{{language}}/{kind}.xlsx", f"The {kind} as a table for spreadsheet programs", XLSX)
    where = "Organisations by city, in the words of one language (RFC 7946)"
    path = "tables/{language}/organisations.geojson"
    yield Resource(path, where, GEOJSON, schema="geojson", document=Features)
    whole = "Every record in the words of schema.org (JSON-LD 1.1)"
    yield Resource("directory.jsonld", whole, "application/ld+json")
    package = "A description of the tables of one language (Frictionless Data Package)"
    yield Resource("tables/{language}/datapackage.json", package)
    yield Resource("schema/{name}.json", "The JSON Schema of one sort of files")
    yield Resource("openapi.json", "This description")


def record_path(kind: str) -> str:
    """The path of one record of a kind: a meeting is below its series, like its page."""
    return "meetings/{series}/{date}.json" if kind == Meeting.kind else f"{kind}/{{id}}.json"


def schema_of(kind: str) -> str:
    """The name of the schema of one record of a kind."""
    return KINDS[kind].__name__.lower()


def collection_schema(kind: str) -> str:
    """The name of the schema of the file with all records of a kind."""
    return f"all-{kind}"


@cache
def schemas() -> Mapping[str, TypeAdapter[Any]]:
    """The type adapters that generate the schemas, by schema name."""
    return {resource.schema: TypeAdapter(resource.document) for resource in resources() if resource.schema}
