"""What a change does to the directory: which entries come, go, move and differ, and in which fields.

Both states are data folders that were read; nothing of either is run. The comparison can be written as JSON and read
again, since it is made by a workflow without rights and told by another one, which trusts nothing in it: what it may
hold, and how much, is said here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from imenik.directory import Directory
from imenik.filing import path_of
from imenik.model import KINDS, Kind, Meeting, Part, Record
from imenik.model.shape import field_names
from imenik.problem import Problem
from imenik.texts import SAME_EVERYWHERE, Text
from imenik.values import PartialDate

MOST_CHANGES = 300
MOST_PROBLEMS = 300
MOST_UNTIDY = 20
LONGEST = 300
"""Characters of one value that are told."""
Short = Annotated[str, Field(max_length=LONGEST + 1, pattern=r"^[^\x00-\x1f\x7f\u200b\u2028-\u202e\u2066-\u2069]*$")]
Number = Annotated[int, Field(ge=0, le=1_000_000)]


class Difference(Part):
    """A field with its values before and after; empty where there was or is none."""

    field: Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
    before: Short = ""
    after: Short = ""


class Change(Part):
    """What happens to one entry."""

    what: Literal["added", "changed", "moved", "removed", "lost"]
    """`lost` is removed without any entry that keeps its address, which the date of a series cannot be given."""
    kind: Kind
    key: Short
    title: Short
    former: Short = ""
    """The key that a moved entry had."""
    fields: Annotated[tuple[Difference, ...], Field(max_length=60)] = ()


class Told(Part):
    """A problem in the words of one language."""

    path: Short
    line: Number
    severity: Literal["error", "warning"]
    rule: Annotated[str, Field(pattern="^[a-z0-9-]{1,60}$")]
    sentence: Short


class Comparison(Part):
    """All that a change does."""

    changes: Annotated[tuple[Change, ...], Field(max_length=MOST_CHANGES)] = ()
    more_changes: Number = 0
    vocabularies: Annotated[tuple[Short, ...], Field(max_length=20)] = ()
    """Those with other words than before."""
    problems: Annotated[tuple[Told, ...], Field(max_length=MOST_PROBLEMS)] = ()
    more_problems: Number = 0
    untidy: Annotated[tuple[Short, ...], Field(max_length=MOST_UNTIDY)] = ()
    """Files of entries that differ and are not in the usual layout."""


def compare(base: Directory, head: Directory, problems: Sequence[Problem], folder: str) -> Comparison:
    """What becomes of `base` in `head`, whose problems these are; their paths begin with `folder`, which is data/."""
    changes = list(_changes(base, head))
    others = {name for name in {*base.vocabularies, *head.vocabularies} if _other(base, head, name)}
    told = [_told(each, folder) for each in sorted(problems, key=lambda each: (each.severity, *each.order))]
    return Comparison(
        changes=tuple(changes[:MOST_CHANGES]),
        more_changes=max(0, len(changes) - MOST_CHANGES),
        vocabularies=tuple(sorted(others)),
        problems=tuple(told[:MOST_PROBLEMS]),
        more_problems=max(0, len(told) - MOST_PROBLEMS),
    )


def _changes(base: Directory, head: Directory) -> Iterator[Change]:
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


def _change(what: Any, old: Record | None, new: Record | None) -> Change:
    record = new or old
    assert record is not None  # noqa: S101 - one of the two is there
    fields = tuple(_differences(old, new)) if new else ()
    former = old.key if what == "moved" and old else ""
    return Change(what=what, kind=record.kind, key=record.key, title=_title(record), former=former, fields=fields)


def _differences(old: Record | None, new: Record) -> Iterator[Difference]:
    for name in field_names(type(new)):
        before, after = getattr(old, name, None), getattr(new, name)
        if before != after and (old or after not in (None, (), False)):
            yield Difference(field=name, before=shown(before), after=shown(after))


def _title(record: Record) -> str:
    text = getattr(record, "name", None) or getattr(record, "title", None)
    return shown(next(iter(text.values()))) if text else record.key


def _other(base: Directory, head: Directory, name: str) -> bool:
    return base.terms(name) != head.terms(name) and ("vocabulary", name) not in head.unreadable


def _told(problem: Problem, folder: str) -> Told:
    path = problem.path.removeprefix(f"{folder}/")
    return Told(
        path=shown(path),
        line=problem.position.line,
        severity=problem.severity.value,
        rule=problem.rule,
        sentence=shown(problem.sentence()),
    )


def shown(value: object) -> str:
    """A value of an entry on one line, cut where it is long."""
    line = "".join(each if each.isprintable() else " " for each in _words(value))
    line = " ".join(line.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


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


def file_of(change: Change) -> str:
    """The file of an entry below the data folder."""
    return path_of((change.kind, change.key))
