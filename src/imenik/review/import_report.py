"""The result of an import, row by row, as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from imenik.i18n.messages import Message, Position, Problem, Severity, Translate, printable, say
from imenik.intake.table.importer import PlannedImport, Table
from imenik.intake.table.plan import RowOutcome, RowResult
from imenik.review.diagnostics import as_text
from imenik.store.paths import path_of

_OUTCOMES = {
    RowOutcome.CREATED: say("new"),
    RowOutcome.FILLED: say("filled in"),
    RowOutcome.UNCHANGED: say("nothing to add"),
    RowOutcome.REFUSED: say("refused"),
}


def report(table: Table, planned: PlannedImport, data: Path, translate: Translate) -> str:
    """Columns that were not understood, all rows with their problems, and problems of other entries."""
    columns = [
        Problem(table.path, Position(planned.header.row, column), "not-understood", message, hint, Severity.WARNING)
        for column, message, hint in planned.header.remarks
    ]
    parts = [as_text(columns, translate)]
    for result in planned.plan.results:
        parts += [f"{_row(table, result, data, translate)}\n", as_text(result.problems, translate)]
    return "".join([*parts, as_text(planned.plan.problems, translate)])


def summary(planned: PlannedImport, translate: Translate, *, unreadable: bool, written: bool) -> Iterator[Message]:
    """The number of rows by outcome, and further notes on the import."""
    counts = Counter(result.outcome for result in planned.plan.results)
    parts = ", ".join(f"{words.render(translate)}: {counts[outcome]}" for outcome, words in _OUTCOMES.items())
    yield say("rows: {number}; {parts}", number=len(planned.plan.results), parts=parts)
    if unreadable:
        yield say("some existing entries cannot be read and were not compared: run imenik check")
    if not written:
        yield say("nothing was written; use --write to write it")


def _row(table: Table, result: RowResult, data: Path, translate: Translate) -> str:
    """The outcome of one row."""
    where = ""
    if result.key and result.outcome is not RowOutcome.REFUSED:
        fields = f" ({', '.join(result.fields)})" if result.outcome is RowOutcome.FILLED else ""
        where = f": {printable((data / path_of(result.key)).as_posix())}{fields}"
    return f"{table.path}:{result.row}: {_OUTCOMES[result.outcome].render(translate)}{where}"
