"""The rows of text of a table, and its size limits. Reading files is done elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from imenik.i18n.messages import InvalidValueError, Message, say

MAX_ROWS, MAX_COLUMNS, MAX_CELL_LENGTH = 20_000, 200, 20_000


@dataclass(frozen=True)
class Row:
    """One non-empty row with its number in the file; `cells` includes empty ones."""

    number: int
    cells: tuple[str, ...]
    links: Mapping[int, str] = field(default_factory=dict)
    """The addresses behind cells, by column."""

    def cell(self, column: int) -> str:
        """The text in a column, counted from 1; empty if there is none."""
        return self.cells[column - 1] if 0 < column <= len(self.cells) else ""


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


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
"""Marks that nobody sees and that mean nothing in a cell; that a text is turned around stays, since it is refused."""
_AROUND = "\u200c\u200d"
"""Marks that join letters or keep them apart, which mean nothing before and after a text."""


def tidy(text: str) -> str:
    """The text of a cell with one kind of line end, of space and of composed letters, and none around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").translate(_UNSEEN)
    return unicodedata.normalize("NFC", lines).strip().strip(_AROUND).strip()


def column_letters(number: int) -> str:
    """The name of a column in spreadsheets, counted from 1: A, B, ..., Z, AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
