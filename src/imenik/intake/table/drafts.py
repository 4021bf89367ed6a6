"""Rows of a table as drafts of entries: their values, the cells these came from, and the matching entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, Severity, say
from imenik.intake.normalization import NormalizedValue, Remark
from imenik.intake.seats import SeatParser
from imenik.intake.table.cells import EMPTY_VALUES, CellParser
from imenik.intake.table.columns import Column, TableHeader
from imenik.intake.table.entry_draft import EntryDraft
from imenik.intake.table.lexicon import FieldTarget, HeadingLexicon
from imenik.intake.table.row_matching import EntryIndex, Identity, shared_sites
from imenik.intake.table.rows import RowSorter
from imenik.intake.table.sheet import Fault, Row, Sheet
from imenik.intake.table.sticky_notes import title_of
from imenik.model.fields import Input
from imenik.store.gazetteer import Gazetteer
from imenik.store.yaml_reader import Node

_KINDS = ("organisations", "projects")
"""The kinds of entries to which cells may refer by name, including rows of the same table."""


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
    gazetteer: Gazetteer = field(default_factory=Gazetteer)

    @cached_property
    def seats(self) -> SeatParser:
        """Takes seats apart."""
        return SeatParser(self.gazetteer, self.country_named)

    def build_drafts(self, sheet: Sheet, index: EntryIndex) -> list[EntryDraft]:
        """All rows below the headings, each with its matching or new entry; cells may then refer to them."""
        others = self.rows_without_entry(sheet)
        rows = [row for row in sheet.rows if row.number > self.header.row and row.number not in others]
        drafts = [self.build_draft(row, self.country_above(row, others)) for row in rows]
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
        drafts += [self.left_out(number, message) for number, (message, _) in others.items()]
        for fault in sheet.faults:
            of_row = next((draft for draft in drafts if draft.row == fault.row), None)
            if of_row is None:
                drafts.append(of_row := EntryDraft(self.path, fault.row, is_left_out=True))
            of_row.problems.append(_unreadable(self.path, fault))
        return sorted(drafts, key=lambda draft: draft.row)

    def rows_without_entry(self, sheet: Sheet) -> dict[int, tuple[Message, str | None]]:
        """The rows that are no entries, with the reason, and the country if they name that of the rows below."""
        if self.header.is_board:
            return {}
        return {row: (reason, code) for row, reason, code in RowSorter(sheet, self.header, self.country_named).others()}

    def country_above(self, row: Row, others: Mapping[int, tuple[Message, str | None]]) -> str | None:
        """The country that stands alone in the last such row above."""
        above = [code for number, (_, code) in others.items() if number < row.number and code]
        return above[-1] if above else None

    def left_out(self, row: int, reason: Message) -> EntryDraft:
        """The draft of a row that is no entry."""
        draft = EntryDraft(self.path, row, is_left_out=True)
        draft.report("", "left-out", reason)
        return draft

    def country_named(self, name: str) -> str | None:
        """The code of a country by its name; None if the table has no field for one, or there is no such country."""
        target = self.lexicon.fields.get("country")
        return self.cells.meaning(target.asked, name) if target else None

    def build_draft(self, row: Row, above: str | None = None) -> EntryDraft:
        """A row as a draft, without the columns that refer to other entries; `above` is the country above the row."""
        draft = EntryDraft(self.path, row.number)
        country = self.country_in(row) or above or self.defaults.get("country", "")
        for column in self.header.columns:
            if column.target is None:
                draft.requested_id = row.cell(column.number)
            elif not refers(column.target):
                self.add_cell(draft, row, column, country)
        if above:
            draft.fields.setdefault("country", above)
        self.add_links(draft, row)
        about = draft.fields.get("about")
        if self.header.is_board and isinstance(about, dict):
            tag, note = next(iter(about.items()))
            draft.fields["title"] = {tag: title_of(str(note))}
            draft.positions["title"] = draft.positions["about"]
        return draft

    def add_cell(self, draft: EntryDraft, row: Row, column: Column, country: str = "") -> None:
        """Add the value of a cell to the draft; `country` is that of the row."""
        target = cast(FieldTarget, column.target)
        name = target.question.name
        if self.header.is_board and name in draft.fields:
            return
        understood = self.value_of(draft, row, column, country)
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
            if self.contradicts(draft.fields.get(name), understood.value):
                message = say("another column has a different text for this; this one is not used")
                draft.problems.append(_not_understood(self.path, position, column, Remark(message, rule="left-out")))
            draft.fields[name] = self.merge(draft.fields.get(name), understood.value)
            draft.explicit_subkeys |= {(name, target.tag)} if target.tag else set()

    def value_of(self, draft: EntryDraft, row: Row, column: Column, country: str) -> NormalizedValue:
        """The value of a cell: of a seat only the town, and the address behind a text that is none."""
        target = cast(FieldTarget, column.target)
        text, link = row.cell(column.number), row.links.get(column.number, "")
        if _is_seat(column) and text not in EMPTY_VALUES and not self.cells.is_mapped(target, text):
            return self.town_of(draft, target, text, country)
        if link and target.asked.input in _ADDRESSES:
            draft.used_links.add(column.number)
            if target.asked.input is Input.PART:
                text = text if link in text else f"{text} {link}"
            elif "." not in text:
                draft.problems.append(_behind(self.path, Position(row.number, column.number), link))
                text = link
        return self.cells.parse(target, text)

    def country_in(self, row: Row) -> str | None:
        """The code in the column of countries, if there is one."""
        columns = (column for column in self.header.columns if column.target and column.target.name == "country")
        values = (
            self.cells.parse(cast(FieldTarget, column.target), row.cell(column.number)).value for column in columns
        )
        return _first_text(next(values, None)) or None

    def town_of(self, draft: EntryDraft, target: FieldTarget, text: str, country: str) -> NormalizedValue:
        """The town of a seat, and the country if the row has none; what is left out is said."""
        seat = self.seats.parse(text, country)
        if seat.country and not country:
            draft.fields["country"] = seat.country
        town = self.cells.parse(target, seat.town)
        left = (Remark(seat.left_out, rule="left-out"),) if seat.left_out else ()
        return NormalizedValue(town.value, (*left, *town.remarks))

    def add_links(self, draft: EntryDraft, row: Row) -> None:
        """Use the addresses behind names and other cells where the row has no address of its own."""
        for number, link in row.links.items():
            if number in draft.used_links:
                continue
            position = Position(row.number, number)
            name = "email" if link.startswith("mailto:") else "website"
            target = self.lexicon.fields.get(name)
            if target and name not in draft.fields and (value := self.cells.parse(target, link).value):
                draft.fields[name] = value
                draft.positions[name] = position
                draft.problems.append(_behind(self.path, position, link))
            elif link not in row.cells:
                message = say('the address behind this cell is not used: "{value}"', value=link)
                draft.problems.append(Problem(self.path, position, "left-out", message, None, Severity.WARNING))

    def merge(self, have: Node, more: Node) -> Node:
        """The values of two columns of one field: `Name` next to `Name (de)` is in the language of the table."""
        if have is None:
            return more
        existing = self.by_language(have)
        return existing | {tag: text for tag, text in self.by_language(more).items() if tag not in existing}

    def contradicts(self, have: Node, more: Node) -> bool:
        """Whether two columns have different texts in one language."""
        existing, added = self.by_language(have), self.by_language(more)
        return any(existing[tag] != added[tag] for tag in existing.keys() & added.keys())

    def by_language(self, value: Node) -> dict[str, Node]:
        """A text by language; one that is the same everywhere is in the language of the table."""
        return value if isinstance(value, dict) else {} if value is None else {self.cells.tag: value}

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


_ADDRESSES = (Input.WEB, Input.MAIL, Input.CONTACT, Input.PART)


def _is_seat(column: Column) -> bool:
    """Whether the cells of a column may hold an address, of which only the town is published."""
    return column.target is not None and column.target.name == "city"


def _behind(path: str, position: Position, link: str) -> Problem:
    message = say('the address behind this cell was used: "{value}"', value=link)
    return Problem(path, position, "cell-changed", message, None, Severity.WARNING)


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
