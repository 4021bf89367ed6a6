"""Maps the columns of a table to fields: by a mapping file, or by their headings in any of the site's languages."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field, ValidationError

from imenik.i18n.messages import InvalidValueError, Message, did_you_mean, say
from imenik.i18n.script import name_key
from imenik.intake.table.sheet import Row, Sheet
from imenik.model import Part
from imenik.model.fields import Input, Question, questions
from imenik.store.languages import Language, language_of_name
from imenik.store.loader import FLAT_KINDS
from imenik.store.validation import violation_of
from imenik.store.word_lists import word_lists, words_for
from imenik.store.yaml_reader import parse_yaml

IGNORED = "ignore"
ID = "id"
_HEADING_ROWS = 20
"""How many rows are searched for the headings, since titles, dates and explanations may come first."""


class ColumnMapping(Part):
    """A mapping file: what the headings and values of a table mean."""

    kind: Literal["organisations", "projects", "events", "channels"] | None = None
    """Which kind of entries the table holds; else organisations."""
    texts: str | None = None
    """The language of its texts."""
    sheet: str | None = None
    """The sheet of the workbook."""
    columns: dict[str, str] = Field(default_factory=dict)
    """What a heading means: a field such as `city`, `links.facebook` or `about.sr-Cyrl`, or `ignore`."""
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    """By field: what a word in the table is to be taken for."""
    defaults: dict[str, str] = Field(default_factory=dict)
    """By field: what is taken where the table says nothing."""


@dataclass(frozen=True)
class FieldTarget:
    """The field that a cell belongs to, or a part of one such as `links.facebook`, and the language of a text."""

    question: Question
    part: Question | None = None
    tag: str | None = None

    @property
    def asked(self) -> Question:
        """The question that the cell answers."""
        return self.part or self.question

    @property
    def name(self) -> str:
        """The name in mapping files."""
        return ".".join(part for part in (self.question.name, self.part and self.part.name, self.tag) if part)


@dataclass(frozen=True)
class Column:
    """A mapped column; `number` counts from 1."""

    number: int
    heading: str
    target: FieldTarget | None
    """None for the id."""


@dataclass(frozen=True)
class TableHeader:
    """The mapped columns of a table, the row of the headings, remarks on headings, and their language."""

    columns: tuple[Column, ...]
    row: int
    remarks: tuple[tuple[int, Message, Message | None], ...]
    """Column, message and hint."""
    language: str | None
    is_board: bool = False
    """Whether each row is a sticky note."""


def read_mapping(text: str) -> ColumnMapping:
    """The mapping from the text of a file; InvalidValueError if it is invalid."""
    tree = parse_yaml(text)
    if tree.faults:
        raise InvalidValueError(tree.faults[0].rule, tree.faults[0].message, tree.faults[0].hint)
    try:
        return ColumnMapping.model_validate(tree.value or {})
    except ValidationError as error:
        violation = violation_of(error.errors(include_url=False)[0], ColumnMapping)
        place = ".".join(map(str, violation.location)) or "-"
        raise InvalidValueError(
            "bad-mapping", say("{place}: {message}", place=place, message=violation.message), violation.hint
        ) from None


def words_of(text: str) -> str:
    """A heading or a value normalized for comparison."""
    return name_key(text)


class HeadingLexicon:
    """The fields of one kind of entry, by name and by heading."""

    def __init__(self, kind: str, languages: Mapping[str, Language]) -> None:
        self.fields: dict[str, FieldTarget] = {}
        self.meaning: dict[str, FieldTarget] = {}
        self.languages = languages
        self.spoken: dict[str, set[str]] = {}
        self.tags = dict(_names_of_languages(languages))
        targets = list(_targets(FLAT_KINDS[kind]))
        for target in targets:
            self.fields[target.name] = target
            self.meaning.setdefault(words_of(target.name), target)
            for tag, language in languages.items():
                label = words_of(target.asked.label.render(language.catalogue.gettext))
                self.spoken.setdefault(label, set()).add(tag)
                self.meaning.setdefault(label, target)
        for target in targets:
            for word in () if target.part else words_for("headings", target.name):
                self.meaning.setdefault(words_of(word), target)
        self.meaning.pop("", None)

    def target_named(self, name: str) -> FieldTarget:
        """The field with a name from a mapping file; InvalidValueError if there is none."""
        field, _, tag = name.rpartition(".")
        if name in self.fields:
            return self.fields[name]
        if field in self.fields and tag in self.languages and _is_text(self.fields[field].asked):
            return _in_language(self.fields[field], tag)
        hint = did_you_mean(name, self.fields) or say("the fields are: {names}", names=", ".join(self.fields))
        raise InvalidValueError("bad-mapping", say('there is no field "{name}"', name=name), hint)

    def target_meant(self, heading: str) -> FieldTarget | None:
        """The target that a heading means; its end may say in which language the column is: `Opis (en)`."""
        words = words_of(heading.rstrip(" *:"))
        if words in self.meaning:
            return self.meaning[words]
        for field, end in _ends(words):
            target, tag = self.meaning.get(field), self.tags.get(end)
            if target and tag and _is_text(target.asked):
                return _in_language(target, tag)
        return None


def header_of(sheet: Sheet, lexicon: HeadingLexicon, mapping: ColumnMapping) -> TableHeader:
    """The header of a sheet: the first row with two known headings. InvalidValueError if there is none."""
    for name in (*mapping.columns.values(), *mapping.values, *mapping.defaults):
        if name not in (ID, IGNORED):
            lexicon.target_named(name)
    for row in sheet.rows[:_HEADING_ROWS]:
        header = _header_from(row, sheet, lexicon, mapping)
        if len(header.columns) > 1:
            return header
    first = ", ".join(cell for cell in sheet.rows[0].cells if cell) if sheet.rows else ""
    message = say("no heading row found; the first row is: {cells}", cells=first)
    raise InvalidValueError(
        "bad-table", message, say("write headings such as Name, Country, City, or give a mapping file")
    )


def _header_from(row: Row, sheet: Sheet, lexicon: HeadingLexicon, mapping: ColumnMapping) -> TableHeader:
    columns, remarks = list[Column](), list[tuple[int, Message, Message | None]]()
    taken: dict[str, str] = {}
    chosen = {words_of(heading): name for heading, name in mapping.columns.items()}
    spoken: Counter[str] = Counter()
    for number, heading in enumerate(row.cells, 1):
        name = chosen.get(words_of(heading)) if heading else None
        if name == IGNORED or (not heading and not _has_cells(sheet, row, number)):
            continue
        is_id = (name or words_of(heading)) == ID
        target = None if is_id else lexicon.target_named(name) if name else lexicon.target_meant(heading)
        if target is None and not is_id:
            remarks.append((number, *_not_understood(heading, lexicon)))
        elif (key := target.name if target else ID) in taken:
            message = say('the columns "{one}" and "{other}" mean the same thing', one=taken[key], other=heading)
            remarks.append((number, message, say("the second one is not used; say what it means in a mapping file")))
        else:
            taken[key] = heading
            spoken.update(_spoken_in(heading, lexicon))
            columns.append(Column(number, heading, target))
    headings = set(map(words_of, row.cells))
    absent = [heading for heading in mapping.columns if words_of(heading) not in headings]
    remarks += [(1, say('there is no column "{heading}", which the mapping file mentions', heading=heading), None)
                for heading in absent]  # fmt: skip
    return TableHeader(tuple(columns), row.number, tuple(remarks), _most_spoken(spoken, lexicon.languages))


def _spoken_in(heading: str, lexicon: HeadingLexicon) -> Iterable[str]:
    """The possible languages of a heading."""
    written_in = language_of_name(heading, lexicon.languages)
    return (written_in,) if written_in else lexicon.spoken.get(words_of(heading), ())


def _most_spoken(spoken: Counter[str], tags: Iterable[str]) -> str | None:
    """The most frequent language of the headings; of equal ones, the first."""
    return max(tags, key=lambda tag: spoken[tag]) if spoken else None


def _not_understood(heading: str, lexicon: HeadingLexicon) -> tuple[Message, Message | None]:
    if not heading:
        return say("this column has no heading; it is not used"), None
    near = closest_match(words_of(heading), lexicon.meaning)
    hint = say('did you mean "{word}"?', word=lexicon.meaning[near].asked.label) if near else None
    return say('the column "{heading}" is not recognised; it is not used', heading=heading), hint


def closest_match(words: str, known: Iterable[str]) -> str | None:
    """The closest known text, if it is similar enough for a typing error."""
    return next(iter(difflib.get_close_matches(words, known, n=1, cutoff=0.8)), None)


def _has_cells(sheet: Sheet, header: Row, number: int) -> bool:
    return any(len(row.cells) >= number and row.cells[number - 1] for row in sheet.rows if row.number > header.number)


def _ends(words: str) -> Iterator[tuple[str, str]]:
    """Splits a heading before each of its last three words: `opis na engleskom` into `opis` and `engleskom`."""
    parts = words.split()
    for index in range(max(1, len(parts) - 3), len(parts)):
        yield " ".join(parts[:index]), " ".join(parts[index:])
        if parts[index - 1] in ("na", "auf", "in"):
            yield " ".join(parts[: index - 1]), " ".join(parts[index:])


def _names_of_languages(languages: Mapping[str, Language]) -> Iterator[tuple[str, str]]:
    for tag, language in languages.items():
        yield words_of(tag), tag
        code = tag.partition("-")[0]
        yield from ((words_of(str(speaker.locale.languages[code])), tag) for speaker in languages.values())
        yield words_of(language.name), tag
    yield from ((word, tag) for tag, words in word_lists("languages-in-headings")["words"].items() for word in words)


def _targets(model: type[BaseModel]) -> Iterator[FieldTarget]:
    """All fields that a single cell can fill, those of the entry before those of its parts."""
    asked = questions(model)
    yield from (
        FieldTarget(question) for question in asked if question.input is not Input.PART or _is_in_one_cell(question)
    )
    for question in asked:
        if question.input is Input.PART and not question.several:
            yield from (FieldTarget(question, part) for part in question.parts if part.input is not Input.PART)


def _is_in_one_cell(question: Question) -> bool:
    """Whether it is a list of parts, each of which fits into one line of a cell."""
    return question.several and question.description.in_one_line


def _is_text(question: Question) -> bool:
    return question.input in (Input.LINE, Input.TEXT) and not question.several


def _in_language(target: FieldTarget, tag: str) -> FieldTarget:
    return FieldTarget(target.question, target.part, tag)
