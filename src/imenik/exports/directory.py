"""The whole directory in the words of schema.org, one entry a line, as a file that needs no network (JSON-LD 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from imenik.api import LICENCE_URL
from imenik.edition import Edition, Editions
from imenik.linked.entries import linked
from imenik.linked.pages import NAME
from imenik.linked.voice import WHOLE, Linked, WholeVoice, node
from imenik.model import KINDS

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
    """The one file; entries name each other by addresses relative to it, so that it can be read anywhere."""
    edition = next(iter(editions.values()))
    voice = WholeVoice(edition)
    records = (each for model in KINDS for each in edition.directory.of_kind(model.kind).values())
    head = _json(_context(edition.full(WHOLE)))
    whole = bytearray(b'{"@context":' + head + b',"@graph":[\n' + _json(_itself(edition)))
    for each in records:
        whole += b",\n" + _json(linked(voice, each))
    yield WHOLE, bytes(whole + b"\n]}\n")


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
