"""Reads a sheet of an XLSX workbook into rows of text. Formulas are read as their last computed values."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from imenik.i18n.messages import InvalidValueError, Message, did_you_mean, say
from imenik.intake.table.sheet import MAX_CELL_LENGTH, Fault, Row, Sheet, check_size, tidy

_MAX_UNPACKED_SIZE = 64 * 1024 * 1024
_MAX_MARKS = 3_000_000
"""The maximum number of `<` characters in all parts: memory depends on the number of elements, not of bytes."""
_MAX_PARTS = 500
_CHUNK = 1 << 18
_NOT_A_WORKBOOK = say("this is not a workbook that can be read")


def read_workbook(path: Path, name: str | None) -> Sheet:
    """The sheet called `name`, or else the first visible one; InvalidValueError if it is unreadable."""
    data = path.read_bytes()
    _check_parts(data)
    formulas = _opened(data, values=False)
    sheet = _chosen(formulas, name)
    last_row, last_column = _extent(sheet)
    check_size(last_row, last_column)
    has_formulas = any(cell.data_type == "f" for cell in sheet._cells.values())
    values = _opened(data, values=True)[sheet.title] if has_formulas else sheet
    cells_by_row, faults, links = dict[int, dict[int, str]](), list[Fault](), _links(sheet)
    merged = _merged(values, last_row)
    # What is there and no more: a sheet of three cells may have millions of places.
    for number, column in sorted(place for place in sheet._cells.keys() | merged.keys() if place[0] <= last_row):
        cell, source = values.cell(number, column), sheet.cell(number, column)
        value = _shown_by_link(source) if cell.value is None and source.data_type == "f" else cell.value
        text = _text(merged.get((number, column), value), cell.data_type, source.data_type)
        if isinstance(text, Message):
            faults.append(Fault(number, column, text))
        elif text:
            cells_by_row.setdefault(number, {})[column] = text
    rows = (
        Row(number, tuple(cells.get(index, "") for index in range(1, max(cells) + 1)), links.get(number, {}))
        for number, cells in cells_by_row.items()
    )
    return Sheet(tuple(rows), tuple(faults), tuple(_remarks(formulas, sheet)))


def _check_parts(data: bytes) -> None:
    """InvalidValueError if the unpacked parts are too large for a table; the sizes stated in the file may be wrong."""
    size = marks = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            for part in parts if len(parts) <= _MAX_PARTS else ():
                with archive.open(part) as file:
                    while chunk := file.read(_CHUNK):
                        size, marks = size + len(chunk), marks + len(chunk) - len(chunk.replace(b"<", b""))
                        if size > _MAX_UNPACKED_SIZE or marks > _MAX_MARKS:
                            break
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise InvalidValueError(
            "bad-table", _NOT_A_WORKBOOK, say("open it in your program and save it as .xlsx")
        ) from None
    if size > _MAX_UNPACKED_SIZE or marks > _MAX_MARKS or len(parts) > _MAX_PARTS:
        raise InvalidValueError(
            "too-large", say("this workbook contains too much"), say("put only the table into a new file")
        )


def _opened(data: bytes, *, values: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that we do not look at, such as validations and drawings
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # whatever hostile XML brings up in the reader is no reason to stop with a traceback
        raise InvalidValueError(
            "bad-table", _NOT_A_WORKBOOK, say("open it in your program and save it as .xlsx")
        ) from error


def _chosen(book: Any, name: str | None) -> Worksheet:
    sheets: list[Worksheet] = list(book.worksheets)
    named = [sheet for sheet in sheets if sheet.title == name]
    if name is not None and not named:
        raise _no_such_sheet(name, [sheet.title for sheet in sheets])
    chosen = named or [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    if not chosen:
        raise InvalidValueError("bad-table", say("this workbook has no sheet with cells"))
    return chosen[0]


def _remarks(book: Any, chosen: Worksheet) -> Iterator[Message]:
    for sheet in book.worksheets:
        if sheet is not chosen and sheet._cells:
            yield say('the sheet "{name}" was not read; --sheet names another one', name=sheet.title)
    if chosen.merged_cells.ranges:
        yield say("there are merged cells: their text was used for every row they span")


_LINK = re.compile(r'=HYPERLINK\(\s*"([^"]*)"(?:\s*[,;]\s*"([^"]*)")?\s*\)', re.IGNORECASE)
"""The formula of a link, with its address and its text."""


def _links(sheet: Worksheet) -> dict[int, dict[int, str]]:
    """The addresses behind cells, by row and column."""
    links: dict[int, dict[int, str]] = {}
    for (number, column), cell in sheet._cells.items():
        formula = _LINK.match(str(cell.value)) if cell.data_type == "f" else None
        address = formula[1] if formula else cell.hyperlink.target if cell.hyperlink else None
        if address and cell.value is not None:
            links.setdefault(number, {})[column] = tidy(address)
    return links


def _shown_by_link(cell: Any) -> str | None:
    """The text of a link's formula whose result was not saved."""
    formula = _LINK.match(str(cell.value))
    return (formula[2] or formula[1]) if formula else None


def _extent(sheet: Worksheet) -> tuple[int, int]:
    """The last row and column with a value; programs often format cells far beyond it."""
    filled = [place for place, cell in sheet._cells.items() if cell.value is not None]
    if not filled:
        raise InvalidValueError("bad-table", say('the sheet "{name}" is empty', name=sheet.title))
    return max(row for row, _ in filled), max(column for _, column in filled)


def _merged(sheet: Worksheet, last_row: int) -> dict[tuple[int, int], Any]:
    """The value of merged cells for each row that they span, in their first column only, so that it is not repeated."""
    values: dict[tuple[int, int], Any] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        values |= {(row, area.min_col): value for row in range(area.min_row, min(area.max_row, last_row) + 1)}
    return values


def _text(value: Any, kind: str, written: str) -> str | Message:
    """A value as text, days as YYYY-MM-DD and whole numbers without a decimal point; or why a cell has none.

    Kinds are openpyxl's data types, of the value and of the cell's content: `f` is a formula, `e` an error.
    """
    if value is None:
        return say("this cell contains a formula without a saved result") if written == "f" else ""
    if kind == "e":
        return say('this cell shows the error "{text}"', text=value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat("T", "minutes")
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else tidy(str(value))
    return (
        text
        if len(text) <= MAX_CELL_LENGTH
        else say("a cell can contain at most {most} characters", most=MAX_CELL_LENGTH)
    )


def _no_such_sheet(name: str, names: list[str]) -> InvalidValueError:
    """The error for a sheet that does not exist."""
    hint = did_you_mean(name, names) or say("the sheets are: {names}", names=", ".join(names))
    return InvalidValueError("bad-table", say('there is no sheet "{name}"', name=name), hint)
