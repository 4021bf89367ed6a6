"""Every kind of records as a table in the words of each language (CSV, XLSX), and what describes all (Data Package)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from imenik.api import LICENCE, LICENCE_URL, ROOT
from imenik.checkout import THEME
from imenik.downloads import WORDS
from imenik.edition import Edition, Editions
from imenik.model import KINDS, Meeting, Record
from imenik.render import environment
from imenik.tables.columns import Cell, Column, columns
from imenik.tables.rows import table_of
from imenik.tables.written import csv_of, xlsx_of

FOLDER = f"{ROOT}tables/"


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`api/v1/tables/<language>/<kind>.csv` and `.xlsx`, and `api/v1/datapackage.json`."""
    written: dict[str, Mapping[str, Any]] = {}
    templates = environment(THEME)
    for model in KINDS:
        table = table_of(model, next(iter(editions.values())))
        for tag, edition in editions.items():
            rows: list[Sequence[Cell]] = [table.headings(edition), *table.rows(edition)]
            title = WORDS[model.kind].render(edition.language.catalogue.gettext)
            content = csv_of(rows)
            written[f"tables/{tag}/{model.kind}.csv"] = {"bytes": len(content), "hash": f"sha256:{_hash(content)}"}
            yield f"{FOLDER}{tag}/{model.kind}.csv", content
            yield f"{FOLDER}{tag}/{model.kind}.xlsx", xlsx_of(templates, edition, title, rows)
    package = json.dumps(_package(editions, written), ensure_ascii=False, indent=1) + "\n"
    yield f"{ROOT}datapackage.json", package.encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _package(editions: Editions, written: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The tables in the words of the Data Package (https://specs.frictionlessdata.io/data-package/)."""
    edition = next(iter(editions.values()))
    home = {"homepage": edition.settings.site_url} if edition.settings.site_url else {}
    return {
        "profile": "tabular-data-package",
        "name": "imenik",
        "title": "Imenik",
        **home,
        "licenses": [{"name": LICENCE, "path": LICENCE_URL, "title": "Creative Commons Attribution 4.0"}],
        "resources": [_resource(each, model, written) for each in editions.values() for model in KINDS],
    }


def _resource(edition: Edition, model: type[Record], written: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    tag = edition.language.tag
    path = f"tables/{tag}/{model.kind}.csv"
    return {
        "profile": "tabular-data-resource",
        "name": f"{model.kind}-{tag.lower()}",
        "title": WORDS[model.kind].render(edition.language.catalogue.gettext),
        "path": path,
        **written[path],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "languages": [tag],
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(edition, each) for each in columns(model)],
            "primaryKey": [each.name(edition) for each in columns(model) if each.key in _keys(model)],
            "missingValues": [""],
        },
    }


def _keys(model: type[Record]) -> tuple[str, ...]:
    return ("id", "series") if model is Meeting else ("id",)


def _field(edition: Edition, column: Column) -> Mapping[str, Any]:
    """A column; its name is its heading, as the validators want it, and its `key` is the same in every language."""
    described = {"description": column.about} if column.about else {}
    return {"name": column.name(edition), "key": column.key, "type": column.type, **described}
