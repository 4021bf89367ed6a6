"""The files published beside the pages: the paths of all of them, and those that are offered as downloads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imenik.exports.api import ROOT
from imenik.exports.api.contents import KINDS, resources
from imenik.i18n.messages import Message, say

PUBLISHED = (
    "404.html",
    "sitemap.xml",
    "{language}/sitemap.xml",
    "{language}/sitemap.xml.gz",
    "{language}/feed.xml",
    "{language}/feed-{part}.xml",
    "{language}/clusters/{id}/feed.xml",
    "{language}/clusters/{id}/feed-{part}.xml",
    "{language}/countries/{code}/feed.xml",
    "{language}/countries/{code}/feed-{part}.xml",
    "{language}/partners/{id}/feed.xml",
    "{language}/places/{id}/feed.xml",
    "{language}/types/{id}/feed.xml",
    "{language}/opensearch.xml",
    "{language}/manifest.webmanifest",
    "robots.txt",
    "{language}/statistics/{chart}.csv",
    "calendar/{language}/{name}.ics",
    "calendar/{language}/all/{name}.ics",
    "calendar/{language}/events/{id}.ics",
    "calendar/{language}/meetings/{series}/{date}.ics",
    "find/{name}.json",
    "find/nearest/{language}.json",
    "find/towns/{letter}.json",
    "logos/{name}",
    "pictures/{name}",
    "favicon.ico",
    "pagefind/pagefind.js",
    "pagefind/{language}/{name}",
    "pagefind/{language}/fragment/{name}",
    "pagefind/{language}/index/{name}",
    "o/{id}/{id}.vcf",
    "o/{id}/qr.svg",
    "embed/embed.js",
    "schema/{name}.schema.json",
    "assets/js/letters.js",
    "assets/form/{name}.json",
    "assets/form/choices/{language}.json",
    "assets/form/entries/{kind}/{id}.json",
    *(f"{ROOT}{resource.path}" for resource in resources()),
)
"""The path of every file of the site that is neither a page nor an asset of the theme; `{...}` is one path segment.

They are described in `docs/en/api.md`. A test fails for a file that is not listed here.
"""
WORDS = {
    "organisations": say("Organisations"),
    "projects": say("Projects and ideas"),
    "series": say("Series of meetings"),
    "meetings": say("Dates of meetings"),
    "events": say("Events"),
    "channels": say("Channels"),
    "vocabularies": say("Vocabularies"),
    "directory": say("The whole directory"),
    "index": say("Overview"),
    "openapi": say("Description of the API"),
    "datapackage": say("Description of the tables"),
}
"""Titles of downloads, by file name without extension."""


@dataclass(frozen=True)
class Download:
    """One file; `path` is relative to the root of the site, `tag` its language if it has one."""

    path: str
    what: Message
    format: str
    tag: str | None = None


def downloads(tag: str) -> Iterator[Download]:
    """The tables of one language, then the files shared by all languages."""
    for kind in KINDS:
        for suffix, name in (("xlsx", "XLSX"), ("csv", "CSV")):
            yield Download(f"{ROOT}tables/{tag}/{kind}.{suffix}", WORDS[kind], name, tag)
    yield Download(f"{ROOT}tables/{tag}/organisations.geojson", WORDS["organisations"], "GeoJSON", tag)
    package = f"{ROOT}tables/{tag}/datapackage.json"
    yield Download(package, WORDS["datapackage"], "Data Package", tag)
    for name in (*KINDS, "vocabularies"):
        yield Download(f"{ROOT}{name}.json", WORDS[name], "JSON")
    yield Download(f"{ROOT}directory.jsonld", WORDS["directory"], "JSON-LD")
    yield Download(f"{ROOT}index.json", WORDS["index"], "JSON")
    yield Download(f"{ROOT}openapi.json", WORDS["openapi"], "OpenAPI 3.1")


def is_published(path: str) -> bool:
    """Whether a path matches the list."""
    return any(re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(pattern)), path) for pattern in PUBLISHED)
