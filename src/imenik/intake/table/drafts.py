"""Rows of a table as drafts of entries: their values, the cells these came from, and the matching entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, Severity, say
from imenik.intake.normalization import Remark
from imenik.intake.table.cells import CellParser
from imenik.intake.table.columns import Column, FieldTarget, HeadingLexicon, TableHeader
from imenik.intake.table.row_matching import EntryIndex, Identity, shared_sites
from imenik.intake.table.sheet import Fault, Row, Sheet
from imenik.intake.table.sticky_notes import title_of
from imenik.model.fields import Input
from imenik.store.paths import Key
from imenik.store.yaml_reader import Node

_KINDS = ("organisations", "projects")
"""The kinds of entries to which cells may refer by name, including rows of the same table."""


@dataclass
class EntryDraft:
    """One row as a draft of an entry."""

    path: str
    row: int
    fields: dict[str, Node] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    requested_id: str = ""
    """The id given in the row."""
    by_default: set[str] = field(default_factory=set)
    """Fields of a new entry that come from defaults, not from cells."""
    explicit_subkeys: set[tuple[str, str]] = field(default_factory=set)
    """Fields and keys that have a column of their own: `about` and `en`, `links` and `facebook`."""
    unreported: set[str] = field(default_factory=set)
    """Fields whose differences to the entry are not reported, since the entry was matched by them."""
    key: Key | None = None
    is_new: bool = False
    is_refused: bool = False

    def report(
        self, name: str, rule: str, message: Message, hint: Message | None = None, *, error: bool = False
    ) -> None:
        """Report a problem of a field; after an error the row is refused."""
        severity = Severity.ERROR if error else Severity.WARNING
        position = self.positions.get(name, Position(self.row, 1))
        self.problems.append(Problem(self.path, position, rule, message, hint, severity))
        self.is_refused |= error


@dataclass(frozen=True)
class DraftBuilder:
    """Builds drafts from the rows of a sheet."""

    kind: str
    header: TableHeader
    cells: CellParser
    lexicon: HeadingLexicon
    path: str
    defaults: Mapping[str, str]
    source: Node = None
    """The source of rows that have none."""
    added: str = ""

    def build_drafts(self, sheet: Sheet, index: EntryIndex) -> list[EntryDraft]:
        """All rows below the headings, each with its matching or new entry; cells may then refer to them."""
        rows = [row for row in sheet.rows if row.number > self.header.row]
        drafts = [self.build_draft(row) for row in rows]
        identities = [self.identity_for(draft, index) for draft in drafts]
        ambiguous_sites = shared_sites(identities)
        for draft, identity in zip(drafts, identities, strict=True):
            self.match(draft, identity, index, ambiguous_sites)
            if draft.key and self.kind in _KINDS:
                self.cells.add_entry(draft.key, identity.names)
        for row, draft in zip(rows, drafts, strict=True):
            for column in self.reference_columns():
                self.add_cell(draft, row, column)
            self.add_defaults(draft)
        by_row = {draft.row: draft for draft in drafts}
        for fault in sheet.faults:
            if fault.row in by_row:
                by_row[fault.row].problems.append(_unreadable(self.path, fault))
        return drafts

    def build_draft(self, row: Row) -> EntryDraft:
        """A row as a draft, without the columns that refer to other entries."""
        draft = EntryDraft(self.path, row.number)
        for column in self.header.columns:
            if column.target is None:
                draft.requested_id = _cell(row, column)
            elif not refers(column.target):
                self.add_cell(draft, row, column)
        about = draft.fields.get("about")
        if self.header.is_board and isinstance(about, dict):
            tag, note = next(iter(about.items()))
            draft.fields["title"] = {tag: title_of(str(note))}
            draft.positions["title"] = draft.positions["about"]
        return draft

    def add_cell(self, draft: EntryDraft, row: Row, column: Column) -> None:
        """Add the value of a cell to the draft."""
        target = cast(FieldTarget, column.target)
        name, text = target.question.name, _cell(row, column)
        if self.header.is_board and name in draft.fields:
            return
        understood = self.cells.parse(target, text)
        position = Position(draft.row, column.number)
        for remark in understood.remarks:
            draft.problems.append(_not_understood(self.path, position, column, remark))
        if understood.value is None:
            return
        draft.positions.setdefault(name, position)
        if target.part:
            have = draft.fields.setdefault(name, {})
            assert isinstance(have, dict)  # noqa: S101 - parts are only created here
            have[target.part.name] = understood.value
            draft.explicit_subkeys.add((name, target.part.name))
        else:
            draft.fields[name] = self.merge(draft.fields.get(name), understood.value)
            draft.explicit_subkeys |= {(name, target.tag)} if target.tag else set()

    def merge(self, have: Node, more: Node) -> Node:
        """The values of two columns of one field: `Name` next to `Name (de)` is in the language of the table."""
        if have is None:
            return more
        existing, added = (value if isinstance(value, dict) else {self.cells.tag: value} for value in (have, more))
        return {**existing, **added}

    def reference_columns(self) -> list[Column]:
        """The columns that refer to other entries, which may be rows of this table."""
        return [column for column in self.header.columns if column.target and refers(column.target)]

    # Matching

    def identity_for(self, draft: EntryDraft, index: EntryIndex) -> Identity:
        """The identity of the row's entry."""
        value = draft.fields
        names = [*_strings(value.get("name")), *_strings(value.get("title")), *_strings(value.get("also_known_as"))]
        return index.made_of(
            names, _first_text(value.get("country")) or self.defaults.get("country", ""), _strings(value.get("city")),
            _first_text(value.get("website")),
        )  # fmt: skip

    def match(self, draft: EntryDraft, identity: Identity, index: EntryIndex, ambiguous_sites: frozenset[str]) -> None:
        """Find the entry that a row is about, or choose the id of a new one."""
        if not identity.names and not draft.requested_id:
            draft.report("name", "missing-key", say("this row has no name"), say("it is left out"), error=True)
            return
        city = _first_text(draft.fields.get("city"))
        name = _first_text(draft.fields.get("name") or draft.fields.get("title"))
        try:
            known = index.find(draft.requested_id, identity, ambiguous_sites)
            id_ = known or index.new_id(draft.requested_id, name, city, identity.country)
        except InvalidValueError as refusal:
            draft.report("name", refusal.rule, refusal.message, refusal.hint, error=True)
            return
        draft.key, draft.is_new = (self.kind, id_), id_ not in index.directory.of_kind(self.kind)
        if known is None:
            index.add(id_, identity)
        elif index.identities[known].names & identity.names:
            draft.unreported |= {"name", "title", "city"}

    def add_defaults(self, draft: EntryDraft) -> None:
        """Add what a new entry needs and no cell has: the day, default values, the source."""
        for name, text in self.defaults.items():
            if name not in draft.fields:
                target = self.lexicon.target_named(name)
                understood = self.cells.parse(target, text)
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
            draft.report("listing", "missing-source", say("an entry from public sources names them"), hint, error=True)


def _cell(row: Row, column: Column) -> str:
    return row.cells[column.number - 1] if column.number <= len(row.cells) else ""


def refers(target: FieldTarget) -> bool:
    """Whether a field refers to other entries, which may be rows of the same table."""
    return target.asked.input is Input.ENTRY and target.asked.refers in _KINDS


def _not_understood(path: str, position: Position, column: Column, remark: Remark) -> Problem:
    message = say("{column}: {message}", column=column.heading or str(column.number), message=remark.message)
    return Problem(path, position, remark.rule, message, remark.hint, Severity.WARNING)


def _unreadable(path: str, fault: Fault) -> Problem:
    position = Position(fault.row, fault.column)
    return Problem(path, position, "not-understood", fault.message, severity=Severity.WARNING)


def _strings(value: Node) -> list[str]:
    """The texts of a value in all languages."""
    if isinstance(value, dict):
        return [text for text in value.values() if isinstance(text, str)]
    if isinstance(value, list):
        return [text for text in value if isinstance(text, str)]
    return [value] if value else []


def _first_text(value: Node) -> str:
    return next(iter(_strings(value)), "")


def existing_keys(drafts: Iterable[EntryDraft]) -> Iterator[Key]:
    """The existing entries whose files have to be read."""
    return iter(dict.fromkeys(draft.key for draft in drafts if draft.key and not draft.is_new))
