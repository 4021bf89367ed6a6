"""Rows as CSV (RFC 4180) and XLSX files: no text becomes a formula, and equal rows give equal bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from imenik.i18n.messages import xml_safe

Value = str | int | float | bool | dt.date | None
"""Includes `dt.datetime`, which is a subclass of `dt.date`."""
Row = Sequence[Value]

MAX_CELL_LENGTH = 32_767
"""The maximum number of characters in a spreadsheet cell."""
WIDTH = 22
"""The column width in characters, fixed so that one long text cannot widen its column."""
# Formulas begin like this, also with full-width characters; blanks and quotes before do not protect. Depending on the
# locale, programs split at semicolons or tabs and may ignore quotes, so a cell can begin after each of these.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[ \u00a0\"]*[=+\-@＝＋－＠])|^(?=[\t\r])")
_FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets count days before this one differently or not at all."""


def csv_of(rows: Iterable[Row]) -> bytes:
    """Rows as UTF-8 with a byte order mark, which spreadsheets need to recognise the encoding."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_without_formula(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _without_formula(value: Value) -> Value:
    """A value that no spreadsheet takes for a formula (OWASP, CSV injection); booleans in lower case."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return iso_format(value)
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


def iso_format(day: dt.date) -> str:
    """A day, or a time to the minute (ISO 8601)."""
    return day.isoformat(timespec="minutes") if isinstance(day, dt.datetime) else day.isoformat()


def xlsx_of(title: str, rows: Sequence[Row], day: dt.date) -> bytes:
    """Rows as a workbook with one sheet; the first row has the headings, `day` is recorded as the creation date."""
    content = io.BytesIO()
    with Workbook(content, {"constant_memory": True}) as book:
        book.set_properties({"author": "Imenik", "created": dt.datetime.combine(day, dt.time())})
        bold = book.add_format({"bold": True})
        formats = {shape: book.add_format({"num_format": shape}) for shape in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm")}
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
        sheet.set_column(0, len(rows[0]) - 1, WIDTH)
        sheet.write_row(0, 0, rows[0], bold)
        for row_number, row in enumerate(rows[1:], 1):
            for column, value in enumerate(row):
                _write(sheet, row_number, column, value, formats)
    return content.getvalue()


def _write(sheet: Worksheet, row_number: int, column: int, value: Value, formats: Mapping[str, Format]) -> None:
    """One cell: a day as a date if spreadsheets support it, text as text, None as an empty cell."""
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        if day >= _FIRST_DAY:
            shape = "yyyy-mm-dd hh:mm" if isinstance(value, dt.datetime) else "yyyy-mm-dd"
            sheet.write_datetime(row_number, column, value, formats[shape])
            return
        value = iso_format(value)
    if isinstance(value, str):
        text = xml_safe(value)
        sheet.write_string(
            row_number, column, text if len(text) <= MAX_CELL_LENGTH else f"{text[: MAX_CELL_LENGTH - 1]}…"
        )
    elif isinstance(value, bool):
        sheet.write_boolean(row_number, column, value)
    elif value is not None:
        sheet.write_number(row_number, column, value)
