"""The columns of the table of each kind of records, made of the questions that are asked for it.

A field that holds ids or codes has two columns: one with the words for them and one with them. What there may be
several of is in one cell, with bars between; parts of an entry have a column for each of their fields, in one order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from imenik.exports.tables.formats import iso_format
from imenik.i18n.messages import Message, say
from imenik.i18n.text import Text
from imenik.insights.schedule import Occurrence, start_of
from imenik.model import VOCABULARIES, Meeting, Record, Series
from imenik.model.description import TableColumn
from imenik.model.fields import Input, Question, questions
from imenik.model.values import PartialDate
from imenik.views.edition import Edition

BAR = " | "
"""Between several values in one cell: no id, no code and no web address holds it."""
Cell = str | int | bool | dt.date | None
"""What stands in a cell; None where nothing is known."""
Type = Literal["string", "integer", "boolean", "date"]

_DESCRIBED = say("Language of the description")
_PAGE = say("Page of the entry")
_ADDRESS = say("The address of its page in this language.")
_TAG = say("The tag of the language that the text is in.")
_SERIES, _DATE = say("Series"), say("Date")
_ID, _CODE = Message("id"), say("Code")


@dataclass(frozen=True)
class Column:
    """One column: `key` never changes, `heading` is in the words of a language."""

    key: str
    heading: Message
    cell: Callable[[Edition, Any], Cell]
    type: Type = "string"
    about: Message | None = None
    """What it means, as the reference of the fields says."""
    mark: Message | None = None
    """What tells it from the column with the words for it."""
    refers: str = ""
    """Of a column with no more than one id in a cell: of what."""
    varies: bool = False
    """Whether a language has words of its own for it."""

    def name(self, edition: Edition) -> str:
        """The heading as readers of one language see it."""
        translate = edition.language.catalogue.gettext
        said = self.heading.render(translate)
        return f"{said} ({self.mark.render(translate)})" if self.mark else said


@cache
def columns(model: type[Record]) -> tuple[Column, ...]:
    """The columns of a kind, the id first and the address of the page last."""
    own = [column for question in questions(model) for column in _columns(question, ())]
    page = Column("page", _PAGE, _page, about=_ADDRESS, varies=True)
    return (Column("id", _ID, lambda _, record: record.id), *_above(model), *own, page)


def _page(edition: Edition, record: Record) -> str:
    return edition.url(record) or f"{edition.language.tag}/{edition.address(record)}"


def _above(model: type[Record]) -> Iterator[Column]:
    """What the path of a file says of a meeting, and its series where the file does not differ."""
    if model is Meeting:
        yield Column("series_label", _SERIES, lambda edition, each: _named(edition, "series", each.series), varies=True)
        yield Column("series", _SERIES, lambda _, each: each.series, mark=_ID, refers="series")
        yield Column("date", _DATE, lambda _, each: each.date, "date")
        asked = {question.name: question for question in questions(Series)}
        yield _of_occurrence(
            "starts", asked["starts"].label, say("Its beginning."), lambda occurrence: occurrence.starts
        )
        yield _of_occurrence("ends", say("Ends"), say("Its end."), lambda occurrence: occurrence.ends)
        zone, minutes = asked["timezone"], asked["minutes"]
        yield _of_occurrence("timezone", zone.label, zone.help, lambda occurrence: occurrence.series.timezone)
        yield _of_occurrence("minutes", minutes.label, minutes.help, lambda occurrence: occurrence.series.minutes)


def _of_occurrence(key: str, heading: Message, about: Message | None, cell: Callable[[Occurrence], Cell]) -> Column:
    """A column that a date shares with its series."""

    def shown(edition: Edition, meeting: Meeting) -> Cell:
        series = edition.insights.directory.series[meeting.series]
        return cell(Occurrence(series, start_of(series, meeting), meeting))

    return Column(key, heading, shown, "integer" if key == "minutes" else "string", about)


def _columns(question: Question, above: tuple[Question, ...]) -> Iterator[Column]:
    """The columns of a field, or of a field of a part of the entry."""
    path = (*above, question)
    if question.description.table is TableColumn.NAMED_PARTS:
        yield _column(path, lambda _, parts: BAR.join(f"{name}: {value}" for name, value in parts if value))
        return
    if question.input is Input.PART:
        for part in question.parts:
            yield from _columns(part, path)
        return
    if words := _words_of(question):
        yield _column(path, words, suffix="_label", varies=True)
        yield _column(path, _plain, mark=_CODE if question.input in (Input.COUNTRY, Input.LANGUAGE) else _ID)
        return
    yield _column(path, _plain, type=_type(question, path), varies=question.input in (Input.LINE, Input.TEXT))
    if question.description.table is TableColumn.WITH_LANGUAGE and not above:
        yield Column(
            f"{question.name}_language",
            _DESCRIBED,
            lambda edition, each: _language(edition, getattr(each, question.name)),
            about=_TAG,
            varies=True,
        )


def _column(
    path: tuple[Question, ...],
    shown: Callable[[Edition, Any], Cell],
    *,
    suffix: str = "",
    mark: Message | None = None,
    type: Type = "string",  # noqa: A002 - what it is called in a table's schema
    varies: bool = False,
) -> Column:
    """The column of what is at a path of an entry."""
    names, several = [step.name for step in path], any(step.several for step in path)

    def cell(edition: Edition, record: Record) -> Cell:
        values = _found(record, names)
        cells = [None if value is None else shown(edition, value) for value in values]
        if several and any(item is not None for item in cells):
            return BAR.join(map(_text, cells))
        return cells[0] if cells else None

    heading = path[0].label
    for step in path[1:]:
        heading = Message("{whole}: {part}", {"whole": heading, "part": step.label})
    about = path[-1].help
    refers = "" if several or suffix else path[-1].refers
    return Column(".".join(names) + suffix, heading, cell, type, about, mark, refers, varies)


def _text(cell: Cell) -> str:
    """A value within a cell of several, formatted as in CSV."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return iso_format(cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _found(value: Any, names: Sequence[str]) -> list[Any]:
    """What is at a path below a value; of several parts, one for each. A no that nobody wrote is not known."""
    for depth, name in enumerate(names):
        part, value = value, getattr(value, name)
        if value is False and name not in part.model_fields_set:
            return [None]
        if isinstance(value, tuple) and depth + 1 < len(names):
            return [inner for item in value for inner in _found(item, names[depth + 1 :])]
        if value is None:
            return [None]
    return list(value) if isinstance(value, tuple) else [value]


def _words_of(question: Question) -> Callable[[Edition, Any], str] | None:
    """How the words for the values of a field are found; None where they are words themselves."""
    if question.input is Input.CHOICE:
        words = {choice.value: choice.label for choice in question.choices}
        return lambda edition, value: words[value].render(edition.language.catalogue.gettext)
    if question.input is Input.COUNTRY:
        return lambda edition, code: edition.wording.country(code)
    if question.input is Input.LANGUAGE:
        return lambda edition, tag: edition.wording.language_name(tag)
    if kind := question.description.may_name:
        return lambda edition, name: _named(edition, kind, name)
    if question.input is Input.ENTRY:
        return lambda edition, word: _named(edition, question.refers, word)
    return None


def _named(edition: Edition, kind: str, word: str) -> str:
    """What an id stands for; what is none stands for itself."""
    if kind in VOCABULARIES:
        return edition.plain(edition.term(kind, word).label)
    found: Any = edition.insights.directory.of_kind(kind).get(word)
    if found is None:
        return word
    return edition.plain(found.name if kind == "organisations" else found.title)


def _plain(edition: Edition, value: Any) -> Cell:
    match value:
        case Text():
            return edition.plain(value)
        case dt.time():
            return value.isoformat(timespec="minutes")
        case bool() | int() | dt.date():
            return value
        case PartialDate():
            return value.written
    return str(value)


def _language(edition: Edition, text: Text | None) -> str | None:
    return edition.show(text).tag if text else None


def _type(question: Question, path: Iterable[Question]) -> Type:
    if any(step.several for step in path):
        return "string"
    types: dict[Input, Type] = {Input.NUMBER: "integer", Input.YES_NO: "boolean", Input.DATE: "date"}
    return types.get(question.input, "string")
