"""From a table to a plan: of which kind its rows are, what its columns mean, in which language its texts are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.intake.input_parser import Wizard
from imenik.intake.normalization import Remark
from imenik.intake.table.cells import Cells
from imenik.intake.table.columns import Head, Legend, Lexicon, head_of
from imenik.intake.table.drafts import Maker, keys_there, refers
from imenik.intake.table.plan import Plan, plan
from imenik.intake.table.row_matching import Register
from imenik.intake.table.sheet import Sheet
from imenik.intake.table.sticky_notes import head_of_board
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
"""By kind, the values of fields that tables seldom have a column for."""


@dataclass(frozen=True)
class Table:
    """A table as it was handed in: `path` names it in problems, `source` is that of all rows that name none."""

    path: str
    sheet: Sheet
    legend: Legend
    source: str | None = None
    is_board: bool = False


@dataclass(frozen=True)
class PlannedImport:
    """What the rows of a table do to the directory, and how its columns were understood."""

    head: Head
    plan: Plan
    notes: tuple[Message, ...] = ()
    """What was taken for granted, to be said to whoever imports."""


@dataclass(frozen=True)
class Importer:
    """Plans the import of tables into a directory; nothing is written.

    `data` names its folder in problems, `tag` is the language of whoever imports, `text_of` gives the text of an
    entry's file, and `progress` is told what is being done.
    """

    directory: Directory
    languages: Mapping[str, Language]
    tag: str
    data: str
    gazetteer: Gazetteer
    text_of: Callable[[Key], str]
    progress: Callable[[Message], None]

    def plan(self, table: Table, day: dt.date) -> PlannedImport:
        """The plan of all rows; an InvalidValueError where the table or its mapping cannot be used at all."""
        kind, head, lexicon = self._understand(table)
        tag, notes = self._language_of_texts(head, table.legend)
        wizard = Wizard(self.directory, dict(self.languages), self.tag, self.data)
        cells = Cells(wizard, tag, table.legend.values)
        source = cells.one(lexicon.named("sources"), table.source) if table.source else None
        if source and source.value is None:
            raise InvalidValueError("bad-table", source.remarks[0].message, source.remarks[0].hint)
        defaults = {**USUAL_VALUES[kind], **({"stage": "idea"} if head.is_board else {}), **table.legend.defaults}
        _check_defaults(defaults, lexicon, cells)
        maker = Maker(
            kind, head, cells, lexicon, table.path, defaults, source.value if source else None, day.isoformat()
        )
        drafts = maker.drafts(table.sheet, Register(kind, self.directory, self.gazetteer))
        texts = {key: self.text_of(key) for key in keys_there(drafts)}
        planned = plan(drafts, texts, self.directory, table.path, tuple(self.languages), self.progress)
        return PlannedImport(head, planned, tuple(notes))

    def _understand(self, table: Table) -> tuple[str, Head, Lexicon]:
        """The kind of the rows and what the columns mean; the table of a board is known by its headings."""
        legend = table.legend
        ideas = Lexicon("projects", dict(self.languages))
        head = head_of_board(table.sheet, ideas) if table.is_board or not (legend.kind or legend.columns) else None
        if table.is_board and head is None:
            raise InvalidValueError(
                "bad-table", say("this is not the table of a board: it has no columns for text and area")
            )
        if head:
            return "projects", head, ideas
        kind = legend.kind or "organisations"
        lexicon = Lexicon(kind, dict(self.languages))
        return kind, head_of(table.sheet, lexicon, legend), lexicon

    def _language_of_texts(self, head: Head, legend: Legend) -> tuple[str, Iterable[Message]]:
        """The language of texts whose column says none, and what is to be said of it."""
        tag = legend.texts or head.language
        if tag is None:
            message = say("the headings do not say which language the texts are in")
            raise InvalidValueError("bad-table", message, say("say it with --texts"))
        if tag not in self.languages:
            message = say('"{tag}" is not a language of this site', tag=tag)
            raise InvalidValueError("bad-table", message, say("they are: {names}", names=", ".join(self.languages)))
        name = self.languages[tag].name
        taken = say("texts are taken to be in {language}, as the headings are; else say it with --texts", language=name)
        return tag, () if legend.texts else (taken,)


def _check_defaults(defaults: Mapping[str, str], lexicon: Lexicon, cells: Cells) -> None:
    """An InvalidValueError where a value that rows lack is none that its field can have."""
    for name, value in defaults.items():
        question = lexicon.named(name)
        if refers(question):
            continue
        understood = cells.understood(question, value)
        if understood.value is None:
            remark = understood.remarks[0] if understood.remarks else Remark(say("this is no value"))
            message = say("{column}: {message}", column=name, message=remark.message)
            raise InvalidValueError("bad-mapping", message, remark.hint)
