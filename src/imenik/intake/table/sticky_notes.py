"""Tables exported from boards of sticky notes, one note per row: maps their columns to those of project ideas."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import say
from imenik.intake.table.columns import Column, ColumnRemark, TableHeader
from imenik.intake.table.lexicon import HeadingLexicon, words_of
from imenik.intake.table.sheet import Row, Sheet

_MAX_TITLE_LENGTH = 90
_TEXT = frozenset(("text", "note", "sticky note", "sticky", "content", "tekst", "biljeska", "ideja", "notiz", "inhalt"))
_AREA = frozenset(("area", "frame", "section", "group", "column", "oblast", "podrucje", "okvir", "bereich", "rahmen"))
_COLOUR = frozenset(("color", "colour", "bg color", "background color", "sticky color", "note color", "boja", "farbe"))
_HEADING_ROWS = 10


def header_of_board(sheet: Sheet, lexicon: HeadingLexicon) -> TableHeader | None:
    """The header of a board's table with note, area and colour; None if it is none. Area comes before colour."""
    for row in sheet.rows[:_HEADING_ROWS]:
        numbers = [_column_of(row, words) for words in (_TEXT, _AREA, _COLOUR)]
        text, *others = numbers
        if text and any(others):
            about, clusters = lexicon.target_named("about"), lexicon.target_named("clusters")
            used = [Column(text, row.cells[text - 1], about)]
            used += [Column(number, row.cells[number - 1], clusters) for number in others if number]
            return TableHeader(tuple(used), row.number, tuple(_remarks(row, numbers)), None, is_board=True)
    return None


def title_of(note: str) -> str:
    """The title of an idea: the first line of its note, truncated between words if it is long."""
    line = " ".join(note.strip().split("\n")[0].split())
    if len(line) <= _MAX_TITLE_LENGTH:
        return line
    return (line[:_MAX_TITLE_LENGTH].rpartition(" ")[0] or line[:_MAX_TITLE_LENGTH]).rstrip(",;:.") + "…"


def _column_of(row: Row, words: frozenset[str]) -> int:
    """The number of the first column with one of the given headings; 0 if there is none."""
    return next((number for number, cell in enumerate(row.cells, 1) if words_of(cell) in words), 0)


def _remarks(row: Row, used: list[int]) -> Iterator[ColumnRemark]:
    for number, cell in enumerate(row.cells, 1):
        if cell and number not in used:
            yield number, say('the column "{heading}" is not used', heading=cell), None
    if all(used[1:]):
        message = say('the column "{heading}" counts where no area is given', heading=row.cell(used[2]))
        yield used[2], message, None
