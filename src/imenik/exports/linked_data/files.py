"""The whole directory as one JSON-LD 1.1 file with an inline context, one entry per line."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from imenik.exports.json_files import encoded
from imenik.exports.linked_data.entries import record_node
from imenik.exports.linked_data.localization import DIRECTORY_PATH, JsonLd, MultilingualLocalizer, node
from imenik.model import KINDS
from imenik.views.edition import Edition, Editions

# The types that schema.org's own context gives to the properties used here; its vocabulary is http, without the s.
_ADDRESSES = (
    "contentUrl",
    "eventAttendanceMode",
    "eventStatus",
    "license",
    "logo",
    "mainEntityOfPage",
    "sameAs",
    "serviceUrl",
    "url",
)
_DAYS = ("foundingDate", "dissolutionDate", "startDate", "endDate", "previousStartDate")
MEDIA = "application/ld+json"


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """The file; entries refer to each other by relative addresses, so that a copy can be read anywhere.

    In memory there is one copy of it and one entry at a time: with 10,000 organisations it has 20 MB.
    """
    edition = next(iter(editions.values()))
    localizer = MultilingualLocalizer(edition)
    records = (record for model in KINDS for record in edition.insights.directory.of_kind(model.kind).values())
    whole = BytesIO()  # `getvalue` does not copy
    whole.write(
        b'{"@context":'
        + encoded(_context(edition.full(DIRECTORY_PATH)))
        + b',"@graph":[\n'
        + encoded(_file_node(edition))
    )
    for record in records:
        whole.write(b",\n" + encoded(record_node(localizer, record)))
    whole.write(b"\n]}\n")
    yield DIRECTORY_PATH, whole.getvalue()


def _file_node(edition: Edition) -> JsonLd:
    """A node for the file itself, which carries the licence."""
    licence = edition.settings.licence.url
    # An empty relative reference is the file itself (RFC 3986, 4.4).
    return {"@id": "", **node("DataDownload", name=edition.name, license=licence, encodingFormat=MEDIA)}


def _context(base: str) -> dict[str, Any]:
    context: dict[str, Any] = {"@vocab": "http://schema.org/"}
    context |= {name: {"@type": "@id"} for name in _ADDRESSES} | {name: {"@type": "Date"} for name in _DAYS}
    return {"@base": base, **context} if base else context
