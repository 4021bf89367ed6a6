"""The columns of the table of each kind of records, generated from its questions.

A field with ids or codes has two columns: one with their labels and one with the ids. Several values share one cell,
separated by bars; parts of an entry have a column for each of their fields, in the same order.
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
"""Separates several values in one cell: no id, code or web address contains it."""
Cell = str | int | bool | dt.date | None
"""The value of a cell; None if it is unknown."""
Type = Literal["string", "integer", "boolean", "date"]

_DESCRIBED = say("Language of the description")
_PAGE = say("Page of the entry")
_ADDRESS = say("The address of its page in this language.")
_TAG = say("The language tag of the text.")
_SERIES, _DATE = say("Series"), say("Date")
_ID, _CODE = Message("id"), say("Code")


@dataclass(frozen=True)
class Column:
    """A column with a stable `key` and a translated `heading`."""

    key: str
    heading: Message
    cell: Callable[[Edition, Any], Cell]
    """The cell in one language, from what `value` takes from a record."""
    type: Type = "string"
    about: Message | None = None
    """Its meaning, as in the field reference."""
    mark: Message | None = None
    """Distinguishes the column of ids from the column of labels."""
    refers: str = ""
    """The kind of entry that the ids refer to, if cells have at most one id."""
    varies: bool = False
    """Whether its cells differ between languages."""
    value: Callable[[Any], Any] = lambda record: record
    is_label: bool = False
    """Whether its cells are labels of ids or codes, of which many records have the same."""

    def name(self, edition: Edition) -> str:
        """The translated heading."""
        translate = edition.language.catalogue.gettext
        heading = self.heading.render(translate)
        return f"{heading} ({self.mark.render(translate)})" if self.mark else heading


@cache
def columns(model: type[Record]) -> tuple[Column, ...]:
    """The columns of a kind, with the id first and the address of the page last."""
    fields = [column for question in questions(model) for column in _columns(question, ())]
    page = Column("page", _PAGE, _page, about=_ADDRESS, varies=True)
    return (Column("id", _ID, lambda _, record: record.id), *_meeting_columns(model), *fields, page)


def _page(edition: Edition, record: Record) -> str:
    return edition.url(record) or f"{edition.language.tag}/{edition.address(record)}"


def _meeting_columns(model: type[Record]) -> Iterator[Column]:
    """The columns of a meeting that come from the path of its file or from its series."""
    if model is Meeting:
        yield Column("series_label", _SERIES, _series_label, varies=True)
        yield Column("series", _SERIES, lambda _, meeting: meeting.series, mark=_ID, refers="series")
        yield Column("date", _DATE, lambda _, meeting: meeting.date, "date")
        asked = {question.name: question for question in questions(Series)}
        yield _of_occurrence(
            "starts", asked["starts"].label, say("When it starts."), lambda occurrence: occurrence.local_start
        )
        yield _of_occurrence("ends", say("Ends"), say("When it ends."), lambda occurrence: occurrence.local_end)
        zone, minutes = asked["timezone"], asked["minutes"]
        yield _of_occurrence("timezone", zone.label, zone.help, lambda occurrence: occurrence.series.timezone)
        yield _of_occurrence("minutes", minutes.label, minutes.help, lambda occurrence: occurrence.series.minutes)


def _series_label(edition: Edition, meeting: Meeting) -> str:
    return _label(edition, "series", meeting.series)


def _of_occurrence(key: str, heading: Message, about: Message | None, cell: Callable[[Occurrence], Cell]) -> Column:
    """A column of a meeting whose value may come from its series."""

    def occurrence_cell(edition: Edition, meeting: Meeting) -> Cell:
        series = edition.insights.directory.series[meeting.series]
        return cell(Occurrence(series, start_of(series, meeting), meeting))

    return Column(key, heading, occurrence_cell, "integer" if key == "minutes" else "string", about)


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
    if label := _labeller(question):
        yield _column(path, label, suffix="_label", varies=True)
        yield _column(path, _plain, mark=_CODE if question.input in (Input.COUNTRY, Input.LANGUAGE) else _ID)
        return
    yield _column(path, _plain, type=_type(question, path), varies=question.input in (Input.LINE, Input.TEXT))
    if question.description.table is TableColumn.WITH_LANGUAGE and not above:
        yield Column(
            f"{question.name}_language",
            _DESCRIBED,
            lambda edition, record: _language(edition, getattr(record, question.name)),
            about=_TAG,
            varies=True,
        )


def _column(
    path: tuple[Question, ...],
    format_value: Callable[[Edition, Any], Cell],
    *,
    suffix: str = "",
    mark: Message | None = None,
    type: Type = "string",  # noqa: A002 - its name in the schema of tables
    varies: bool = False,
) -> Column:
    """The column of the values at a path of an entry."""
    names, several = [step.name for step in path], any(step.several for step in path)

    def cell(edition: Edition, values: Sequence[Any]) -> Cell:
        cells = [None if value is None else format_value(edition, value) for value in values]
        if several and any(item is not None for item in cells):
            return BAR.join(map(_text, cells))
        return cells[0] if cells else None

    heading = path[0].label
    for step in path[1:]:
        heading = Message("{whole}: {part}", {"whole": heading, "part": step.label})
    about = path[-1].help
    refers = "" if several or suffix else path[-1].refers
    key = ".".join(names) + suffix
    return Column(
        key,
        heading,
        cell,
        type,
        about,
        mark,
        refers,
        varies,
        value=lambda record: tuple(_values_at(record, names)),
        is_label=bool(suffix),
    )


def _text(cell: Cell) -> str:
    """A value within a cell of several, formatted as in CSV."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return iso_format(cell)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _values_at(value: Any, names: Sequence[str]) -> list[Any]:
    """The values at a path, one for each of several parts; a default of False counts as unknown."""
    for depth, name in enumerate(names):
        part, value = value, getattr(value, name)
        if value is False and name not in part.model_fields_set:
            return [None]
        if isinstance(value, tuple) and depth + 1 < len(names):
            return [inner for item in value for inner in _values_at(item, names[depth + 1 :])]
        if value is None:
            return [None]
    return list(value) if isinstance(value, tuple) else [value]


def _labeller(question: Question) -> Callable[[Edition, Any], str] | None:
    """The function that labels the values of a field; None if they need no label."""
    if question.input is Input.CHOICE:
        labels = {choice.value: choice.label for choice in question.choices}
        return lambda edition, value: labels[value].render(edition.language.catalogue.gettext)
    if question.input is Input.COUNTRY:
        return lambda edition, code: edition.wording.country(code)
    if question.input is Input.LANGUAGE:
        return lambda edition, tag: edition.wording.language_name(tag)
    if kind := question.description.may_name:
        return lambda edition, name: _label(edition, kind, name)
    if question.input is Input.ENTRY:
        return lambda edition, id_: _label(edition, question.refers, id_)
    return None


def _label(edition: Edition, kind: str, id_: str) -> str:
    """The label of an id; a name that is not an id is its own label."""
    if kind in VOCABULARIES:
        return edition.plain(edition.term(kind, id_).label)
    record: Any = edition.insights.directory.of_kind(kind).get(id_)
    if record is None:
        return id_
    return edition.plain(record.name if kind == "organisations" else record.title)


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
