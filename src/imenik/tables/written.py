"""Rows as files: CSV (RFC 4180) and XLSX. No text becomes a formula, and the same rows give the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from imenik.problem import in_xml

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
    """Rows as a workbook of one sheet with its headings in the first; `day` is when it says that it was made."""
    book = Workbook(write_only=True)
    book.properties.creator = "Imenik"
    book.properties.created = book.properties.modified = dt.datetime.combine(day, dt.time())
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "B2"
    letters = [get_column_letter(at) for at in range(1, len(rows[0]) + 1)]
    for letter in letters:
        sheet.column_dimensions[letter].width = WIDTH
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(rows)}"
    sheet.append(_headings(sheet, rows[0]))
    for row in rows[1:]:
        sheet.append(_cells(sheet, row))
    parts = io.BytesIO()
    ExcelWriter(book, ZipFile(parts, "w")).save()
    return _packed(parts)


def _headings(sheet: WriteOnlyWorksheet, row: Row) -> Iterator[object]:
    bold = Font(bold=True)
    for value in row:
        cell = WriteOnlyCell(sheet, in_xml(str(value)))
        cell.data_type, cell.font = "s", bold
        yield cell


def _cells(sheet: WriteOnlyWorksheet, row: Row) -> Iterator[object]:
    for value in row:
        if isinstance(value, dt.date):
            yield _dated(sheet, value)
            continue
        if not isinstance(value, str):
            yield value
            continue
        text = in_xml(value)
        text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        if text.startswith(("=", "#")):  # else a formula, or an error, in openpyxl's eyes
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"
            yield cell
        else:
            yield text or None


def _dated(sheet: WriteOnlyWorksheet, day: dt.date) -> object:
    """A day that the program can sort and count with; a text where it has no such day."""
    has_time = isinstance(day, dt.datetime)
    moment = day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())
    if moment.date() < _FIRST_DAY:
        return written(day)
    cell = WriteOnlyCell(sheet, moment)
    cell.number_format = "yyyy-mm-dd hh:mm" if has_time else "yyyy-mm-dd"
    return cell


def _packed(parts: io.BytesIO) -> bytes:
    """The parts of a file in a new archive, without the time at which each was written."""
    packed = io.BytesIO()
    with ZipFile(parts) as loose, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in loose.namelist():
            archive.writestr(ZipInfo(name), loose.read(name), ZIP_DEFLATED)
    return packed.getvalue()
