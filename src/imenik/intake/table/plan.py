"""What a table does to the directory: a plan of what each row creates, fills in or changes nothing of, or why not.

Nothing is written here, and nothing that an entry says already is ever replaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import ValidationError

from imenik import checks
from imenik.checks.references import referred, unknown
from imenik.i18n.messages import Location, Message, Position, Problem, Severity, say
from imenik.intake.table.drafts import Draft
from imenik.model import Record
from imenik.store.directory import Directory, Origin
from imenik.store.formatter import format_text
from imenik.store.paths import Key, model_of, path_of, validate_record
from imenik.store.validation import is_echo, violation_of
from imenik.store.yaml_comments import parse_comments
from imenik.store.yaml_reader import Node, parse_yaml
from imenik.store.yaml_writer import write_yaml


class Outcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    FILLED = "filled"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Result:
    """One row: what became of it, the entry that it is about, the fields that it fills in, what is to be said of it."""

    row: int
    outcome: Outcome
    key: Key | None
    fields: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Plan:
    """All rows in their order; the texts of the files that are new, and of those that get more than they have."""

    results: tuple[Result, ...]
    created: Mapping[Key, str]
    filled: Mapping[Key, str]
    problems: tuple[Problem, ...] = ()
    """What is to be said of entries that no row is about."""


@dataclass
class _Entry:
    """An entry that some rows are about, as it becomes."""

    key: Key
    text: str | None
    """That of its file; None for a new one."""
    value: dict[str, Node]
    drafts: list[Draft] = field(default_factory=list)
    filled: dict[int, list[str]] = field(default_factory=dict)
    record: Record | None = None

    def origin(self, path: str) -> Origin:
        """The cells that the values came from, so that problems are told of at these."""
        places: dict[Location, Position] = {(): Position(self.drafts[0].row, 1)}
        for draft in reversed(self.drafts):
            places |= {(name,): place for name, place in draft.places.items()}
        return Origin(path, places)


def plan(
    drafts: Sequence[Draft],
    texts: Mapping[Key, str],
    directory: Directory,
    path: str,
    languages: Sequence[str],
    progress: Callable[[Message], None] = lambda _: None,
) -> Plan:
    """The plan for rows whose entries are known (`Draft.key`); `texts` are the files that are there already."""
    entries: dict[Key, _Entry] = {}
    for draft in drafts:
        if draft.key and not draft.is_refused:
            _take(entries, draft, texts, languages)
    progress(say("entries to check: {number}", number=len(entries)))
    for entry in entries.values():
        _make(entry, path, languages)
    elsewhere = _check(entries, directory, path)
    return Plan(
        tuple(_result(draft, entries) for draft in drafts),
        {key: each.text for key, each in _good(entries) if each.text and key not in texts},
        {key: each.text for key, each in _good(entries) if each.text and key in texts and any(each.filled.values())},
        tuple(elsewhere),
    )


def _good(entries: Mapping[Key, _Entry]) -> Iterator[tuple[Key, _Entry]]:
    return ((key, entry) for key, entry in entries.items() if entry.record)


def _take(entries: dict[Key, _Entry], draft: Draft, texts: Mapping[Key, str], languages: Sequence[str]) -> None:
    """Adds a row to its entry, of which the file is put into the usual layout first, proven to say the same."""
    assert draft.key  # noqa: S101 - asked by the caller
    entry = entries.get(draft.key)
    if entry is None:
        base = format_text(texts[draft.key], draft.key, path_of(draft.key), languages) if draft.key in texts else None
        if base and base.problems:
            draft.problems += base.problems
            draft.is_refused = True
            return
        text = base.text if base else None
        tree = parse_yaml(text).value if text is not None else None
        entry = entries[draft.key] = _Entry(draft.key, text, dict(tree) if isinstance(tree, dict) else {})
    entry.drafts.append(draft)
    filled = list(_fill(entry, draft))
    entry.filled[draft.row] = filled


def _fill(entry: _Entry, draft: Draft) -> Iterator[str]:
    """Puts the values of a row where the entry has none, and gives the names of these; what differs is told of."""
    is_new = entry.text is None and len(entry.drafts) == 1
    for name, value in draft.fields.items():
        if name in draft.by_default and not is_new:
            continue
        have = entry.value.get(name)
        if have is None:
            entry.value[name] = value
            yield name
        elif isinstance(have, dict) and isinstance(value, dict):
            missing = {key: each for key, each in value.items() if key not in have and (name, key) in draft.explicit}
            if missing:
                entry.value[name] = {**have, **missing}
                yield name
            kept = [key for key in value if key not in missing and not _says(have.get(key), value[key])]
            _tell_kept(draft, name, {key: value[key] for key in kept})
        elif name not in draft.silent and not _says(have, value):
            _tell_kept(draft, name, value)


def _tell_kept(draft: Draft, name: str, value: Node) -> None:
    if value and name not in draft.silent:
        shown = ", ".join(_texts(value))
        message = say('the entry has another value for "{field}", which stays; this is not used: {value}',
                      field=name, value=shown)  # fmt: skip
        draft.tell(name, "kept", message)


def _says(have: Node, value: Node) -> bool:
    """Whether an entry says already what a row says; of a list, each item."""
    mine, theirs = set(_texts(have)), set(_texts(value))
    return theirs <= mine


def _texts(value: Node) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield " ".join(value.split())


def _make(entry: _Entry, path: str, languages: Sequence[str]) -> None:
    """The entry's text and record; where it cannot be one, the rows are refused that wanted to make it so."""
    model = model_of(entry.key)
    comments = parse_comments(entry.text) if entry.text and "#" in entry.text else {}
    text = write_yaml(entry.value, model, languages, comments)
    tree = parse_yaml(text)
    origin = entry.origin(path)
    if tree.faults or not isinstance(tree.value, dict):
        for fault in tree.faults:
            _refuse(entry, Problem(path, origin.position(), fault.rule, fault.message, fault.hint))
        return
    try:
        entry.record, entry.text = validate_record(entry.key, tree.value), text
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if not is_echo(detail):
                found = violation_of(detail, model)
                hint = _ADD if found.rule == "missing-key" else found.hint
                _refuse(entry, origin.problem(found.rule, found.message, hint, at=found.location))


_ADD = say("add a column for it, or give all rows a value: --set KEY=VALUE")


def _refuse(entry: _Entry, problem: Problem) -> None:
    entry.record = None
    for draft in entry.drafts:
        draft.is_refused = True
    row = next((each for each in entry.drafts if each.row == problem.position.line), entry.drafts[0])
    row.problems.append(problem)


def _check(entries: Mapping[Key, _Entry], directory: Directory, path: str) -> list[Problem]:
    """Refuses what `imenik check` would call an error, until nothing is left to refuse; warnings are told of."""
    changed = {key: entry for key, entry in entries.items() if any(entry.filled.values())}
    before = {_told(problem) for problem in checks.run(directory)}
    while True:
        good = dict(_good(changed))
        whole = directory.with_records(
            (key, each.record, each.origin(path)) for key, each in good.items() if each.record
        )
        found = [each for each in checks.run(whole) if _told(each) not in before] if good else []
        by_row = {draft.row: entry for entry in good.values() for draft in entry.drafts}
        wrong = [each for each in found if each.severity is Severity.ERROR and each.path == path]
        for problem in wrong:
            _refuse(by_row[problem.position.line], problem)
        _refuse_users(good, directory, path)
        if not wrong:
            break
    for problem in found:
        if problem.path == path:
            _row(by_row[problem.position.line], problem).problems.append(problem)
    return [problem for problem in found if problem.path != path]


def _refuse_users(good: Mapping[Key, _Entry], directory: Directory, path: str) -> None:
    """Refuses what refers to new entries that are refused, and what refers to that: else each check finds one link."""
    users: dict[Key, list[tuple[_Entry, Location]]] = defaultdict(list)
    for entry in good.values():
        for at, to, id_ in referred(entry.record) if entry.record else ():
            users[to, id_].append((entry, at))
    refused = [key for key, entry in good.items() if entry.record is None]
    while refused:
        kind, id_ = refused.pop()
        for entry, at in users[kind, id_] if id_ not in directory.of_kind(kind) else ():
            if entry.record:
                _refuse(entry, unknown(entry.origin(path), at, kind, id_))
                refused.append(entry.key)


def _row(entry: _Entry, problem: Problem) -> Draft:
    return next(draft for draft in entry.drafts if draft.row == problem.position.line)


def _told(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message.render()


def _result(draft: Draft, entries: Mapping[Key, _Entry]) -> Result:
    entry = entries.get(draft.key) if draft.key else None
    fields = tuple(entry.filled.get(draft.row, ())) if entry else ()
    is_first = entry is not None and entry.drafts and entry.drafts[0] is draft
    if draft.is_refused or entry is None:
        outcome = Outcome.REFUSED
    elif draft.is_new and is_first:
        outcome = Outcome.CREATED
    else:
        outcome = Outcome.FILLED if fields else Outcome.UNCHANGED
    problems = tuple(sorted(draft.problems, key=lambda problem: problem.order))
    return Result(draft.row, outcome, draft.key, fields, problems)
