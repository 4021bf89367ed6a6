"""The JSON files of the static API: each record, all records of a kind, vocabularies, schemas, OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from imenik.exports.api import ROOT, VERSION
from imenik.exports.api.contents import KINDS, collection_schema, record_path, resources, schema_of, schemas
from imenik.exports.api.data_schemas import DRAFT
from imenik.exports.api.documents import Index, Listed, Removed, RemovedEntry
from imenik.exports.api.openapi import description
from imenik.exports.api.records import Documents
from imenik.exports.api.vocabularies import vocabularies
from imenik.exports.json_files import encoded, readable
from imenik.model import Meeting, Record
from imenik.store.directory import Directory
from imenik.views.edition import Editions, directory_of


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`api/v1/...`; at most the bytes of one kind are in memory, 26 MB for 10,000 organisations."""
    documents = Documents(editions)
    yield f"{ROOT}index.json", encoded(_index(editions))
    for kind in KINDS:
        yield from _records(documents, kind)
    yield f"{ROOT}vocabularies.json", encoded(vocabularies(editions))
    yield f"{ROOT}removed.json", encoded(_removed(documents.directory))
    edition = next(iter(editions.values()))
    for name, adapter in schemas().items():
        path = f"{ROOT}schema/{name}.json"
        own = {"$id": edition.full(path)} if edition.full(path) else {}
        yield path, readable({"$schema": DRAFT, **own, **adapter.json_schema()})
    yield f"{ROOT}openapi.json", readable(description([*editions], documents.settings))


def _records(documents: Documents, kind: str) -> Iterator[tuple[str, bytes]]:
    """Each record under its id and its former ids, then all of them."""
    records = documents.directory.of_kind(kind)
    head = encoded({"version": VERSION, "licence": documents.settings.licence.id, "count": len(records)})
    whole = BytesIO()  # `getvalue` does not copy
    whole.write(head.removesuffix(b"}") + b',"records":[')
    for index, key in enumerate(sorted(records)):
        content = encoded(documents.of(records[key]))
        whole.write(b"," * bool(index) + content)
        yield from ((f"{ROOT}{kind}/{name}.json", content) for name in _file_names(documents.directory, records[key]))
    whole.write(b"]}")
    yield f"{ROOT}{kind}.json", whole.getvalue()


def _file_names(directory: Directory, record: Record) -> Iterator[str]:
    """The present and former file names of a record; those of a meeting are below those of its series."""
    series = directory.series[record.series] if isinstance(record, Meeting) else None
    for name in (record.id, *record.former_ids):
        yield from (f"{series_id}/{name}" for series_id in (series.id, *series.former_ids)) if series else (name,)


def _removed(directory: Directory) -> Removed:
    records: list[RemovedEntry] = []
    for (kind, key), tombstone in directory.removed.items():
        entry: RemovedEntry = {"kind": kind, "id": key, "date": tombstone.removed.date.isoformat()}
        records.append({**entry, "reason": tombstone.removed.reason} if tombstone.removed.reason else entry)
    return {"version": "1", "records": records}


def _listed(directory: Directory, kind: str) -> Listed:
    return {
        "count": len(directory.of_kind(kind)),
        "all": f"{kind}.json",
        "each": record_path(kind),
        "schema_of_all": f"schema/{collection_schema(kind)}.json",
        "schema_of_each": f"schema/{schema_of(kind)}.json",
    }


def _index(editions: Editions) -> Index:
    edition, directory = next(iter(editions.values())), directory_of(editions)
    site = edition.settings.site_url
    paths = [resource.path for resource in resources()]
    listed = {"index.json", *(f"{kind}.json" for kind in KINDS), *map(record_path, KINDS)}
    index: Index = {
        "version": "1",
        "day": edition.insights.today.isoformat(),
        "licence": edition.settings.licence.id,
        "licence_url": edition.settings.licence.url,
        "languages": {tag: edition.language.name for tag, edition in editions.items()},
        "kinds": {kind: _listed(directory, kind) for kind in KINDS},
        "files": [path for path in paths if path not in listed],
    }
    return {**index, "site": site} if site else index
