"""Each chart of the statistics as a table in every language (CSV, RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imenik.exports.tables.formats import csv_of
from imenik.i18n.messages import say
from imenik.views.charts import Chart, Row, chart
from imenik.views.edition import Editions
from imenik.views.statistics import CHART_SPECS

CODE = say("Code")


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`<language>/statistics/<chart>.csv` for each; a chart without rows has only a header."""
    for tag, edition in editions.items():
        for spec in CHART_SPECS:
            code = CODE.render(edition.language.catalogue.gettext)
            yield f"{tag}/statistics/{spec.name}.csv", csv_of(_rows(code, chart(edition, spec)))


def _rows(code: str, drawn: Chart) -> Iterator[Sequence[str | int]]:
    yield [code, drawn.heading, *_headings(drawn)]
    yield from (list(_cells(row)) for row in drawn.table)


def _headings(drawn: Chart) -> Iterator[str]:
    for measure in drawn.measures:
        yield measure
        if drawn.spec.has_shares:
            yield f"{measure} (%)"


def _cells(row: Row) -> Iterator[str | int]:
    yield from (row.key, row.label.text)
    for cell in row.cells:
        yield cell.number
        if cell.share is not None:
            yield cell.share
