"""What the columns of a table mean: by a mapping file, else by their headings in any of our languages."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field, ValidationError

from imenik.i18n.messages import InvalidValueError, Message, did_you_mean, say
from imenik.i18n.script import fold, has_cyrillic
from imenik.intake.table.heading_synonyms import SPOKEN, USUAL
from imenik.intake.table.sheet import Row, Sheet
from imenik.model import Part
from imenik.model.fields import Input, Question, questions
from imenik.store.languages import CYRILLIC, Language
from imenik.store.loader import FLAT_KINDS
from imenik.store.validation import violation_of
from imenik.store.yaml_reader import parse_yaml

IGNORED = "ignore"
ID = "id"
_DEEPEST_HEAD = 20
"""Rows that may stand above the headings: a title, a date, an explanation."""


class Legend(Part):
    """A mapping file: what is meant by the headings and words of a table."""

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
class Target:
    """Where a cell goes: a field, or a part of one such as `links.facebook`; and the language of a text."""

    question: Question
    part: Question | None = None
    tag: str | None = None

    @property
    def asked(self) -> Question:
        """The question that a cell answers."""
        return self.part or self.question

    @property
    def name(self) -> str:
        """As a mapping file names it."""
        return ".".join(each for each in (self.question.name, self.part and self.part.name, self.tag) if each)


@dataclass(frozen=True)
class Column:
    """A column that is used; `number` counts from 1."""

    number: int
    heading: str
    target: Target | None
    """None for the id."""


@dataclass(frozen=True)
class Head:
    """The columns of a table, where its rows begin, what is to be said of its headings, and their language."""

    columns: tuple[Column, ...]
    row: int
    remarks: tuple[tuple[int, Message, Message | None], ...]
    """By the column."""
    language: str | None
    is_board: bool = False
    """Whether each row is a sticky note."""


def read_legend(text: str) -> Legend:
    """The mapping in the text of a file; an InvalidValueError where there is none."""
    tree = parse_yaml(text)
    if tree.faults:
        raise InvalidValueError(tree.faults[0].rule, tree.faults[0].message, tree.faults[0].hint)
    try:
        return Legend.model_validate(tree.value or {})
    except ValidationError as error:
        found = violation_of(error.errors(include_url=False)[0], Legend)
        place = ".".join(map(str, found.location)) or "-"
        raise InvalidValueError(
            "bad-mapping", say("{place}: {message}", place=place, message=found.message), found.hint
        ) from None


def words_of(text: str) -> str:
    """A heading or a value as it is compared: folded words with single spaces."""
    return " ".join(re.findall(r"\w+", fold(text).replace("_", " ")))


class Lexicon:
    """What headings mean for one kind of entry."""

    def __init__(self, kind: str, languages: Mapping[str, Language]) -> None:
        self.fields: dict[str, Target] = {}
        self.meaning: dict[str, Target] = {}
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
            for word in () if target.part else USUAL.get(target.name, "").split(", "):
                self.meaning.setdefault(words_of(word), target)
        self.meaning.pop("", None)

    def named(self, name: str) -> Target:
        """The target that a mapping file names; an InvalidValueError where it names none."""
        field, _, tag = name.rpartition(".")
        if name in self.fields:
            return self.fields[name]
        if field in self.fields and tag in self.languages and _is_text(self.fields[field].asked):
            return _in_language(self.fields[field], tag)
        hint = did_you_mean(name, self.fields) or say("the fields are: {names}", names=", ".join(self.fields))
        raise InvalidValueError("bad-mapping", say('there is no field "{name}"', name=name), hint)

    def meant(self, heading: str) -> Target | None:
        """The target that a heading means; its end may say in which language the column is: `Opis (en)`."""
        words = words_of(heading.rstrip(" *:"))
        if words in self.meaning:
            return self.meaning[words]
        for field, end in _ends(words):
            target, tag = self.meaning.get(field), self.tags.get(end)
            if target and tag and _is_text(target.asked):
                return _in_language(target, tag)
        return None


def head_of(sheet: Sheet, lexicon: Lexicon, legend: Legend) -> Head:
    """The headings of a sheet: the first row with two that are understood. An InvalidValueError where there is none."""
    for name in (*legend.columns.values(), *legend.values, *legend.defaults):
        if name not in (ID, IGNORED):
            lexicon.named(name)
    for row in sheet.rows[:_DEEPEST_HEAD]:
        head = _head(row, sheet, lexicon, legend)
        if len(head.columns) > 1:
            return head
    first = ", ".join(cell for cell in sheet.rows[0].cells if cell) if sheet.rows else ""
    message = say("no row of headings was found; the first row says: {cells}", cells=first)
    raise InvalidValueError(
        "bad-table", message, say("write headings such as Name, Country, City, or give a mapping file")
    )


def _head(row: Row, sheet: Sheet, lexicon: Lexicon, legend: Legend) -> Head:
    columns, remarks = list[Column](), list[tuple[int, Message, Message | None]]()
    taken: dict[str, str] = {}
    chosen = {words_of(heading): name for heading, name in legend.columns.items()}
    spoken: Counter[str] = Counter()
    for number, heading in enumerate(row.cells, 1):
        name = chosen.get(words_of(heading)) if heading else None
        if name == IGNORED or (not heading and not _has_cells(sheet, row, number)):
            continue
        is_id = (name or words_of(heading)) == ID
        target = None if is_id else lexicon.named(name) if name else lexicon.meant(heading)
        if target is None and not is_id:
            remarks.append((number, *_not_understood(heading, lexicon)))
        elif (key := target.name if target else ID) in taken:
            message = say('the columns "{one}" and "{other}" mean the same', one=taken[key], other=heading)
            remarks.append((number, message, say("the second one is not used; say in a mapping file what it means")))
        else:
            taken[key] = heading
            spoken.update(_spoken_in(heading, lexicon))
            columns.append(Column(number, heading, target))
    there = set(map(words_of, row.cells))
    absent = [heading for heading in legend.columns if words_of(heading) not in there]
    remarks += [(1, say('there is no column "{heading}", which the mapping file names', heading=each), None)
                for each in absent]  # fmt: skip
    return Head(tuple(columns), row.number, tuple(remarks), _most_spoken(spoken, lexicon.languages))


def _spoken_in(heading: str, lexicon: Lexicon) -> Iterable[str]:
    """The languages that a heading may be in."""
    return (CYRILLIC,) if has_cyrillic(heading) else lexicon.spoken.get(words_of(heading), ())


def _most_spoken(spoken: Counter[str], tags: Iterable[str]) -> str | None:
    """The language that most headings are in; of equals, the first."""
    return max(tags, key=lambda tag: spoken[tag]) if spoken else None


def _not_understood(heading: str, lexicon: Lexicon) -> tuple[Message, Message | None]:
    if not heading:
        return say("this column has no heading; it is not used"), None
    near = nearest(words_of(heading), lexicon.meaning)
    hint = say('did you mean "{word}"?', word=lexicon.meaning[near].asked.label) if near else None
    return say('the column "{heading}" is not understood; it is not used', heading=heading), hint


def nearest(words: str, known: Iterable[str]) -> str | None:
    """The known words that are but a slip away."""
    return next(iter(difflib.get_close_matches(words, known, n=1, cutoff=0.8)), None)


def _has_cells(sheet: Sheet, head: Row, number: int) -> bool:
    return any(len(row.cells) >= number and row.cells[number - 1] for row in sheet.rows if row.number > head.number)


def _ends(words: str) -> Iterator[tuple[str, str]]:
    """A heading taken apart before each of its last three words: `opis na engleskom` is `opis` and `engleskom` too."""
    parts = words.split()
    for at in range(max(1, len(parts) - 3), len(parts)):
        yield " ".join(parts[:at]), " ".join(parts[at:])
        if parts[at - 1] in ("na", "auf", "in"):
            yield " ".join(parts[: at - 1]), " ".join(parts[at:])


def _names_of_languages(languages: Mapping[str, Language]) -> Iterator[tuple[str, str]]:
    for tag, language in languages.items():
        yield words_of(tag), tag
        yield from ((words_of(str(each.locale.languages[tag.partition("-")[0]])), tag) for each in languages.values())
        yield words_of(language.name), tag
    yield from ((word, tag) for tag, words in SPOKEN.items() for word in words.split())


def _targets(model: type[BaseModel]) -> Iterator[Target]:
    """All fields that one cell can fill, those of the entry itself before those of its parts."""
    asked = questions(model)
    yield from (Target(each) for each in asked if each.input is not Input.PART or _is_in_one_cell(each))
    for question in asked:
        if question.input is Input.PART and not question.several:
            yield from (Target(question, part) for part in question.parts if part.input is not Input.PART)


def _is_in_one_cell(question: Question) -> bool:
    """Whether it is a list of parts of which one line of a cell says all."""
    return question.several and question.description.in_one_line


def _is_text(question: Question) -> bool:
    return question.input in (Input.LINE, Input.TEXT) and not question.several


def _in_language(target: Target, tag: str) -> Target:
    return Target(target.question, target.part, tag)
