"""The result of an import as text for a terminal: each cause once with its rows, then what happens to each row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, groupby
from pathlib import Path

from imenik.i18n.messages import Message, Position, Problem, Severity, Translate, printable, say
from imenik.intake.table.entry_draft import RowOutcome, RowResult
from imenik.intake.table.importer import PlannedImport, Table
from imenik.intake.table.sheet import column_letters
from imenik.review.diagnostics import as_line, as_text
from imenik.store.paths import path_of

_OUTCOMES = {
    RowOutcome.CREATED: say("new"),
    RowOutcome.FILLED: say("filled in"),
    RowOutcome.UNCHANGED: say("nothing to add"),
    RowOutcome.REFUSED: say("refused"),
    RowOutcome.LEFT_OUT: say("left out"),
}
_INDENT = "    "
_MAX_OTHERS = 20
"""How many other values of the same kind are listed."""


def report(table: Table, planned: PlannedImport, data: Path, translate: Translate) -> str:
    """Columns that were not understood, causes with the rows that they concern, all rows, problems of other entries."""
    columns = [
        Problem(
            table.path, Position(planned.header.row or 1, column), "not-understood", message, hint, Severity.WARNING
        )
        for column, message, hint in planned.header.remarks
    ]
    problems = [problem for result in planned.plan.results for problem in result.problems]
    causes = [_cause(alike, translate) for alike in _by_cause(problems)]
    rows = (f"{_row(table, result, data, translate)}\n" for result in planned.plan.results)
    return "".join([as_text(columns, translate), *causes, *rows, as_text(planned.plan.problems, translate)])


def sample(table: Table, planned: PlannedImport, data: Path, number: int, translate: Translate) -> str:
    """What each column means, and what the first rows would become, refused ones too."""
    meaning = {column.number: column.target.name if column.target else "id" for column in planned.header.columns}
    lines = [
        f"{column_letters(at)} {heading or '–'}: {meaning.get(at) or say('not used').render(translate)}\n"
        for at, heading in enumerate(planned.header.headings, 1)
    ]
    results = [result for result in planned.plan.results if result.text][:number]
    entries = (f"\n# {_row(table, result, data, translate)}\n{result.text}" for result in results)
    return "".join([*lines, *entries])


def summary(planned: PlannedImport, translate: Translate, *, unreadable: bool, written: bool) -> Iterator[Message]:
    """The number of rows by outcome, and further notes on the import."""
    counts = Counter(result.outcome for result in planned.plan.results)
    shown = {
        outcome: words for outcome, words in _OUTCOMES.items() if counts[outcome] or outcome != RowOutcome.LEFT_OUT
    }
    parts = ", ".join(f"{words.render(translate)}: {counts[outcome]}" for outcome, words in shown.items())
    yield say("rows: {number}; {parts}", number=len(planned.plan.results), parts=parts)
    if unreadable:
        yield say("some existing entries cannot be read and were not compared: run imenik check")
    if not written:
        yield say("nothing was written; use --write to write it")


def _by_cause(problems: Iterable[Problem]) -> Iterable[list[Problem]]:
    """Problems of the same kind in the same column together, in the order of the first of each."""
    causes: dict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        what = [problem.message.render()] if problem.rule == "missing-key" else _kinds(problem.message)
        causes[problem.path, problem.position.column, problem.rule, problem.severity, *what].append(problem)
    return causes.values()


def _kinds(message: Message) -> Iterator[str]:
    """What a message says whatever its values are."""
    yield message.text
    for value in message.values.values():
        if isinstance(value, Message):
            yield from _kinds(value)


def _values(message: Message) -> Iterator[str]:
    """The values in a message."""
    for value in message.values.values():
        yield from _values(value) if isinstance(value, Message) else (printable(" ".join(str(value).split())),)


def _cause(alike: list[Problem], translate: Translate) -> str:
    """The first problem of a kind in full, the rows of all, and what the others say in place of its values."""
    first, lines = alike[0], [as_line(alike[0], translate)]
    rows = sorted({problem.position.line for problem in alike})
    if len(rows) > 1:
        message = say("rows: {number} ({list})", number=len(rows), list=", ".join(_spans(rows)))
        lines.append(_INDENT + message.render(translate))
    usual = [*_values(first.message)]
    others: dict[str, list[int]] = defaultdict(list)
    for problem in alike:
        pairs = zip(_values(problem.message), usual, strict=True)
        if different := " ".join(f'"{value}"' for value, other in pairs if value != other):
            others[different].append(problem.position.line)
    listed = [f"{value} ({', '.join(_spans(sorted(set(at))))})" for value, at in others.items()]
    if listed:
        more = ["…"] if len(listed) > _MAX_OTHERS else []
        message = say("also: {list}", list=", ".join([*listed[:_MAX_OTHERS], *more]))
        lines.append(_INDENT + message.render(translate))
    return "".join(f"{line}\n" for line in lines)


def _spans(numbers: list[int]) -> Iterator[str]:
    """Numbers with those in a sequence as its ends: `2-9, 12`."""
    steps = count()
    for _, sequence in groupby(numbers, key=lambda number: number - next(steps)):
        first, *others = sequence
        yield f"{first}-{others[-1]}" if others else str(first)


def _row(table: Table, result: RowResult, data: Path, translate: Translate) -> str:
    """The outcome of one row."""
    where = ""
    if result.key and result.outcome is not RowOutcome.REFUSED:
        fields = f" ({', '.join(result.fields)})" if result.outcome is RowOutcome.FILLED else ""
        where = f": {printable((data / path_of(result.key)).as_posix())}{fields}"
    return f"{table.path}:{result.row}: {_OUTCOMES[result.outcome].render(translate)}{where}"
