"""What a change does to the directory: which entries come, go, move and differ, and in which fields.

Both states are data folders that were read; nothing of either is run. The comparison can be written as JSON and read
again, since it is made by a workflow without rights and told by another one, which trusts nothing in it: what it may
hold, and how much, is said here.
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
"""Bytes of a comparison that is read at all."""
MAX_UNTIDY_FILES = 20
MAX_VALUE_LENGTH = 300
"""Characters of one value that are told."""
ShortText = Annotated[
    str, Field(max_length=MAX_VALUE_LENGTH + 1, pattern=r"^[^\x00-\x1f\x7f\u200b\u2028-\u202e\u2066-\u2069]*$")
]
Identifier = Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class FieldChange(Part):
    """A field with its values before and after; empty where there was or is none."""

    field: Identifier
    before: ShortText = ""
    after: ShortText = ""


class EntryChange(Part):
    """What happens to one entry."""

    what: Literal["added", "changed", "moved", "removed", "lost"]
    """`lost` is removed without any entry that keeps its address, which the date of a series cannot be given."""
    kind: Kind
    key: ShortText
    title: ShortText
    former: ShortText = ""
    """The key that a moved entry had."""
    fields: Annotated[tuple[FieldChange, ...], Field(max_length=60)] = ()


class FlatMessage(Part):
    """A message of the catalogues with its values, so that it can be told in any language."""

    text: Annotated[ShortText, Field(min_length=1)]
    values: Annotated[dict[Identifier, ShortText], Field(max_length=20)] = Field(default_factory=dict)


class NestedMessage(Part):
    """A message some of whose values are messages as well."""

    text: Annotated[ShortText, Field(min_length=1)]
    values: Annotated[dict[Identifier, ShortText | FlatMessage], Field(max_length=20)] = Field(default_factory=dict)


class ReportedProblem(Part):
    """A problem: in English, and as the messages that it was made of."""

    path: ShortText
    line: Count
    severity: Literal["error", "warning"]
    rule: Annotated[str, Field(pattern="^[a-z0-9-]{1,60}$")]
    sentence: ShortText
    messages: Annotated[tuple[NestedMessage, ...], Field(max_length=2)] = ()


class LogoChange(Part):
    """A picture that an organisation shows, by the name of its file."""

    what: Literal["added", "changed", "removed"]
    name: ShortText


class Comparison(Part):
    """All that a change does."""

    changes: tuple[EntryChange, ...] = ()
    more_changes: Count = 0
    logos: tuple[LogoChange, ...] = ()
    vocabularies: Annotated[tuple[ShortText, ...], Field(max_length=20)] = ()
    """Those with other words than before."""
    problems: tuple[ReportedProblem, ...] = ()
    """Those that were not there before."""
    more_problems: Count = 0
    standing: Count = 0
    """How many problems there were before as well."""
    untidy: Annotated[tuple[ShortText, ...], Field(max_length=MAX_UNTIDY_FILES)] = ()
    """Files of entries that differ and are not in the usual layout."""


@dataclass(frozen=True)
class Snapshot:
    """A data folder that was read: its entries, their problems, and what tells two files of a logo apart."""

    folder: str
    directory: Directory
    problems: Sequence[Problem] = ()
    logos: Mapping[str, str] = field(default_factory=dict)


def compare(base: Snapshot, head: Snapshot) -> Comparison:
    """What becomes of `base` in `head`."""
    before, after = base.directory, head.directory
    others = {name for name in {*before.vocabularies, *after.vocabularies} if _other(before, after, name)}
    new = new_problems(base, head)
    return Comparison(
        changes=tuple(_changes(before, after)),
        logos=tuple(_logos(base.logos, head.logos)),
        vocabularies=tuple(sorted(others)),
        problems=tuple(_told(each, head.folder) for each in sorted(new, key=lambda it: (it.severity, *it.order))),
        standing=len(head.problems) - len(new),
    )


def new_problems(base: Snapshot, head: Snapshot) -> list[Problem]:
    """The problems of `head` that `base` has not, wherever in their file they stand."""
    known = Counter(_identity(each, base.folder) for each in base.problems)
    new = []
    for each in head.problems:
        identity = _identity(each, head.folder)
        if known[identity]:
            known[identity] -= 1
        else:
            new.append(each)
    return new


def truncated(whole: Comparison) -> Comparison:
    """As much of a comparison as is read again; what is left out is counted."""
    found, most = whole, max(len(whole.changes), len(whole.problems), len(whole.logos))
    while len(found.model_dump_json(indent=1).encode()) > MAX_COMPARISON_SIZE:
        most //= 2
        changes, problems = whole.changes[:most], whole.problems[:most]
        found = whole.model_copy(
            update={
                "changes": changes,
                "more_changes": len(whole.changes) - len(changes),
                "logos": whole.logos[:most],
                "problems": problems,
                "more_problems": len(whole.problems) - len(problems),
            }
        )
    return found


def _identity(problem: Problem, folder: str) -> tuple[str, str, str]:
    """What is the same of a problem in two folders: not its line, and not where the folder lies."""
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
                yield _change("removed" if model is Meeting else "lost", before[key], None)
            elif key not in before:
                former = next((old for old, new in moved.items() if new == key and old not in after), "")
                yield _change("moved" if former else "added", before.get(former), after[key])
            else:
                yield _change("changed", before[key], after[key])


def _change(what: Any, old: Record | None, new: Record | None) -> EntryChange:
    record = new or old
    assert record is not None  # noqa: S101 - one of the two is there
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


def _other(base: Directory, head: Directory, name: str) -> bool:
    return base.terms(name) != head.terms(name) and ("vocabulary", name) not in head.unreadable


def _told(problem: Problem, folder: str) -> ReportedProblem:
    return ReportedProblem(
        path=short_text(f"data/{_below(problem.path, folder)}"),
        line=problem.position.line,
        severity=problem.severity.value,
        rule=problem.rule,
        sentence=short_text(problem.sentence()),
        messages=tuple(_carried(each) for each in (problem.message, problem.hint) if each),
    )


def _carried(message: Message) -> NestedMessage:
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
    rendered = {name: it.render() if isinstance(it, Message) else str(it) for name, it in message.values.items()}
    return {name: short_text(value) for name, value in rendered.items()}


def short_text(value: object) -> str:
    """A value of an entry on one line, cut where it is long."""
    line = "".join(each if each.isprintable() else " " for each in _words(value))
    line = " ".join(line.split())
    return line if len(line) <= MAX_VALUE_LENGTH else f"{line[:MAX_VALUE_LENGTH]}…"


def _words(value: object) -> str:
    if isinstance(value, Text):
        return " / ".join(text if tag == SAME_EVERYWHERE else f"{tag}: {text}" for tag, text in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, Part):
        return " ".join(f"{_words(each)}" for each in vars(value).values() if each not in (None, (), False))
    if isinstance(value, PartialDate):
        return "-".join(f"{each:02}" for each in (value.year, value.month, value.day) if each)
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="minutes")
    return "" if value is None or value is False else str(value).lower() if value is True else str(value)


def file_of(change: EntryChange) -> str:
    """The file of an entry below the data folder."""
    return path_of((change.kind, change.key))
