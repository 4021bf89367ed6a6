"""Plans an import from a table: the kind of its rows, its column mapping, the language of its texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel import Locale

from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.intake.input_parser import InputParser
from imenik.intake.normalization import Remark
from imenik.intake.table.cells import CellParser
from imenik.intake.table.columns import Column, ColumnMapping, TableHeader, header_of, rows_above
from imenik.intake.table.drafts import DraftBuilder, refers
from imenik.intake.table.entry_draft import existing_keys
from imenik.intake.table.lexicon import HeadingLexicon, is_text
from imenik.intake.table.plan import ImportPlan, plan_import
from imenik.intake.table.row_matching import EntryIndex
from imenik.intake.table.sheet import Sheet
from imenik.intake.table.sticky_notes import header_of_board
from imenik.intake.text_language import guess
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer
from imenik.store.languages import Language
from imenik.store.paths import Key

USUAL_VALUES: Mapping[str, Mapping[str, str]] = {
    "organisations": {"listing": "public-source"},
    "projects": {},
    "events": {},
    "channels": {},
}
"""Default values by kind, for fields that tables seldom have a column for."""


@dataclass(frozen=True)
class Table:
    """An input table: `path` identifies it in problems, `source` is the source of rows that have none."""

    path: str
    sheet: Sheet
    mapping: ColumnMapping
    source: str | None = None
    is_board: bool = False


@dataclass(frozen=True)
class PlannedImport:
    """The plan of an import, and how the columns were understood."""

    header: TableHeader
    plan: ImportPlan
    notes: tuple[Message, ...] = ()
    """Assumptions, to be shown to the person who imports."""


@dataclass(frozen=True)
class Importer:
    """Plans the import of tables into a directory; nothing is written.

    `data` is the path of its folder in problems, `tag` the language of the person who imports, `text_of` returns the
    text of an entry's file, and `progress` is called with messages about each step.
    """

    directory: Directory
    languages: Mapping[str, Language]
    tag: str
    data: str
    gazetteer: Gazetteer
    text_of: Callable[[Key], str]
    progress: Callable[[Message], None]

    def plan(self, table: Table, day: dt.date) -> PlannedImport:
        """The plan of all rows; InvalidValueError if the table or its mapping is not usable."""
        kind, header, lexicon = self._understand(table)
        tag, notes = self._language_of_texts(table, header)
        parser = InputParser(self.directory, dict(self.languages), self.tag, self.data)
        cells = CellParser(parser, tag, table.mapping.values, is_tag_given=bool(table.mapping.texts))
        source = cells.single(lexicon.target_named("sources"), table.source) if table.source else None
        if source and source.value is None:
            raise InvalidValueError("bad-table", source.remarks[0].message, source.remarks[0].hint)
        defaults = {**USUAL_VALUES[kind], **({"stage": "idea"} if header.is_board else {}), **table.mapping.defaults}
        _check_defaults(defaults, lexicon, cells)
        builder = DraftBuilder(
            kind, header, cells, lexicon, table.path, defaults, source.value if source else None, day.isoformat(),
            self.gazetteer,
        )  # fmt: skip
        drafts = builder.build_drafts(table.sheet, EntryIndex(kind, self.directory, self.gazetteer))
        if cells.recognised:
            found = ", ".join(f"{tag} ({number})" for tag, number in cells.recognised.most_common())
            notes = (*notes, say("texts in other languages, recognised by their words: {languages}", languages=found))
        texts = {key: self.text_of(key) for key in existing_keys(drafts)}
        planned = plan_import(drafts, texts, self.directory, table.path, tuple(self.languages), self.progress)
        return PlannedImport(header, planned, (*_title(table.sheet, header), *notes))

    def _understand(self, table: Table) -> tuple[str, TableHeader, HeadingLexicon]:
        """The kind of the rows and the column mapping; tables of boards are recognised by their headings."""
        mapping = table.mapping
        ideas = HeadingLexicon("projects", dict(self.languages))
        header = (
            header_of_board(table.sheet, ideas) if table.is_board or not (mapping.kind or mapping.columns) else None
        )
        if table.is_board and header is None:
            raise InvalidValueError(
                "bad-table", say("this is not a board's table: it has no columns for text and area")
            )
        if header:
            return "projects", header, ideas
        kind = mapping.kind or "organisations"
        lexicon = HeadingLexicon(kind, dict(self.languages))
        return kind, header_of(table.sheet, lexicon, mapping), lexicon

    def _language_of_texts(self, table: Table, header: TableHeader) -> tuple[str, Iterable[Message]]:
        """The language of texts whose column and words tell none, and a note about it."""
        tag = table.mapping.texts or header.language or self._guessed(table.sheet, header)
        texts = [column for column in _text_columns(header) if column.target and column.target.tag is None]
        if tag is None and not texts:
            return self.tag, ()
        if tag is None:
            message = say("neither headings nor texts show which language the texts are in")
            raise InvalidValueError("bad-table", message, say("choose it with --texts"))
        if table.mapping.texts and tag not in self.languages:
            message = say('"{tag}" is not a language of this site', tag=tag)
            raise InvalidValueError("bad-table", message, say("they are: {names}", names=", ".join(self.languages)))
        name = self.languages[tag].name if tag in self.languages else Locale.parse(tag, sep="-").language_name
        taken = say(
            "texts are taken to be in {language}, by headings and words; otherwise choose the language with --texts",
            language=name,
        )
        return tag, () if table.mapping.texts or not texts else (taken,)

    def _guessed(self, sheet: Sheet, header: TableHeader) -> str | None:
        """The language of all texts together, if one is clear."""
        below = [row for row in sheet.rows if row.number > header.row]
        texts = " ".join(row.cell(column.number) for column in _text_columns(header) for row in below)
        guessed = guess(texts)
        return guessed[0] if len(guessed) == 1 else None


def _text_columns(header: TableHeader) -> list[Column]:
    """The columns with texts that differ from language to language; names do not."""
    return [
        column
        for column in header.columns
        if column.target and is_text(column.target.asked) and not column.target.asked.description.is_own_name
    ]


def _title(sheet: Sheet, header: TableHeader) -> Iterator[Message]:
    """A note about what stands above the headings."""
    above = [" ".join(filter(None, row.cells)) for row in rows_above(sheet, header)]
    if above:
        yield say("not used, since it stands above the headings: {text}", text="; ".join(above))


def _check_defaults(defaults: Mapping[str, str], lexicon: HeadingLexicon, cells: CellParser) -> None:
    """InvalidValueError if a default value is invalid for its field."""
    for name, value in defaults.items():
        question = lexicon.target_named(name)
        if refers(question):
            continue
        understood = cells.parse(question, value)
        if understood.value is None:
            remark = understood.remarks[0] if understood.remarks else Remark(say("this is not a valid value"))
            message = say("{column}: {message}", column=name, message=remark.message)
            raise InvalidValueError("bad-mapping", message, remark.hint)
