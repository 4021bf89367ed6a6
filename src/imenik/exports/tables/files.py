"""Tables of every kind of records in each language (CSV, XLSX), and a Data Package that describes them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from imenik.exports.api import ROOT
from imenik.exports.json_files import readable
from imenik.exports.published_files import WORDS
from imenik.exports.tables.columns import Column, columns
from imenik.exports.tables.formats import csv_cell, csv_of_cells, xlsx_cell, xlsx_of
from imenik.exports.tables.rows import finished, table_of
from imenik.model import KINDS, Meeting, Record
from imenik.views.edition import Edition, Editions

FOLDER = f"{ROOT}tables/"
Written = Mapping[str, int | str]
"""Size and hash of a written file."""
_REFERRED: Mapping[str, type[Record]] = {model.kind: model for model in KINDS if model is not Meeting}
"""The tables that foreign keys can refer to, since their primary key is the id alone."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`api/v1/tables/<language>/<kind>.csv` and `.xlsx`, and `datapackage.json` beside them."""
    written: dict[str, dict[str, Written]] = {tag: {} for tag in editions}
    for model in KINDS:
        table = table_of(model, next(iter(editions.values())))
        as_csv, as_xlsx = finished(table, lambda cell, _row, _column: csv_cell(cell)), finished(table, xlsx_cell)
        for tag, edition in editions.items():
            headings, local = table.headings(edition), table.local(edition)
            content = csv_of_cells(chain([map(csv_cell, headings)], as_csv.rows(local)))
            written[tag][model.kind] = {"bytes": len(content), "hash": f"sha256:{_hash(content)}"}
            yield f"{FOLDER}{tag}/{model.kind}.csv", content
            title, rows = WORDS[model.kind].render(edition.language.catalogue.gettext), as_xlsx.rows(local)
            yield (
                f"{FOLDER}{tag}/{model.kind}.xlsx",
                xlsx_of(title, headings, rows, len(local), edition.insights.today, author=edition.name),
            )
    for tag, edition in editions.items():
        yield f"{FOLDER}{tag}/datapackage.json", readable(_package(edition, written[tag]), 1)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _package(edition: Edition, written: Mapping[str, Written]) -> Mapping[str, Any]:
    """The Data Package of one language (https://specs.frictionlessdata.io/data-package/)."""
    insights, licence = edition.insights, edition.settings.licence
    home = {"homepage": edition.settings.site_url} if edition.settings.site_url else {}
    day = max((record.checked or record.added for record, _ in insights.directory.records()), default=insights.today)
    return {
        "profile": "tabular-data-package",
        "name": f"imenik-{edition.language.tag.lower()}",
        "title": edition.name,
        "version": f"{day.year}.{day.month}.{day.day}",
        "created": f"{day.isoformat()}T00:00:00Z",
        **home,
        "licenses": [{"name": licence.id, "path": licence.url, "title": edition.licence}],
        "resources": [_resource(edition, model, written[model.kind]) for model in KINDS],
    }


def _resource(edition: Edition, model: type[Record], written: Written) -> Mapping[str, Any]:
    own = columns(model)
    foreign = [column for column in own if column.refers in _REFERRED]
    return {
        "profile": "tabular-data-resource",
        "name": model.kind,
        "title": WORDS[model.kind].render(edition.language.catalogue.gettext),
        "path": f"{model.kind}.csv",
        **written,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "languages": [edition.language.tag],
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(edition, column) for column in own],
            "primaryKey": [column.name(edition) for column in own if column.key in _keys(model)],
            **({"foreignKeys": [_foreign_key(edition, model, column) for column in foreign]} if foreign else {}),
            "missingValues": [""],
        },
    }


def _keys(model: type[Record]) -> tuple[str, ...]:
    return ("id", "series") if model is Meeting else ("id",)


def _foreign_key(edition: Edition, model: type[Record], column: Column) -> Mapping[str, Any]:
    """The foreign key of a column with at most one id per cell; keys are the headings of the id columns."""
    (id_heading,) = (column.name(edition) for column in columns(_REFERRED[column.refers]) if column.key == "id")
    table = "" if column.refers == model.kind else column.refers  # the standard's way for a table to refer to itself
    return {"fields": [column.name(edition)], "reference": {"resource": table, "fields": [id_heading]}}


def _field(edition: Edition, column: Column) -> Mapping[str, Any]:
    """A column; validators require its name to be the heading, so `key` holds what is the same in every language."""
    described = {"description": column.about.render(edition.language.catalogue.gettext)} if column.about else {}
    return {"name": column.name(edition), "key": column.key, "type": column.type, **described}
