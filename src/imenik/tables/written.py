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
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

Value = str | int | float | bool | None
Row = Sequence[Value]

LONGEST = 32_767
"""How many characters a cell of a spreadsheet holds."""
WIDTH = 22
"""How many of them are seen of each, since a stranger's longest word would else decide."""
# XML 1.0 has no way to write these (section 2.2), not even as references.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def csv_of(rows: Iterable[Row]) -> bytes:
    """Rows as UTF-8 with a byte order mark, without which spreadsheets take it for something else."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_safe(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(value: Value) -> Value:
    """A value that no spreadsheet takes for a formula (OWASP, CSV injection); yes and no as programs read them."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def xlsx_of(title: str, rows: Sequence[Row], day: dt.date) -> bytes:
    """Rows as a workbook of one sheet whose first row stays in sight; `day` is when it says that it was made."""
    book = Workbook(write_only=True)
    book.properties.creator = "Imenik"
    book.properties.created = book.properties.modified = dt.datetime.combine(day, dt.time())
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "B2"
    for at in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDTH
    for row in rows:
        sheet.append(_cells(sheet, row))
    parts = io.BytesIO()
    ExcelWriter(book, ZipFile(parts, "w")).save()
    return _packed(parts)


def _cells(sheet: WriteOnlyWorksheet, row: Row) -> Iterator[object]:
    for value in row:
        if not isinstance(value, str):
            yield value
            continue
        text = value if value.isprintable() else _FORBIDDEN.sub("\ufffd", value)
        text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        if text.startswith(("=", "#")):  # else a formula, or an error, in openpyxl's eyes
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"
            yield cell
        else:
            yield text or None


def _packed(parts: io.BytesIO) -> bytes:
    """The parts of a file in a new archive, without the time at which each was written."""
    packed = io.BytesIO()
    with ZipFile(parts) as loose, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in loose.namelist():
            archive.writestr(ZipInfo(name), loose.read(name), ZIP_DEFLATED)
    return packed.getvalue()
