"""Rows below the headings that are no entries: sums, remarks, headings again, countries above their part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from imenik.i18n.messages import Message, say
from imenik.intake.table.columns import TableHeader
from imenik.intake.table.lexicon import words_of
from imenik.intake.table.sheet import Row, Sheet
from imenik.store.word_lists import words_for

_LONGEST_NAME = 120


@dataclass(frozen=True)
class RowSorter:
    """Tells rows of entries from others."""

    sheet: Sheet
    header: TableHeader
    country_of: Callable[[str], str | None]
    """The code of a country by its name."""

    def others(self) -> Iterator[tuple[int, Message, str | None]]:
        """The rows that are no entries: number, reason, and the country that the rows below are in."""
        for row in self.rows:
            if reason := self.reason(row):
                yield row.number, reason, None
            elif code := self.section(row):
                yield row.number, say("this is the country of the rows below, where they name none"), code

    @cached_property
    def rows(self) -> list[Row]:
        """The rows below the headings."""
        return [row for row in self.sheet.rows if row.number > self.header.row]

    @cached_property
    def is_sparse(self) -> bool:
        """Whether rows with a single cell are common, so that they are entries."""
        alone = sum(_filled(row) == 1 for row in self.rows)
        return len(self.header.columns) < 2 or 2 * alone > len(self.rows)

    def reason(self, row: Row) -> Message | None:
        """Why a row is no entry; None if it is one."""
        first = next(cell for cell in row.cells if cell)
        if self.is_heading(row):
            return say("these are the headings again")
        words = words_of(first)
        bare = " ".join(word for word in words.split() if not word.isdigit())
        if bare in map(words_of, words_for("tables", "totals")):
            return say("this is a sum")
        if self.is_sparse or _filled(row) > 1:
            return None
        if first.startswith("*") or len(first) > _LONGEST_NAME or self.is_remark(first):
            return say("this is a remark on the table")
        return None if self.section(row) else say("only one cell of this row is filled")

    def is_heading(self, row: Row) -> bool:
        """Whether the row repeats the headings, as tables do that were made for printing."""
        cells = [
            (words_of(cell), words_of(heading)) for cell, heading in zip(row.cells, self.header.headings, strict=False)
        ]
        return (
            len(cells) > 1
            and any(cell for cell, _ in cells)
            and all(cell == heading for cell, heading in cells if cell)
        )

    def is_remark(self, text: str) -> bool:
        """Whether a text begins like a remark: `Napomena: ...`."""
        return words_of(text.partition(":")[0]) in map(words_of, words_for("tables", "remarks"))

    def section(self, row: Row) -> str | None:
        """The country that stands alone in a row above the rows of its organisations."""
        has_country = any(column.target and column.target.name == "country" for column in self.header.columns)
        if self.is_sparse or has_country or _filled(row) > 1:
            return None
        return self.country_of(next(cell for cell in row.cells if cell))


def _filled(row: Row) -> int:
    return sum(map(bool, row.cells))
