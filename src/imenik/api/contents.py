"""What lies below `api/v1/`: every path, with its words for developers, its media type and its type.

Index, schemas and OpenAPI description are made of this list, and a test holds the finished site against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from imenik.api.documents import Features, Index, Vocabularies
from imenik.api.shapes import collection_of, document_of
from imenik.model import KINDS as ALL_KINDS
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series

KINDS: Mapping[str, type[Record]] = {
    "organisations": Organisation,
    "projects": Project,
    "meetings": Series,
    "events": Event,
    "channels": Channel,
}
"""The kinds of records by their paths. What lies under `meetings` is a series with all its dates."""
TABLES = tuple(model.kind for model in ALL_KINDS)
"""The tables; a series and its dates are two."""
CSV, JSON, GEOJSON = "text/csv", "application/json", "application/geo+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Resource:
    """A file, or many of one sort; `{...}` in its path stands for what differs."""

    path: str
    summary: str
    media: str = JSON
    schema: str = ""
    """The name of its schema; empty where a standard describes it."""
    document: Any = None
    """The type of the document that has a schema."""


def resources() -> Iterator[Resource]:
    """Every sort of files, the index first."""
    yield Resource("index.json", "What there is", schema="index", document=Index)
    for kind, model in KINDS.items():
        one = model.__name__.lower()
        yield Resource(f"{kind}.json", f"All {kind}", schema=kind, document=collection_of(model.kind))
        yield Resource(f"{kind}/{{id}}.json", f"One of the {kind}", schema=one, document=document_of(model))
    dates = "One date of a series, of which something special is known"
    yield Resource("meetings/{id}/{date}.json", dates, schema="meeting", document=document_of(Meeting))
    yield Resource("vocabularies.json", "The words", schema="vocabularies", document=Vocabularies)
    for kind in TABLES:
        yield Resource(f"tables/{{language}}/{kind}.csv", f"The {kind} as a table (RFC 4180, UTF-8)", CSV)
        yield Resource(f"tables/{{language}}/{kind}.xlsx", f"The {kind} as a table for spreadsheet programs", XLSX)
    where = "Organisations by city, in the words of one language (RFC 7946)"
    path = "tables/{language}/organisations.geojson"
    yield Resource(path, where, GEOJSON, schema="geojson", document=Features)
    whole = "Every record in the words of schema.org (JSON-LD 1.1)"
    yield Resource("directory.jsonld", whole, "application/ld+json")
    yield Resource("datapackage.json", "A description of the tables (Frictionless Data Package)")
    yield Resource("schema/{name}.json", "The JSON Schema of one sort of files", "application/schema+json")
    yield Resource("openapi.json", "This description", "application/vnd.oai.openapi+json")


@cache
def schemas() -> Mapping[str, TypeAdapter[Any]]:
    """What tells the schemas of the types that have one, by its name."""
    return {each.schema: TypeAdapter(each.document) for each in resources() if each.schema}
