"""Rows as files: CSV (RFC 4180) and XLSX. No text becomes a formula, and the same rows give the same bytes."""

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
"""A day with a time is a `dt.datetime`, which is a `dt.date`."""
Row = Sequence[Value]

LONGEST = 32_767
"""How many characters a cell of a spreadsheet holds."""
WIDTH = 22
"""How many of them are seen of each, since a stranger's longest word would else decide."""
# What a spreadsheet computes begins so, in any script; blanks and quotes before it are no protection. Programs of our
# countries split at semicolons, others at tabs, and a quoted line end is one for them: a cell begins after each.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[ \u00a0\"]*[=+\-@＝＋－＠])|^(?=[\t\r])")
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it, spreadsheets have other days, or none."""


def csv_of(rows: Iterable[Row]) -> bytes:
    """Rows as UTF-8 with a byte order mark, without which spreadsheets take it for something else."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_safe(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(value: Value) -> Value:
    """A value that no spreadsheet takes for a formula (OWASP, CSV injection); yes and no as programs read them."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return written(value)
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


def written(day: dt.date) -> str:
    """A day, or a day and a time to the minute (ISO 8601)."""
    return day.isoformat(timespec="minutes") if isinstance(day, dt.datetime) else day.isoformat()


def xlsx_of(title: str, rows: Sequence[Row], day: dt.date) -> bytes:
    """Rows as a workbook of one sheet with headings in the first of them; `day` is when it says that it was made."""
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
    """One cell: a day as one, where spreadsheets have it; text as text; nothing for nothing."""
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        if day >= _FIRST_DAY:
            shape = "yyyy-mm-dd hh:mm" if isinstance(value, dt.datetime) else "yyyy-mm-dd"
            sheet.write_datetime(row_number, column, value, formats[shape])
            return
        value = written(value)
    if isinstance(value, str):
        text = xml_safe(value)
        sheet.write_string(row_number, column, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
    elif isinstance(value, bool):
        sheet.write_boolean(row_number, column, value)
    elif value is not None:
        sheet.write_number(row_number, column, value)
