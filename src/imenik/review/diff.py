"""The effect of a change on the directory: which entries are added, changed, moved and removed, and in which fields.

Both states are loaded data folders; no code of either is run. The comparison is written as JSON by a workflow without
permissions and read by another one, which trusts nothing in it; its allowed content and size are defined here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field

from imenik.i18n.messages import Message, Problem
from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.model import KINDS, Kind, Meeting, Part, Record
from imenik.model.shape import field_names
from imenik.model.values import PartialDate
from imenik.store.directory import Directory
from imenik.store.paths import path_of

MAX_COMPARISON_SIZE = 1024 * 1024
"""The largest comparison that is read, in bytes."""
MAX_UNTIDY_FILES = 20
MAX_VALUE_LENGTH = 300
"""The most characters of a value that are kept."""
ShortText = Annotated[
    str, Field(max_length=MAX_VALUE_LENGTH + 1, pattern=r"^[^\x00-\x1f\x7f\u200b\u2028-\u202e\u2066-\u2069]*$")
]
Identifier = Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class FieldChange(Part):
    """A field with its values before and after; empty if there is none."""

    field: Identifier
    before: ShortText = ""
    after: ShortText = ""


class EntryChange(Part):
    """What happens to an entry."""

    what: Literal["added", "changed", "moved", "removed", "lost"]
    """`lost` is a removal without an entry or a notice at the address; dates of a series cannot be taken over."""
    kind: Kind
    key: ShortText
    title: ShortText
    former: ShortText = ""
    """The former key of a moved entry."""
    fields: Annotated[tuple[FieldChange, ...], Field(max_length=60)] = ()


class FlatMessage(Part):
    """A message of the catalogues with its values, which can be translated into any language."""

    text: Annotated[ShortText, Field(min_length=1)]
    values: Annotated[dict[Identifier, ShortText], Field(max_length=20)] = Field(default_factory=dict)


class NestedMessage(Part):
    """A message whose values may be messages as well."""

    text: Annotated[ShortText, Field(min_length=1)]
    values: Annotated[dict[Identifier, ShortText | FlatMessage], Field(max_length=20)] = Field(default_factory=dict)


class ReportedProblem(Part):
    """A problem: the sentence in English, and the messages that it consists of."""

    path: ShortText
    line: Count
    severity: Literal["error", "warning"]
    rule: Annotated[str, Field(pattern="^[a-z0-9-]{1,60}$")]
    sentence: ShortText
    messages: Annotated[tuple[NestedMessage, ...], Field(max_length=2)] = ()


class LogoChange(Part):
    """A logo in use, by the name of its file."""

    what: Literal["added", "changed", "removed"]
    name: ShortText


class Comparison(Part):
    """The whole effect of a change."""

    changes: tuple[EntryChange, ...] = ()
    more_changes: Count = 0
    logos: tuple[LogoChange, ...] = ()
    vocabularies: Annotated[tuple[ShortText, ...], Field(max_length=20)] = ()
    """Vocabularies whose terms differ."""
    problems: tuple[ReportedProblem, ...] = ()
    """Only new ones."""
    more_problems: Count = 0
    standing: Count = 0
    """The number of problems that existed before."""
    untidy: Annotated[tuple[ShortText, ...], Field(max_length=MAX_UNTIDY_FILES)] = ()
    """Files of changed entries that are not in the canonical layout."""


@dataclass(frozen=True)
class Snapshot:
    """A data folder as loaded: its entries, their problems, and the hashes of logos."""

    folder: str
    directory: Directory
    problems: Sequence[Problem] = ()
    logos: Mapping[str, str] = field(default_factory=dict)


def compare(base: Snapshot, head: Snapshot) -> Comparison:
    """The effect of a change from `base` to `head`."""
    before, after = base.directory, head.directory
    names = {*before.vocabularies, *after.vocabularies}
    vocabularies = {name for name in names if _has_other_terms(before, after, name)}
    new = new_problems(base, head)
    return Comparison(
        changes=tuple(_changes(before, after)),
        logos=tuple(_logos(base.logos, head.logos)),
        vocabularies=tuple(sorted(vocabularies)),
        problems=tuple(_reported(problem, head.folder) for problem in sorted(new, key=_severity_and_order)),
        standing=len(head.problems) - len(new),
    )


def new_problems(base: Snapshot, head: Snapshot) -> list[Problem]:
    """The problems of `head` that are not in `base`, regardless of their line."""
    known = Counter(_identity(problem, base.folder) for problem in base.problems)
    new = []
    for problem in head.problems:
        identity = _identity(problem, head.folder)
        if known[identity]:
            known[identity] -= 1
        else:
            new.append(problem)
    return new


def truncated(whole: Comparison) -> Comparison:
    """As much of a comparison as may be read again; what is left out is counted."""
    result, most = whole, max(len(whole.changes), len(whole.problems), len(whole.logos))
    while len(result.model_dump_json(indent=1).encode()) > MAX_COMPARISON_SIZE:
        most //= 2
        changes, problems = whole.changes[:most], whole.problems[:most]
        result = whole.model_copy(
            update={
                "changes": changes,
                "more_changes": len(whole.changes) - len(changes),
                "logos": whole.logos[:most],
                "problems": problems,
                "more_problems": len(whole.problems) - len(problems),
            }
        )
    return result


def _severity_and_order(problem: Problem) -> tuple[object, ...]:
    return (problem.severity, *problem.order)


def _identity(problem: Problem, folder: str) -> tuple[str, str, str]:
    """What identifies a problem in both folders: neither its line nor the path of the folder."""
    return (_below(problem.path, folder), problem.rule, problem.sentence().replace(f"{folder}/", ""))


def _below(path: str, folder: str) -> str:
    return path.removeprefix(f"{folder}/")


def _logos(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[LogoChange]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            what: Any = "added" if name not in before else "removed" if name not in after else "changed"
            yield LogoChange(what=what, name=short_text(name))


def _changes(base: Directory, head: Directory) -> Iterator[EntryChange]:
    for model in KINDS:
        before, after = base.of_kind(model.kind), head.of_kind(model.kind)
        moved = {old: new for new, record in after.items() for old in record.former_ids if old in before}
        for key in sorted({*before, *after}):
            if key in moved or (model.kind, key) in head.unreadable or before.get(key) == after.get(key):
                continue
            if key not in after:
                is_told = model is Meeting or (model.kind, key) in head.removed
                yield _change("removed" if is_told else "lost", before[key], None)
            elif key not in before:
                former = next((old for old, new in moved.items() if new == key and old not in after), "")
                yield _change("moved" if former else "added", before.get(former), after[key])
            else:
                yield _change("changed", before[key], after[key])


def _change(what: Any, old: Record | None, new: Record | None) -> EntryChange:
    record = new or old
    assert record is not None  # noqa: S101 - one of the two is given
    fields = tuple(_differences(old, new)) if new else ()
    former = old.key if what == "moved" and old else ""
    return EntryChange(what=what, kind=record.kind, key=record.key, title=_title(record), former=former, fields=fields)


def _differences(old: Record | None, new: Record) -> Iterator[FieldChange]:
    for name in field_names(type(new)):
        before, after = getattr(old, name, None), getattr(new, name)
        if before != after and (old or after not in (None, (), False)):
            yield FieldChange(field=name, before=short_text(before), after=short_text(after))


def _title(record: Record) -> str:
    text = getattr(record, "name", None) or getattr(record, "title", None)
    return short_text(next(iter(text.values()))) if text else record.key


def _has_other_terms(base: Directory, head: Directory, name: str) -> bool:
    return base.terms(name) != head.terms(name) and ("vocabulary", name) not in head.unreadable


def _reported(problem: Problem, folder: str) -> ReportedProblem:
    return ReportedProblem(
        path=short_text(f"data/{_below(problem.path, folder)}"),
        line=problem.position.line,
        severity=problem.severity.value,
        rule=problem.rule,
        sentence=short_text(problem.sentence()),
        messages=tuple(_nested(message) for message in (problem.message, problem.hint) if message),
    )


def _nested(message: Message) -> NestedMessage:
    return NestedMessage(
        text=message.text,
        values={
            name: FlatMessage(text=value.text, values=_plain(value))
            if isinstance(value, Message)
            else short_text(str(value))
            for name, value in message.values.items()
        },
    )


def _plain(message: Message) -> dict[str, str]:
    rendered = {
        name: value.render() if isinstance(value, Message) else str(value) for name, value in message.values.items()
    }
    return {name: short_text(value) for name, value in rendered.items()}


def short_text(value: object) -> str:
    """A value of an entry on one line, shortened if necessary."""
    line = "".join(character if character.isprintable() else " " for character in _words(value))
    line = " ".join(line.split())
    return line if len(line) <= MAX_VALUE_LENGTH else f"{line[:MAX_VALUE_LENGTH]}…"


def _words(value: object) -> str:
    if isinstance(value, Text):
        return " / ".join(text if tag == SAME_EVERYWHERE else f"{tag}: {text}" for tag, text in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, Part):
        return " ".join(f"{_words(child)}" for child in vars(value).values() if child not in (None, (), False))
    if isinstance(value, PartialDate):
        return "-".join(f"{number:02}" for number in (value.year, value.month, value.day) if number)
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="minutes")
    return "" if value is None or value is False else str(value).lower() if value is True else str(value)


def file_of(change: EntryChange) -> str:
    """The path of an entry's file below the data folder."""
    return path_of((change.kind, change.key))
