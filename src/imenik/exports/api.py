"""The static API but for its tables: every record alone, all of a kind, the words, and what describes them (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from imenik.api import LICENCE, LICENCE_URL, ROOT, VERSION
from imenik.api.contents import KINDS, resources, schemas
from imenik.api.documents import Index
from imenik.api.openapi import description
from imenik.api.records import Documents
from imenik.api.vocabularies import vocabularies
from imenik.edition import Editions, directory_of
from imenik.exports.schema import DRAFT
from imenik.model import Record


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`api/v1/...`; of the records, no more is kept than the bytes of one kind, 26 MB of 10,000 organisations."""
    documents = Documents(editions)
    yield f"{ROOT}index.json", encoded(_index(editions))
    for kind in KINDS:
        yield from _records(documents, kind)
    yield f"{ROOT}vocabularies.json", encoded(vocabularies(editions))
    for name, adapter in schemas().items():
        schema = {"$schema": DRAFT, **adapter.json_schema()}
        yield f"{ROOT}schema/{name}.json", _readable(schema)
    yield f"{ROOT}openapi.json", _readable(description())


def encoded(document: Any) -> bytes:
    """A document as small JSON; a number that JSON cannot hold is an error."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _readable(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _records(documents: Documents, kind: str) -> Iterator[tuple[str, bytes]]:
    """Each record under its id and those that it had before, then all of them."""
    records = documents.directory.of_kind(KINDS[kind].kind)
    head = encoded({"version": VERSION, "licence": LICENCE, "count": len(records)})
    whole = BytesIO()  # its value is no copy of it
    whole.write(head.removesuffix(b"}") + b',"records":[')
    for at, record in enumerate(sorted(records.values(), key=lambda each: each.id)):
        document = documents.of(record)
        content = encoded(document)
        whole.write(b"," * bool(at) + content)
        yield from ((f"{ROOT}{kind}/{name}.json", content) for name in _names(record))
        for date in document.get("dates", ()):
            content = encoded(date)
            dates = [date["id"], *date.get("former_ids", ())]
            yield from ((f"{ROOT}{kind}/{name}/{day}.json", content) for name in _names(record) for day in dates)
    whole.write(b"]}")
    yield f"{ROOT}{kind}.json", whole.getvalue()


def _names(record: Record) -> tuple[str, ...]:
    return (record.id, *record.former_ids)


def _index(editions: Editions) -> Index:
    edition, directory = next(iter(editions.values())), directory_of(editions)
    site = edition.settings.site_url
    paths = [each.path for each in resources()]
    listed = {"index.json", *(f"{kind}{end}" for kind in KINDS for end in (".json", "/{id}.json"))}
    index: Index = {
        "version": "1",
        "day": edition.today.isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "languages": {tag: each.language.name for tag, each in editions.items()},
        "kinds": {
            kind: {"count": len(directory.of_kind(model.kind)), "all": f"{kind}.json", "each": f"{kind}/{{id}}.json"}
            for kind, model in KINDS.items()
        },
        "files": [path for path in paths if path not in listed],
    }
    return {**index, "site": site} if site else index
