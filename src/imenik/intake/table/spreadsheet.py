"""Reads CSV and XLSX files into rows of text; nothing is dropped silently, and columns are not interpreted.

Spreadsheets come from strangers: how large they may be is bounded before they are taken apart.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from imenik.i18n.messages import InvalidValueError, say
from imenik.intake.table.encodings import decoded
from imenik.intake.table.sheet import MAX_CELL_LENGTH, Fault, Row, Sheet, check_size, tidy

MAX_FILE_SIZE = 16 * 1024 * 1024
"""The maximum size of a file in bytes."""


def read_sheet(path: Path, name: str | None = None, encoding: str | None = None) -> Sheet:
    """The table in a file; InvalidValueError if it is unreadable. `name` is the name of a sheet in a workbook."""
    size = path.stat().st_size
    if size > MAX_FILE_SIZE:
        message = say("the file has {size} bytes; the maximum is {most}", size=size, most=MAX_FILE_SIZE)
        raise InvalidValueError("too-large", message, say("split the table into several files"))
    if path.suffix.lower() in (".xlsx", ".csv", ".tsv", ".txt"):
        if path.suffix.lower() == ".xlsx":
            from imenik.intake.table.xlsx import read_workbook  # a library that nothing else needs

            return read_workbook(path, name)
        return _read_csv(path.read_bytes(), encoding)
    message = say('a file named "{name}" cannot be read', name=path.name)
    raise InvalidValueError("bad-table", message, say("save the table as .xlsx or .csv"))


def _read_csv(data: bytes, encoding: str | None) -> Sheet:
    text, remarks = decoded(data, encoding)
    rows, faults = list[Row](), list[Fault]()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    try:
        for number, cells in enumerate(reader, 1):
            shortened = tuple(_cell(cell, number, column, faults) for column, cell in enumerate(cells, 1))
            if any(shortened):
                rows.append(Row(number, shortened))
            check_size(len(rows), len(cells))
    except csv.Error as error:
        hint = say("a quotation mark or a bracket is not closed") if "field limit" in str(error) else None
        message = say("this is not CSV") if hint else say("this is not CSV ({reason})", reason=error)
        raise InvalidValueError("bad-table", message, hint) from None
    return Sheet(tuple(rows), tuple(faults), remarks)


def _cell(text: str, row: int, column: int, faults: list[Fault]) -> str:
    """The text of a cell; texts that are too long are reported and left out."""
    text = tidy(text)
    if len(text) > MAX_CELL_LENGTH:
        faults.append(Fault(row, column, say("a cell can contain at most {most} characters", most=MAX_CELL_LENGTH)))
        return ""
    return text


def _delimiter(text: str) -> str:
    """The delimiter: the most frequent one outside quotation marks in the first line that has any."""
    for line in text.split("\n", 50)[:50]:
        bare = re.sub(r'"[^"]*"?', "", line)
        counts = {mark: bare.count(mark) for mark in ";\t,"}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ","
