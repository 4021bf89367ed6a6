"""Each chart of the statistics as a table for spreadsheets, in every language (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from imenik.charts import Chart, Row, chart
from imenik.edition import Editions
from imenik.figures import FIGURES
from imenik.problem import say

CODE = say("Code")


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`<language>/statistics/<chart>.csv` for each; one without rows has its header only."""
    for tag, edition in editions.items():
        for figure in FIGURES:
            code = CODE.render(edition.language.catalogue.gettext)
            yield f"{tag}/statistics/{figure.name}.csv", _csv(code, chart(edition, figure))


def _csv(code: str, drawn: Chart) -> bytes:
    """UTF-8 with a byte order mark, without which spreadsheets take it for something else."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(map(_safe, [code, drawn.heading, *_headings(drawn)]))
    table.writerows(_cells(row) for row in drawn.table)
    return text.getvalue().encode("utf-8-sig")


def _headings(drawn: Chart) -> Iterator[str]:
    for measure in drawn.measures:
        yield measure
        if drawn.figure.has_shares:
            yield f"{measure} (%)"


def _cells(row: Row) -> Iterator[str | int]:
    yield from (_safe(row.key), _safe(row.label.text))
    for cell in row.cells:
        yield cell.number
        if cell.share is not None:
            yield cell.share


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
