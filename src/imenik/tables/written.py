"""Rows as files: CSV (RFC 4180) and XLSX. No text becomes a formula, and the same rows give the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from imenik.edition import Edition
from imenik.problem import in_xml
from imenik.render import pieces

Value = str | int | float | bool | dt.date | None
"""A day with a time is a `dt.datetime`, which is a `dt.date`."""
Row = Sequence[Value]

LONGEST = 32_767
"""How many characters a cell of a spreadsheet holds."""
WIDTH = 22
"""How many of them are seen of each, since a stranger's longest word would else decide."""
_SHEET = "xl/worksheets/sheet1.xml"
"""Where the sheet lies in the file."""
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


def xlsx_of(templates: Environment, edition: Edition, title: str, rows: Sequence[Row]) -> bytes:
    """Rows as a workbook of one sheet with headings in the first of them, made on the day of the edition.

    What is around the sheet is openpyxl's. The sheet is a template of ours: openpyxl took most of the time of all
    tables for it, and wrote other bytes where `lxml` happened to be installed.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "Imenik"
    book.properties.created = book.properties.modified = dt.datetime.combine(edition.today, dt.time())
    loose = book.create_sheet(title[:31])
    loose.auto_filter.ref = filtered = f"A1:{get_column_letter(len(rows[0]))}{len(rows)}"
    head = _style(loose, "", font=Font(bold=True))
    dated = {dt.date: _style(loose, "yyyy-mm-dd"), dt.datetime: _style(loose, "yyyy-mm-dd hh:mm")}
    parts = io.BytesIO()
    ExcelWriter(book, ZipFile(parts, "w")).save()
    headings, *others = rows
    cells = chain([[(head, each) for each in headings]], ([_in_cell(each, dated) for each in row] for row in others))
    context = {"rows": cells, "columns": len(headings), "width": WIDTH, "filtered": filtered}
    sheet = pieces(templates, "sheet.xml", edition, **context)
    return _packed(parts, b"".join(map(str.encode, sheet)))


def _style(sheet: WriteOnlyWorksheet, number_format: str, font: Font | None = None) -> int:
    """The number of a style that the workbook then has."""
    cell = WriteOnlyCell(sheet)
    if font:
        cell.font = font
    if number_format:
        cell.number_format = number_format
    return int(cell.style_id)


def _in_cell(value: Value, dated: Mapping[type[dt.date], int]) -> tuple[int, Value]:
    """Style and value as a cell can hold it: a day as a number, where it has one; nothing in place of an empty text."""
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        if day >= _FIRST_DAY:
            return dated[type(value)], _serial(value)
        value = written(value)
    if not isinstance(value, str):
        return 0, value
    text = in_xml(value)
    return 0, (text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…") or None


def _serial(day: dt.date) -> float:
    """The number that a spreadsheet has for a day; a time is a part of one."""
    at = day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())
    number = (at - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    return int(number) if number.is_integer() else number


def _packed(parts: io.BytesIO, sheet: bytes) -> bytes:
    """The parts of a file in a new archive with our sheet, and without the time at which each was written."""
    packed = io.BytesIO()
    with ZipFile(parts) as loose, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in loose.namelist():
            archive.writestr(ZipInfo(name), sheet if name == _SHEET else loose.read(name), ZIP_DEFLATED)
    return packed.getvalue()
