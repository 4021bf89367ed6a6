"""The rows of a table; cells that do not depend on the language are computed once for all languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from imenik.exports.tables.columns import Cell, Column, columns
from imenik.exports.tables.formats import iso_format
from imenik.model import Record
from imenik.views.edition import Edition


@dataclass(frozen=True)
class Table:
    """The records of one kind, sorted by key, and those of their cells that are the same in every language."""

    columns: Sequence[Column]
    records: Sequence[Record]
    shared: Sequence[Sequence[Cell]]

    def headings(self, edition: Edition) -> list[str]:
        """The headings of the columns."""
        return [column.name(edition) for column in self.columns]

    def rows(self, edition: Edition) -> Iterator[list[Cell]]:
        """The cells of each record in one language."""
        own = [(index, column.cell) for index, column in enumerate(self.columns) if column.varies]
        for record, shared in zip(self.records, self.shared, strict=True):
            row = list(shared)
            for index, cell in own:
                row[index] = cell(edition, record)
            yield row

    def keyed(self, edition: Edition) -> Iterator[tuple[Record, dict[str, str | int | bool]]]:
        """Each record with its non-empty cells by column key."""
        keys = [column.key for column in self.columns]
        for record, row in zip(self.records, self.rows(edition), strict=True):
            known = ((key, cell) for key, cell in zip(keys, row, strict=True) if cell is not None)
            yield record, {key: iso_format(cell) if isinstance(cell, dt.date) else cell for key, cell in known}


def table_of(model: type[Record], edition: Edition, only: Collection[str] = ()) -> Table:
    """The table of a kind, with all columns or `only` some, by key; `edition` may be that of any language."""
    records_by_id = edition.insights.directory.of_kind(model.kind)
    records = [records_by_id[key] for key in sorted(records_by_id)]
    own = [column for column in columns(model) if not only or column.key in only]
    shared = [[None if column.varies else column.cell(edition, record) for column in own] for record in records]
    return Table(own, records, shared)
