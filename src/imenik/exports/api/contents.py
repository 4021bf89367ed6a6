"""What lies below `api/v1/`: every path, with its words for developers, its media type and its type.

Index, schemas and OpenAPI description are made of this list, and a test holds the finished site against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from imenik.exports.api.documents import Features, Index, Vocabularies
from imenik.exports.api.shapes import collection_of, document_of
from imenik.model import KINDS as ALL_KINDS
from imenik.model import Meeting, Record

KINDS: Mapping[str, type[Record]] = {model.kind: model for model in ALL_KINDS}
"""The kinds of records; each has a file with all of them, one for each, and its tables."""
CSV, JSON, GEOJSON = "text/csv", "application/json", "application/geo+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Resource:
    """A file, or many of one sort; `{...}` in its path stands for what differs."""

    path: str
    summary: str
    media: str = JSON
    """What a server sends that goes by the ending of the file."""
    schema: str = ""
    """The name of its schema; empty where a standard describes it."""
    document: Any = None
    """The type of the document that has a schema."""


def resources() -> Iterator[Resource]:
    """Every sort of files, the index first."""
    yield Resource("index.json", "What there is", schema="index", document=Index)
    for kind, model in KINDS.items():
        yield Resource(f"{kind}.json", f"All {kind}", schema=whole_schema(kind), document=collection_of(kind))
        summary = (
            "One date of a series, of which something special is known" if model is Meeting else f"One of the {kind}"
        )
        yield Resource(each_path(kind), summary, schema=schema_of(kind), document=document_of(model))
    yield Resource("vocabularies.json", "The words", schema="vocabularies", document=Vocabularies)
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


def each_path(kind: str) -> str:
    """The path of one record of a kind: a date of a series is below its series, as its page is."""
    return "meetings/{series}/{date}.json" if kind == Meeting.kind else f"{kind}/{{id}}.json"


def schema_of(kind: str) -> str:
    """The name of the schema of one record of a kind."""
    return KINDS[kind].__name__.lower()


def whole_schema(kind: str) -> str:
    """The name of the schema of the file with all of them."""
    return f"all-{kind}"


@cache
def schemas() -> Mapping[str, TypeAdapter[Any]]:
    """What tells the schemas of the types that have one, by its name."""
    return {resource.schema: TypeAdapter(resource.document) for resource in resources() if resource.schema}
