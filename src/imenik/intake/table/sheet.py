"""The rows of text of a table, and its size limits. Reading files is done elsewhere."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from imenik.i18n.messages import InvalidValueError, Message, say

MAX_ROWS, MAX_COLUMNS, MAX_CELL_LENGTH = 20_000, 200, 20_000


@dataclass(frozen=True)
class Row:
    """One non-empty row with its number in the file; `cells` includes empty ones."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """A cell that could not be read; row and column count from 1."""

    row: int
    column: int
    message: Message


@dataclass(frozen=True)
class Sheet:
    """The rows read, unreadable cells, and remarks."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Message, ...] = ()


def check_size(rows: int, columns: int) -> None:
    """InvalidValueError if a table is larger than any that people make by hand."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        message = say("a table has at most {rows} rows and {columns} columns", rows=MAX_ROWS, columns=MAX_COLUMNS)
        raise InvalidValueError("too-large", message, say("split the table into several files"))


def tidy(text: str) -> str:
    """The text of a cell with one kind of line end, of space and of composed letters, and none around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return unicodedata.normalize("NFC", lines).strip()
