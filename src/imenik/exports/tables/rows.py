"""The rows of a table; what does not depend on the language is computed once for all languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import compress
from typing import Any

from imenik.exports.tables.columns import Cell, Column, columns
from imenik.model import Record
from imenik.views.edition import Edition

Finish = Callable[[Cell, int, int], str]
"""Writes a cell in some format, given the numbers of its row and its column."""
LocalRows = Sequence[Sequence[Cell]]
"""The cells of each record that differ between languages, in one of them."""


@dataclass(frozen=True)
class Table:
    """The records of one kind, sorted by key, and their cells as far as they are the same in every language."""

    columns: Sequence[Column]
    records: Sequence[Record]
    varying: Sequence[int]
    """The positions of the columns whose cells differ between languages."""
    values: Sequence[Sequence[Any]]
    """What these cells of each record are made of."""
    shared: Sequence[Sequence[Cell]]
    """All cells of each record; None for those that differ."""

    def headings(self, edition: Edition) -> list[str]:
        """The headings of the columns."""
        return [column.name(edition) for column in self.columns]

    def local(self, edition: Edition) -> LocalRows:
        """The cells that differ, in one language."""
        cells = [_cells_in(edition, self.columns[position]) for position in self.varying]
        return [[cell(value) for cell, value in zip(cells, row, strict=True)] for row in self.values]

    def only(self, chosen: Sequence[bool]) -> Table:
        """The same with some of its records."""
        return replace(
            self,
            records=list(compress(self.records, chosen)),
            values=list(compress(self.values, chosen)),
            shared=list(compress(self.shared, chosen)),
        )


def _cells_in(edition: Edition, column: Column) -> Callable[[Any], Cell]:
    """Makes the cells of a column in one language; the same labels are put together once."""
    cell = partial(column.cell, edition)
    return cache(cell) if column.is_label else cell


@dataclass(frozen=True)
class FinishedTable:
    """A table in one format: cells that are the same in every language are written once for all."""

    varying: Sequence[int]
    shared: Sequence[Sequence[str]]
    finish: Finish

    def rows(self, local: LocalRows) -> Iterator[list[str]]:
        """The finished cells of each record, with those of one language."""
        for number, (shared, cells) in enumerate(zip(self.shared, local, strict=True), 1):
            row = list(shared)
            for position, cell in zip(self.varying, cells, strict=True):
                row[position] = self.finish(cell, number, position)
            yield row


def finished(table: Table, finish: Finish) -> FinishedTable:
    """The table in a format; its rows are numbered from 1, after the headings."""
    shared = [
        ["" if cell is None else finish(cell, number, position) for position, cell in enumerate(row)]
        for number, row in enumerate(table.shared, 1)
    ]
    return FinishedTable(table.varying, shared, finish)


def table_of(model: type[Record], edition: Edition, only: Collection[str] = ()) -> Table:
    """The table of a kind, with all columns or `only` some, by key; `edition` may be that of any language."""
    records_by_id = edition.insights.directory.of_kind(model.kind)
    records = [records_by_id[key] for key in sorted(records_by_id)]
    own = [column for column in columns(model) if not only or column.key in only]
    varying = [position for position, column in enumerate(own) if column.varies]
    values = [[own[position].value(record) for position in varying] for record in records]
    shared = [
        [None if column.varies else column.cell(edition, column.value(record)) for column in own] for record in records
    ]
    return Table(own, records, varying, values, shared)
