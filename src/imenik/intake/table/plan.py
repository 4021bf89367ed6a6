"""Plans the import of a table: which rows create entries, add to existing ones, change nothing, or are refused.

Nothing is written here, and existing values of entries are never replaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import ValidationError

from imenik import checks
from imenik.checks import needed_fields
from imenik.checks.references import references_in, unknown_reference
from imenik.i18n.messages import Location, Message, Position, Problem, Severity, say
from imenik.intake.table.entry_draft import EntryDraft, RowOutcome, RowResult
from imenik.model import VOCABULARIES, Record
from imenik.model.fields import questions
from imenik.store.directory import Directory, Origin
from imenik.store.formatter import format_text
from imenik.store.paths import Key, model_of, path_of, validate_record
from imenik.store.validation import is_echo, violation_of
from imenik.store.yaml_comments import parse_comments
from imenik.store.yaml_reader import Node, Tree, parse_yaml
from imenik.store.yaml_writer import write_yaml


@dataclass(frozen=True)
class ImportPlan:
    """The results of all rows in order; the texts of new files, and of existing files that are extended."""

    results: tuple[RowResult, ...]
    created: Mapping[Key, str]
    filled: Mapping[Key, str]
    problems: tuple[Problem, ...] = ()
    """Problems of entries that no row is about."""


@dataclass
class _PlannedEntry:
    """An entry that one or more rows are about, with their values added."""

    key: Key
    text: str | None
    """The text of its file; None for a new entry."""
    value: dict[str, Node]
    drafts: list[EntryDraft] = field(default_factory=list)
    filled: dict[int, list[str]] = field(default_factory=dict)
    record: Record | None = None
    shown: str = ""
    """The text that its file would have."""

    def origin(self, path: str) -> Origin:
        """The cells that the values came from, so that problems are reported at these."""
        positions: dict[Location, Position] = {(): Position(self.drafts[0].row, 1)}
        for draft in reversed(self.drafts):
            positions |= {(name,): position for name, position in draft.positions.items()}
        return Origin(path, parsed=Tree(value_positions=positions))


def plan_import(
    drafts: Sequence[EntryDraft],
    texts: Mapping[Key, str],
    directory: Directory,
    path: str,
    languages: Sequence[str],
    progress: Callable[[Message], None] = lambda _: None,
) -> ImportPlan:
    """The plan for rows whose entries are known (`EntryDraft.key`); `texts` are the existing files."""
    entries: dict[Key, _PlannedEntry] = {}
    for draft in drafts:
        if draft.key and not draft.is_left_out:
            _add_row(entries, draft, texts, languages)
    progress(say("entries to check: {number}", number=len(entries)))
    for entry in entries.values():
        _build(entry, path, languages)
    elsewhere = _check(entries, directory, path)
    valid = dict(_valid(entries))
    extended = {key: entry for key, entry in valid.items() if key in texts and any(entry.filled.values())}
    return ImportPlan(
        tuple(_result(draft, entries) for draft in drafts),
        {key: entry.text for key, entry in valid.items() if entry.text and key not in texts},
        {key: entry.text for key, entry in extended.items() if entry.text},
        tuple(elsewhere),
    )


def _valid(entries: Mapping[Key, _PlannedEntry]) -> Iterator[tuple[Key, _PlannedEntry]]:
    return ((key, entry) for key, entry in entries.items() if entry.record)


def _add_row(
    entries: dict[Key, _PlannedEntry], draft: EntryDraft, texts: Mapping[Key, str], languages: Sequence[str]
) -> None:
    """Add a row to its entry; the entry's file is formatted first, which must not change its content."""
    assert draft.key  # noqa: S101 - checked by the caller
    entry = entries.get(draft.key)
    if entry is None:
        base = format_text(texts[draft.key], draft.key, path_of(draft.key), languages) if draft.key in texts else None
        if base and base.problems:
            draft.problems += base.problems
            draft.is_refused = True
            return
        text = base.text if base else None
        tree = parse_yaml(text).value if text is not None else None
        entry = entries[draft.key] = _PlannedEntry(draft.key, text, dict(tree) if isinstance(tree, dict) else {})
    entry.drafts.append(draft)
    filled = list(_fill_gaps(entry, draft))
    entry.filled[draft.row] = filled


def _fill_gaps(entry: _PlannedEntry, draft: EntryDraft) -> Iterator[str]:
    """Fill empty fields of the entry with the values of a row and return their names; report differing values."""
    is_new = entry.text is None and len(entry.drafts) == 1
    for name, value in draft.fields.items():
        if name in draft.by_default and not is_new:
            continue
        have = entry.value.get(name)
        if name == "sources" and isinstance(have, list) and isinstance(value, list):
            if new := _new_sources(have, value):
                entry.value[name] = [*have, *new]
                yield name
        elif have is None:
            entry.value[name] = value
            yield name
        elif isinstance(have, dict) and isinstance(value, dict):
            explicit = {key: item for key, item in value.items() if (name, key) in draft.explicit_subkeys}
            missing = {key: item for key, item in explicit.items() if key not in have}
            if missing:
                entry.value[name] = {**have, **missing}
                yield name
            kept = [key for key in value if key not in missing and not _includes(have.get(key), value[key])]
            _report_kept(draft, name, {key: value[key] for key in kept})
        elif name not in draft.unreported and not _includes(have, value):
            _report_kept(draft, name, value)


def _new_sources(have: list[Node], more: list[Node]) -> list[Node]:
    """The sources whose address, or else whose title, an entry does not have yet."""
    known = {_source_key(source) for source in have}
    return [source for source in more if _source_key(source) not in known]


def _source_key(source: Node) -> str:
    parts = source if isinstance(source, dict) else {}
    return str(parts.get("url") or parts.get("title")).rstrip("/")


def _report_kept(draft: EntryDraft, name: str, value: Node) -> None:
    if value and name not in draft.unreported:
        shown = ", ".join(_texts(value))
        message = say('the entry has another value for "{field}", which is kept; this is not used: {value}',
                      field=name, value=shown)  # fmt: skip
        draft.report(name, "kept", message)


def _includes(have: Node, value: Node) -> bool:
    """Whether the value of an entry includes that of a row, such as each item of a list."""
    mine, theirs = set(_texts(have)), set(_texts(value))
    return theirs <= mine


def _texts(value: Node) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        yield " ".join(value.split())


def _build(entry: _PlannedEntry, path: str, languages: Sequence[str]) -> None:
    """Set text and record of the entry; if it is invalid, refuse its rows."""
    model = model_of(entry.key)
    comments = parse_comments(entry.text) if entry.text and "#" in entry.text else {}
    text = entry.shown = write_yaml(entry.value, model, languages, comments)
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
                violation = violation_of(detail, model)
                is_missing = violation.rule == "missing-key"
                hint = _remedy(str(violation.message.values["key"]), model) if is_missing else violation.hint
                _refuse(entry, origin.problem(violation.rule, violation.message, hint, at=violation.location))
    for need in needed_fields.unmet(model.model_construct(**cast(dict[str, Any], entry.value))):
        if need.rule == "missing-key":
            _refuse(entry, origin.problem(need.rule, need.message, _remedy(need.at, model), at=(need.at,)))
    if any(draft.is_refused for draft in entry.drafts):
        entry.record = None
        for draft in entry.drafts:
            draft.is_refused = True


def _remedy(name: str, model: type[Record]) -> Message:
    """How a missing field comes to all rows of a table."""
    asked = next((question for question in questions(model) if question.name == name), None)
    if asked is None or not (asked.choices or asked.refers in VOCABULARIES):
        return say("add a column for it, or give all rows the same value: --set {key}=VALUE", key=name)
    return say(
        "add a column for it, or give all rows the same value: --set {key}=VALUE ({values})",
        key=name,
        values=", ".join(choice.value for choice in asked.choices)
        or say("the words are in {file}", file=f"vocabulary/{asked.refers}.yml"),
    )


def _refuse(entry: _PlannedEntry, problem: Problem) -> None:
    entry.record = None
    for draft in entry.drafts:
        draft.is_refused = True
    row = next((draft for draft in entry.drafts if draft.row == problem.position.line), entry.drafts[0])
    row.problems.append(problem)


def _check(entries: Mapping[Key, _PlannedEntry], directory: Directory, path: str) -> list[Problem]:
    """Refuse rows for which `imenik check` would report errors, until there are none; report warnings."""
    changed = {key: entry for key, entry in entries.items() if any(entry.filled.values())}
    before = {_problem_key(problem) for problem in checks.run(directory)}
    while True:
        good = dict(_valid(changed))
        whole = directory.with_records(
            (key, entry.record, entry.origin(path)) for key, entry in good.items() if entry.record
        )
        problems = [problem for problem in checks.run(whole) if _problem_key(problem) not in before] if good else []
        by_row = {draft.row: entry for entry in good.values() for draft in entry.drafts}
        wrong = [problem for problem in problems if problem.severity is Severity.ERROR and problem.path == path]
        for problem in wrong:
            _refuse(by_row[problem.position.line], problem)
        _refuse_referring(good, directory, path)
        if not wrong:
            break
    for problem in problems:
        if problem.path == path:
            _draft_at(by_row[problem.position.line], problem).problems.append(problem)
    return [problem for problem in problems if problem.path != path]


def _refuse_referring(good: Mapping[Key, _PlannedEntry], directory: Directory, path: str) -> None:
    """Refuse entries that refer to refused new ones, transitively; otherwise each link would take another check."""
    users: dict[Key, list[tuple[_PlannedEntry, Location]]] = defaultdict(list)
    for entry in good.values():
        for location, to, id_ in references_in(entry.record) if entry.record else ():
            users[to, id_].append((entry, location))
    refused = [key for key, entry in good.items() if entry.record is None]
    while refused:
        kind, id_ = refused.pop()
        for entry, location in users[kind, id_] if id_ not in directory.of_kind(kind) else ():
            if entry.record:
                _refuse(entry, unknown_reference(entry.origin(path), location, kind, id_))
                refused.append(entry.key)


def _draft_at(entry: _PlannedEntry, problem: Problem) -> EntryDraft:
    return next(draft for draft in entry.drafts if draft.row == problem.position.line)


def _problem_key(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message.render()


def _result(draft: EntryDraft, entries: Mapping[Key, _PlannedEntry]) -> RowResult:
    entry = entries.get(draft.key) if draft.key else None
    fields = tuple(entry.filled.get(draft.row, ())) if entry else ()
    is_first = entry is not None and entry.drafts and entry.drafts[0] is draft
    if draft.is_left_out:
        outcome = RowOutcome.LEFT_OUT
    elif draft.is_refused or entry is None:
        outcome = RowOutcome.REFUSED
    elif draft.is_new and is_first:
        outcome = RowOutcome.CREATED
    else:
        outcome = RowOutcome.FILLED if fields else RowOutcome.UNCHANGED
    problems = tuple(sorted(draft.problems, key=lambda problem: problem.order))
    return RowResult(draft.row, outcome, draft.key, fields, problems, entry.shown if entry else "")
