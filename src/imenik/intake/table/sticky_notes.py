"""The table that a board of sticky notes exports, one note a row: its columns as those of ideas for projects."""

from __future__ import annotations

from imenik.i18n.messages import Message, say
from imenik.intake.table.columns import Column, Head, Lexicon, words_of
from imenik.intake.table.sheet import Row, Sheet

_LONGEST_TITLE = 90
_TEXT = frozenset(("text", "note", "sticky note", "sticky", "content", "tekst", "biljeska", "ideja", "notiz", "inhalt"))
_AREA = frozenset(("area", "frame", "section", "group", "column", "oblast", "podrucje", "okvir", "bereich", "rahmen"))
_COLOUR = frozenset(("color", "colour", "bg color", "background color", "sticky color", "note color", "boja", "farbe"))
_DEEPEST_HEAD = 10


def head_of_board(sheet: Sheet, lexicon: Lexicon) -> Head | None:
    """The columns of a board's table: note, area, colour; None where it is none. Area comes before colour."""
    for row in sheet.rows[:_DEEPEST_HEAD]:
        found = [_column_of(row, words) for words in (_TEXT, _AREA, _COLOUR)]
        text, *others = found
        if text and any(others):
            about, clusters = lexicon.named("about"), lexicon.named("clusters")
            used = [Column(text, row.cells[text - 1], about)]
            used += [Column(each, row.cells[each - 1], clusters) for each in others if each]
            return Head(tuple(used), row.number, _remarks(row, found), None, is_board=True)
    return None


def title_of(note: str) -> str:
    """The title of an idea: the first line of its note, cut between two words where it is long."""
    line = " ".join(note.strip().split("\n")[0].split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return (line[:_LONGEST_TITLE].rpartition(" ")[0] or line[:_LONGEST_TITLE]).rstrip(",;:.") + "…"


def _column_of(row: Row, words: frozenset[str]) -> int:
    """The number of the first column of that name; 0 where there is none."""
    return next((number for number, cell in enumerate(row.cells, 1) if words_of(cell) in words), 0)


def _remarks(row: Row, used: list[int]) -> tuple[tuple[int, Message, Message | None], ...]:
    left = [(number, cell) for number, cell in enumerate(row.cells, 1) if cell and number not in used]
    return tuple((number, say('the column "{heading}" is not used', heading=cell), None) for number, cell in left)
