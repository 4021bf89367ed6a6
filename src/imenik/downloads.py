"""The files that a reader of one language can take along: whole tables, documents and their descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from imenik.api import ROOT
from imenik.api.contents import KINDS, TABLES
from imenik.problem import Message, say

WORDS = {
    "organisations": say("Organisations"),
    "projects": say("Projects and ideas"),
    "series": say("Series of meetings"),
    "meetings": say("Meetings"),
    "events": say("Events"),
    "channels": say("Channels"),
    "vocabularies": say("Vocabularies"),
    "directory": say("The whole directory"),
    "index": say("What there is"),
    "openapi": say("Description of the interface"),
    "datapackage": say("Description of the tables"),
}
"""What a file holds, by its name."""


@dataclass(frozen=True)
class Download:
    """One file; `path` is below the root of the site, `tag` the language of its words where it has one."""

    path: str
    what: Message
    format: str
    tag: str | None = None


def downloads(tag: str) -> Iterator[Download]:
    """The tables of one language, then what is the same for all."""
    for kind in TABLES:
        for suffix, name in (("xlsx", "XLSX"), ("csv", "CSV")):
            yield Download(f"{ROOT}tables/{tag}/{kind}.{suffix}", WORDS[kind], name, tag)
    yield Download(f"{ROOT}tables/{tag}/organisations.geojson", WORDS["organisations"], "GeoJSON", tag)
    for name in (*KINDS, "vocabularies"):
        yield Download(f"{ROOT}{name}.json", WORDS[name], "JSON")
    yield Download(f"{ROOT}directory.jsonld", WORDS["directory"], "JSON-LD")
    yield Download(f"{ROOT}index.json", WORDS["index"], "JSON")
    yield Download(f"{ROOT}openapi.json", WORDS["openapi"], "OpenAPI 3.1")
    yield Download(f"{ROOT}datapackage.json", WORDS["datapackage"], "Data Package")
