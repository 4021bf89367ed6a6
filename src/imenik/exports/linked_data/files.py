"""The whole directory in the words of schema.org, one entry a line, as a file that needs no network (JSON-LD 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from imenik.exports.api import LICENCE_URL
from imenik.exports.linked_data.entries import linked
from imenik.exports.linked_data.localization import WHOLE, Linked, WholeVoice, node
from imenik.exports.linked_data.pages import NAME
from imenik.model import KINDS
from imenik.views.edition import Edition, Editions

# What schema.org's own context says of the properties that we use, whose name it has for its words (without the s).
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
    """The one file; entries name each other by addresses relative to it, so that it can be read anywhere.

    It is held once while it is made, and no more of the entries than one: 10,000 organisations are 20 MB of it.
    """
    edition = next(iter(editions.values()))
    voice = WholeVoice(edition)
    records = (record for model in KINDS for record in edition.insights.directory.of_kind(model.kind).values())
    whole = BytesIO()  # its value is no copy of it
    whole.write(b'{"@context":' + _json(_context(edition.full(WHOLE))) + b',"@graph":[\n' + _json(_itself(edition)))
    for record in records:
        whole.write(b",\n" + _json(linked(voice, record)))
    whole.write(b"\n]}\n")
    yield WHOLE, whole.getvalue()


def _itself(edition: Edition) -> Linked:
    """The file, so that the licence goes with it."""
    name = NAME.render(edition.language.catalogue.gettext)
    # The address that is relative to the file and empty is its own (RFC 3986, 4.4).
    return {"@id": "", **node("DataDownload", name=name, license=LICENCE_URL, encodingFormat=MEDIA)}


def _context(base: str) -> dict[str, Any]:
    context: dict[str, Any] = {"@vocab": "http://schema.org/"}
    context |= {name: {"@type": "@id"} for name in _ADDRESSES} | {name: {"@type": "Date"} for name in _DAYS}
    return {"@base": base, **context} if base else context


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
