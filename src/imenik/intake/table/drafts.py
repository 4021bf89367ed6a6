"""The rows of a table as drafts of entries: their values with the cells these came from, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, Severity, say
from imenik.intake.normalization import Remark
from imenik.intake.table.cells import Cells
from imenik.intake.table.columns import Column, Head, Lexicon, Target
from imenik.intake.table.row_matching import Register, Traits, shared_sites
from imenik.intake.table.sheet import Fault, Row, Sheet
from imenik.intake.table.sticky_notes import title_of
from imenik.model.fields import Input
from imenik.store.paths import Key
from imenik.store.yaml_reader import Node

_KINDS = ("organisations", "projects")
"""What a cell may name that a row of the same table is."""


@dataclass
class Draft:
    """One row on its way to be an entry."""

    path: str
    row: int
    fields: dict[str, Node] = field(default_factory=dict)
    places: dict[str, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    wanted: str = ""
    """The id that the row names."""
    by_default: set[str] = field(default_factory=set)
    """Fields that a new entry gets and no cell says."""
    explicit: set[tuple[str, str]] = field(default_factory=set)
    """Fields and keys in them that a column stands for: `about` and `en`, `links` and `facebook`."""
    silent: set[str] = field(default_factory=set)
    """Fields that say something that is not told of where the entry says it otherwise: by these it was found."""
    key: Key | None = None
    is_new: bool = False
    is_refused: bool = False

    def tell(self, name: str, rule: str, message: Message, hint: Message | None = None, *, error: bool = False) -> None:
        """Says something of a field of this row; an error refuses the row."""
        severity = Severity.ERROR if error else Severity.WARNING
        place = self.places.get(name, Position(self.row, 1))
        self.problems.append(Problem(self.path, place, rule, message, hint, severity))
        self.is_refused |= error


@dataclass(frozen=True)
class Maker:
    """Makes drafts of the rows of a sheet."""

    kind: str
    head: Head
    cells: Cells
    lexicon: Lexicon
    path: str
    defaults: Mapping[str, str]
    source: Node = None
    """The source of all rows that name none."""
    added: str = ""

    def drafts(self, sheet: Sheet, register: Register) -> list[Draft]:
        """All rows below the headings, each with the entry that it is about."""
        rows = [row for row in sheet.rows if row.number > self.head.row]
        drafts = [self.draft(row) for row in rows]
        traits = [self.traits(draft, register) for draft in drafts]
        register.shared = shared_sites(traits)
        for draft, each in zip(drafts, traits, strict=True):
            self.settle(draft, each, register)
        for row, draft in zip(rows, drafts, strict=True):
            for column in self.referring():
                self.put(draft, row, column)
            self.complete(draft)
        by_row = {draft.row: draft for draft in drafts}
        for fault in sheet.faults:
            if fault.row in by_row:
                by_row[fault.row].problems.append(_unreadable(self.path, fault))
        return drafts

    def draft(self, row: Row) -> Draft:
        """A row as a draft, but for what names other entries."""
        draft = Draft(self.path, row.number)
        for column in self.head.columns:
            if column.target is None:
                draft.wanted = _cell(row, column)
            elif not refers(column.target):
                self.put(draft, row, column)
        about = draft.fields.get("about")
        if self.head.is_board and isinstance(about, dict):
            tag, note = next(iter(about.items()))
            draft.fields["title"] = {tag: title_of(str(note))}
            draft.places["title"] = draft.places["about"]
        return draft

    def put(self, draft: Draft, row: Row, column: Column) -> None:
        """What a cell says, into the draft."""
        target = cast(Target, column.target)
        name, text = target.question.name, _cell(row, column)
        if self.head.is_board and name in draft.fields:
            return
        understood = self.cells.understood(target, text)
        place = Position(draft.row, column.number)
        for remark in understood.remarks:
            draft.problems.append(_not_understood(self.path, place, column, remark))
        if understood.value is None:
            return
        draft.places.setdefault(name, place)
        if target.part:
            have = draft.fields.setdefault(name, {})
            assert isinstance(have, dict)  # noqa: S101 - a part is made here only
            have[target.part.name] = understood.value
            draft.explicit.add((name, target.part.name))
        else:
            draft.fields[name] = self.joined(draft.fields.get(name), understood.value)
            draft.explicit |= {(name, target.tag)} if target.tag else set()

    def joined(self, have: Node, more: Node) -> Node:
        """The values of two columns of one field: `Name` beside `Name (de)` is in the language of the table."""
        if have is None:
            return more
        one, other = (each if isinstance(each, dict) else {self.cells.tag: each} for each in (have, more))
        return {**one, **other}

    def referring(self) -> list[Column]:
        """The columns that name other entries, which may be rows of this table."""
        return [column for column in self.head.columns if column.target and refers(column.target)]

    # Which entry it is

    def traits(self, draft: Draft, register: Register) -> Traits:
        """What the row's entry is told from others by."""
        value = draft.fields
        names = [*_strings(value.get("name")), *_strings(value.get("title")), *_strings(value.get("also_known_as"))]
        return register.made_of(
            names, _one(value.get("country")) or self.defaults.get("country", ""), _strings(value.get("city")),
            _one(value.get("website")),
        )  # fmt: skip

    def settle(self, draft: Draft, traits: Traits, register: Register) -> None:
        """Finds the entry that a row is about, or the id of a new one."""
        if not traits.names and not draft.wanted:
            draft.tell("name", "missing-key", say("this row has no name"), say("it is left out"), error=True)
            return
        city, name = _one(draft.fields.get("city")), _one(draft.fields.get("name") or draft.fields.get("title"))
        try:
            known = register.find(draft.wanted, traits)
            id_ = known or register.new_id(draft.wanted, name, city, traits.country)
        except InvalidValueError as refusal:
            draft.tell("name", refusal.rule, refusal.message, refusal.hint, error=True)
            return
        draft.key, draft.is_new = (self.kind, id_), id_ not in register.directory.of_kind(self.kind)
        if known is None:
            register.add(id_, traits)
        elif register.traits[known].names & traits.names:
            draft.silent |= {"name", "title", "city"}
        if self.kind in _KINDS:
            self.cells.entries.setdefault(self.kind, {}).update(dict.fromkeys(traits.names, id_))

    def complete(self, draft: Draft) -> None:
        """What a new entry needs and no cell says: the day, the chosen values, the source."""
        for name, text in self.defaults.items():
            if name not in draft.fields:
                target = self.lexicon.named(name)
                understood = self.cells.understood(target, text)
                if understood.value is not None:
                    draft.fields[name] = understood.value
                    draft.by_default.add(name)
        if self.source is not None and "sources" not in draft.fields:
            draft.fields["sources"] = [self.source]
            draft.by_default.add("sources")
        if "added" not in draft.fields:
            draft.fields["added"] = self.added
            draft.by_default.add("added")
        if draft.is_new and draft.fields.get("listing") == "public-source" and "sources" not in draft.fields:
            hint = say('add a column "Sources", or give the source of all rows: --source "Title https://..."')
            draft.tell("listing", "missing-source", say("an entry from public sources names them"), hint, error=True)


def _cell(row: Row, column: Column) -> str:
    return row.cells[column.number - 1] if column.number <= len(row.cells) else ""


def refers(target: Target) -> bool:
    """Whether a field names other entries, which may be rows of the same table."""
    return target.asked.input is Input.ENTRY and target.asked.refers in _KINDS


def _not_understood(path: str, place: Position, column: Column, remark: Remark) -> Problem:
    message = say("{column}: {message}", column=column.heading or str(column.number), message=remark.message)
    return Problem(path, place, remark.rule, message, remark.hint, Severity.WARNING)


def _unreadable(path: str, fault: Fault) -> Problem:
    place = Position(fault.row, fault.column)
    return Problem(path, place, "not-understood", fault.message, severity=Severity.WARNING)


def _strings(value: Node) -> list[str]:
    """The texts of a value, whatever languages they are in."""
    if isinstance(value, dict):
        return [each for each in value.values() if isinstance(each, str)]
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return [value] if value else []


def _one(value: Node) -> str:
    return next(iter(_strings(value)), "")


def keys_there(drafts: Iterable[Draft]) -> Iterator[Key]:
    """The entries that are there already, of which the files have to be read."""
    return iter(dict.fromkeys(draft.key for draft in drafts if draft.key and not draft.is_new))
