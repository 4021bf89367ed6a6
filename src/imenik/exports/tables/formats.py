"""Rows as CSV (RFC 4180) and XLSX files: no text becomes a formula, and equal rows give equal bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
_EPOCH = dt.datetime(1899, 12, 30)
"""Day zero of spreadsheets from the first day on."""
_DAY, _TIME = (2, "yyyy-mm-dd"), (3, "yyyy-mm-dd hh:mm")
"""The numbers of the formats in a workbook, in the order in which its cells use them, after that of the headings."""
_SHEET = "xl/worksheets/sheet1.xml"
# A text of this form would be read as the character with that number, as which a carriage return is written, since XML
# has none (ECMA-376, 22.9.2.19).
_CHARACTER_NUMBER = re.compile("_(?=x[0-9a-fA-F]{4}_)")


def csv_of(rows: Iterable[Row]) -> bytes:
    """Rows as UTF-8 with a byte order mark, which spreadsheets need to recognise the encoding."""
    return csv_of_cells([csv_cell(value) for value in row] for row in rows)


def csv_of_cells(rows: Iterable[Iterable[str]]) -> bytes:
    """The same for rows of finished cells."""
    content = io.BytesIO()
    text = io.TextIOWrapper(content, "utf-8-sig", newline="")  # as a whole, the text would take seven times as much
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    text.flush()
    return content.getvalue()


def csv_cell(value: Value) -> str:
    """A value that no spreadsheet takes for a formula (OWASP, CSV injection); booleans in lower case."""
    if isinstance(value, str):
        # The expression reads every character, which took a sixth of the time of all tables.
        is_plain = value[:1].isalnum() and ";" not in value and value.isprintable()
        return value if is_plain else _FORMULA.sub("'", value)
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return iso_format(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def iso_format(day: dt.date) -> str:
    """A day, or a time to the minute (ISO 8601)."""
    return day.isoformat(timespec="minutes") if isinstance(day, dt.datetime) else day.isoformat()


def xlsx_of(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], count: int, day: dt.date, author: str = ""
) -> bytes:
    """A workbook with one sheet: headings, and `count` rows of finished cells; `day` is recorded as the creation date.

    The library makes all but the rows: cell by cell, it took five times as long.
    """
    frame = _frame(title, headings, count, day, author)
    content = io.BytesIO()
    with ZipFile(frame) as parts, ZipFile(content, "w") as book:
        for part in parts.infolist():
            packed = ZipInfo(part.filename, part.date_time)
            packed.compress_type = ZIP_DEFLATED
            with book.open(packed, "w") as file:
                xml = parts.read(part)
                if part.filename == _SHEET:
                    head, row_end, rest = xml.partition(b"</row>")
                    file.write(head + row_end)
                    file.writelines(_xlsx_rows(rows))
                    xml = rest[rest.index(b"</sheetData>") :]
                file.write(xml)
    return content.getvalue()


def _xlsx_rows(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    for number, row in enumerate(rows, 2):
        yield f'<row r="{number}">{"".join(row)}</row>'.encode()


def _frame(title: str, headings: Sequence[str], rows: int, day: dt.date, author: str) -> io.BytesIO:
    """A workbook with the headings, and a last row whose days bring along the size of the sheet and their formats."""
    content = io.BytesIO()
    from xlsxwriter import Workbook  # here, since it takes 40 ms and a server that makes single pages does without

    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"author": author, "created": dt.datetime.combine(day, dt.time())})
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, rows, len(headings) - 1)
        sheet.set_column(0, len(headings) - 1, WIDTH)
        sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
        if rows:
            for column, (_, shape) in enumerate((_DAY, _TIME)):
                sheet.write_datetime(rows, column, _EPOCH, book.add_format({"num_format": shape}))
    return content


def xlsx_cell(value: Value, row: int, column: int) -> str:
    """The XML of one cell: a day as a date if spreadsheets support it, text as text; nothing for None."""
    if value is None:
        return ""
    place = f'<c r="{_letters(column)}{row + 1}"'
    if isinstance(value, dt.date):
        moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
        if moment.date() >= _FIRST_DAY:
            number, _ = _TIME if moment is value else _DAY
            return f'{place} s="{number}"><v>{(moment - _EPOCH) / dt.timedelta(1):.16G}</v></c>'
        value = iso_format(value)
    if isinstance(value, str):
        space = "" if value == value.strip() else ' xml:space="preserve"'
        return f'{place} t="inlineStr"><is><t{space}>{_xlsx_text(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'{place} t="b"><v>{value:d}</v></c>'
    return f"{place}><v>{value}</v></c>"


def _xlsx_text(text: str) -> str:
    text = xml_safe(text)
    if len(text) > MAX_CELL_LENGTH:
        text = f"{text[: MAX_CELL_LENGTH - 1]}…"
    if "_x" in text:
        text = _CHARACTER_NUMBER.sub("_x005F_", text)
    return escape(text.replace("\r", "_x000D_"), quote=False)


@cache
def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
