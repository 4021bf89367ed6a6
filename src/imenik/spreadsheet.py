"""A spreadsheet file into rows of text, from CSV or XLSX, with nothing lost in silence. What columns mean is not known.

Spreadsheets come from strangers: how large they may be is bounded before they are taken apart.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imenik.problem import Message, Refusal, did_you_mean, say
from imenik.script import mixed_words

LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is read at all."""
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 200, 20_000
ENCODINGS = ("utf-8", "utf-16", "windows-1250", "windows-1251")

_OURS = frozenset("čćžšđČĆŽŠĐäöüßÄÖÜéÉ")
_SERBIAN = frozenset("абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ")
_MARKS = frozenset("„“”‚‘’»«–—…•·§°©®™€\xa0\xad")
_LEGACY = (("windows-1250", _OURS | _MARKS), ("windows-1251", _SERBIAN | _MARKS))


@dataclass(frozen=True)
class Row:
    """One row that holds something, by its number in the file; `cells` are its texts, empty ones too."""

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
    """What was read, and what has to be said about it."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Message, ...] = ()


def read_sheet(path: Path, name: str | None = None, encoding: str | None = None) -> Sheet:
    """The table in a file; a Refusal where there is none that can be read. `name` is that of a sheet of a workbook."""
    size = path.stat().st_size
    if size > LARGEST:
        message = say("the file has {size} bytes; the most is {most}", size=size, most=LARGEST)
        raise Refusal("too-large", message, say("divide the table into several files"))
    if path.suffix.lower() in (".xlsx", ".csv", ".tsv", ".txt"):
        if path.suffix.lower() == ".xlsx":
            from imenik.workbook import read_workbook  # a library that nothing else needs

            return read_workbook(path, name)
        return _read_csv(path.read_bytes(), encoding)
    message = say('a file named "{name}" cannot be read', name=path.name)
    raise Refusal("bad-table", message, say("save the table as .xlsx or .csv"))


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
        raise Refusal("bad-table", say("this is not CSV: {reason}", reason=error)) from None
    return Sheet(tuple(rows), tuple(faults), remarks)


def check_size(rows: int, columns: int) -> None:
    """A Refusal where a table is larger than any that people make by hand."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        message = say("a table has at most {rows} rows and {columns} columns", rows=MOST_ROWS, columns=MOST_COLUMNS)
        raise Refusal("too-large", message, say("divide the table into several files"))


def _cell(text: str, row: int, column: int, faults: list[Fault]) -> str:
    """The text of a cell; one that is too long to be meant is told of and left out."""
    text = tidy(text)
    if len(text) > LONGEST_CELL:
        faults.append(Fault(row, column, say("a cell holds at most {most} characters", most=LONGEST_CELL)))
        return ""
    return text


def tidy(text: str) -> str:
    """The text of a cell with one kind of line end, of space and of composed letters, and none around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return unicodedata.normalize("NFC", lines).strip()


def _delimiter(text: str) -> str:
    """What separates the cells: what the first line with any of them has most of, outside quotation marks."""
    for line in text.split("\n", 50)[:50]:
        bare = re.sub(r'"[^"]*"?', "", line)
        counts = {mark: bare.count(mark) for mark in ";\t,"}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ","


# In which encoding a text is


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Message, ...]]:
    """The text in bytes, and what is to be said of its encoding; a Refusal where that cannot be told.

    Bytes of one alphabet are letters of the other one too. So one of the old encodings is only taken where each of its
    letters is one that we use, and no word mixes the alphabets; where that holds for two, whoever knows has to say.
    """
    known = encoding or _marked(data)
    if known:
        try:
            return data.decode("utf-8-sig" if known == "utf-8" else known).removeprefix("\ufeff"), ()
        except UnicodeDecodeError:
            raise Refusal("not-utf-8", say("this file is not {encoding}", encoding=known), _SAY_WHICH) from None
    likely = dict(_likely(data))
    if len(set(likely.values())) != 1:
        raise Refusal("not-utf-8", say("it cannot be told which encoding the letters of this file have"), _SAY_WHICH)
    name, text = next(iter(likely.items()))
    remark = say("the file is not UTF-8; it was read as {encoding}. Look at its letters: {letters}", encoding=name,
                 letters=" ".join(sorted(set(text) - set(map(chr, range(128)))))[:80])  # fmt: skip
    return text, (remark,)


_SAY_WHICH = say("save it as CSV UTF-8 or as .xlsx, or name its encoding with --encoding")


def _marked(data: bytes) -> str | None:
    """The encoding that bytes show of themselves: a mark at the beginning, or that they are UTF-8 throughout."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:2000]
    if len(sample) > 3 and sample[1::2].count(0) > len(sample) * 0.3:
        return "utf-16-le"
    if len(sample) > 3 and sample[::2].count(0) > len(sample) * 0.3:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _likely(data: bytes) -> Iterator[tuple[str, str]]:
    for name, letters in _LEGACY:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        foreign = {letter for letter in text if not letter.isascii()} - letters
        if not foreign and not mixed_words(text):
            yield name, text


def sheet_named(name: str, names: list[str]) -> Refusal:
    """What is said to somebody who asks for a sheet that there is none of."""
    hint = did_you_mean(name, names) or say("the sheets are: {names}", names=", ".join(names))
    return Refusal("bad-table", say('there is no sheet "{name}"', name=name), hint)
