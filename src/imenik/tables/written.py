"""Rows as files: CSV (RFC 4180) and XLSX. No text becomes a formula, and the same rows give the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from imenik.edition import Edition
from imenik.render import pieces

Value = str | int | float | bool | None
Row = Sequence[Value]

LONGEST = 32_767
"""How many characters a cell of a spreadsheet holds."""
WIDTH = 22
"""How many of them are seen of each, since a stranger's longest word would else decide."""
_SHEET = "xl/worksheets/sheet1.xml"
"""Where the sheet lies in the file."""
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


def xlsx_of(templates: Environment, edition: Edition, title: str, rows: Sequence[Row]) -> bytes:
    """Rows as a workbook of one sheet whose first row stays in sight, made on the day of the edition.

    What is around the sheet is openpyxl's. The sheet is a template of ours: openpyxl took most of the time of all
    tables for it, and wrote other bytes where `lxml` happened to be installed.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "Imenik"
    book.properties.created = book.properties.modified = dt.datetime.combine(edition.today, dt.time())
    book.create_sheet(title[:31])
    parts = io.BytesIO()
    ExcelWriter(book, ZipFile(parts, "w")).save()
    cells = (map(_in_cell, row) for row in rows)
    return _packed(parts, pieces(templates, "sheet.xml", edition, rows=cells, columns=len(rows[0]), width=WIDTH))


def _in_cell(value: Value) -> Value:
    """A value as a cell can hold it; nothing in place of an empty text."""
    if not isinstance(value, str):
        return value
    text = value if value.isprintable() else _FORBIDDEN.sub("\ufffd", value)
    return (text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…") or None


def _packed(parts: io.BytesIO, sheet: Iterable[str]) -> bytes:
    """The parts of a file in a new archive with the sheet among them, without the time at which each was written."""
    packed = io.BytesIO()
    with ZipFile(parts) as loose, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in loose.namelist():
            with archive.open(_described(name), "w") as part:
                for piece in map(str.encode, sheet) if name == _SHEET else [loose.read(name)]:
                    part.write(piece)
    return packed.getvalue()


def _described(name: str) -> ZipInfo:
    described = ZipInfo(name)
    described.compress_type = ZIP_DEFLATED
    return described
