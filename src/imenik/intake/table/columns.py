"""Finds the headings of a table and maps its columns to fields: by a mapping file, or by what the headings mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from pydantic import Field, ValidationError

from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.intake.table.lexicon import LEFT_OUT, FieldTarget, HeadingLexicon, closest_match, words_of
from imenik.intake.table.sheet import Row, Sheet, column_letters
from imenik.model import Part
from imenik.store.languages import language_of_name
from imenik.store.validation import violation_of
from imenik.store.yaml_reader import parse_yaml

IGNORED = "ignore"
ID = "id"
_HEADING_ROWS = 20
"""How many rows are searched for the headings, since titles, dates and explanations may come first."""
ColumnRemark = tuple[int, Message, Message | None]
"""Column, message and hint."""


class ColumnMapping(Part):
    """A mapping file: what the headings and values of a table mean."""

    kind: Literal["organisations", "projects", "events", "channels"] | None = None
    """Which kind of entries the table holds; else organisations."""
    texts: str | None = None
    """The language of its texts."""
    sheet: str | None = None
    """The sheet of the workbook."""
    headings: int | None = None
    """The row of the headings; 0 if there are none."""
    columns: dict[str, str] = Field(default_factory=dict)
    """What a heading, or the column with a letter such as `B`, means: a field such as `city`, `links.facebook` or
    `about.sr-Cyrl`, or `ignore`."""
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    """By field: what a word in the table is to be taken for."""
    defaults: dict[str, str] = Field(default_factory=dict)
    """By field: what is taken where the table says nothing."""


@dataclass(frozen=True)
class Column:
    """A mapped column; `number` counts from 1."""

    number: int
    heading: str
    target: FieldTarget | None
    """None for the id."""


@dataclass(frozen=True)
class TableHeader:
    """The mapped columns of a table, the last row of the headings, remarks on headings, and their language."""

    columns: tuple[Column, ...]
    row: int
    remarks: tuple[ColumnRemark, ...]
    language: str | None
    is_board: bool = False
    """Whether each row is a sticky note."""
    first_row: int = 0
    """The first row of the headings, if they take up two."""
    headings: tuple[str, ...] = ()
    """The headings of all columns."""


@dataclass(frozen=True)
class _Headings:
    """One row of headings, or two, the upper one with groups; the first and last row, and a heading for each column."""

    first: int
    last: int
    cells: tuple[tuple[str, ...], ...]
    """By column: the headings that may be meant, the most likely one first."""


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


def header_of(sheet: Sheet, lexicon: HeadingLexicon, mapping: ColumnMapping) -> TableHeader:
    """The header of a sheet: the row, or two rows, with most known headings. InvalidValueError if there is none."""
    for name in (*mapping.columns.values(), *mapping.values, *mapping.defaults):
        if name not in (ID, IGNORED):
            lexicon.target_named(name)
    width = max((len(row.cells) for row in sheet.rows), default=0)
    mapper = _Mapper(sheet, lexicon, mapping)
    best = max(_candidates(sheet, mapping, width), key=mapper.rank, default=None)
    if best and mapper.is_enough(best):
        return mapper.header(best)
    if any(mapper.by_letter(number) for number in range(1, width + 1)):
        return mapper.header(_Headings(0, 0, (("",),) * width))
    first = ", ".join(cell for cell in sheet.rows[0].cells if cell) if sheet.rows else ""
    raise InvalidValueError(
        "bad-table",
        say("no heading row found; the first row is: {cells}", cells=first),
        say(
            "write headings such as Name, Country, City above the rows, or say in a mapping file what the columns hold:"
            " {example}",
            example="headings: 0, columns: {A: name, B: city}",
        ),
    )


def _candidates(sheet: Sheet, mapping: ColumnMapping, width: int) -> Iterator[_Headings]:
    """Single rows come before pairs: two rows are only taken if they say more than each of them."""
    numbers = range(1, width + 1)
    rows = sheet.rows[:_HEADING_ROWS]
    if mapping.headings is not None:
        rows = tuple(row for row in sheet.rows if row.number == mapping.headings)
    yield from (_Headings(row.number, row.number, tuple((row.cell(at),) for at in numbers)) for row in rows)
    for upper, lower in pairwise(rows):
        group, cells = "", []
        for at in numbers:
            group = upper.cell(at) or (group if lower.cell(at) else "")
            below = lower.cell(at)
            cells.append((below, f"{group} {below}", group) if below else (group,))
        yield _Headings(upper.number, lower.number, tuple(cells))


@dataclass
class _Mapper:
    """Maps the columns of a sheet below some headings."""

    sheet: Sheet
    lexicon: HeadingLexicon
    mapping: ColumnMapping
    chosen: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.chosen = {words_of(heading): name for heading, name in self.mapping.columns.items()}

    def known(self, headings: _Headings) -> int:
        """How many columns are understood; none if the second of two rows is not one of headings."""
        single = headings.first == headings.last
        if not single and 2 * sum(self.is_known(cell[0]) for cell in headings.cells if len(cell) > 1) < sum(
            len(cell) > 1 for cell in headings.cells
        ):
            return 0
        return sum(any(map(self.is_known, cell)) for cell in headings.cells)

    def rank(self, headings: _Headings) -> tuple[int, bool]:
        """Which headings to prefer: most known columns, then two rows if the upper one has headings as well."""
        is_pair = headings.first != headings.last
        return self.known(headings), is_pair and sum(self.is_known(cell[-1]) for cell in headings.cells) > 1

    def is_known(self, heading: str) -> bool:
        """Whether a heading means a field, or something that is not published."""
        return bool(heading) and (
            words_of(heading) in self.chosen
            or words_of(heading) == ID
            or self.lexicon.target_meant(heading) is not None
            or self.lexicon.reason_to_leave_out(heading) is not None
        )

    def is_enough(self, headings: _Headings) -> bool:
        """Whether two columns are understood, one of them as a field; a name may do alone."""
        columns = self.header(headings).columns
        names = {column.target.name for column in columns if column.target}
        return bool(columns) and (self.known(headings) > 1 or bool(names & {"name", "title"}))

    def by_letter(self, number: int) -> str | None:
        """What the mapping file says of the column with a letter."""
        return self.mapping.columns.get(column_letters(number))

    def meaning_of(self, number: int, cells: Iterable[str]) -> tuple[str, str | FieldTarget | None]:
        """The heading that is understood, and what it means: a field, the id, to be ignored, or nothing known."""
        headings = [cell for cell in cells if cell]
        for heading in headings:
            name = self.chosen.get(words_of(heading)) or (ID if words_of(heading) == ID else None)
            if name:
                return heading, name if name in (ID, IGNORED) else self.lexicon.target_named(name)
        if name := self.by_letter(number):
            return "".join(headings[:1]), name if name in (ID, IGNORED) else self.lexicon.target_named(name)
        meant = ((heading, self.lexicon.target_meant(heading)) for heading in headings)
        found = next(((heading, target) for heading, target in meant if target), None)
        return found or (headings[1] if len(headings) > 1 else "".join(headings), None)

    def header(self, headings: _Headings) -> TableHeader:
        """The header with the mapped columns and the remarks on all others."""
        columns, remarks, spoken = list[Column](), list[ColumnRemark](), Counter[str]()
        taken: dict[str, str] = {}
        addresses: list[tuple[int, str]] = []
        names = []
        for number, cells in enumerate(headings.cells, 1):
            heading, meaning = self.meaning_of(number, cells)
            names.append(heading)
            if meaning == IGNORED or not self.has_cells(headings.last, number):
                continue
            target = meaning if isinstance(meaning, FieldTarget) else None
            if meaning is None and self.lexicon.names_a_town(heading):
                addresses.append((number, heading))
            elif meaning is None:
                remarks.append((number, *self.not_used(heading)))
            elif (key := target.name if target else ID) in taken:
                remarks.append((number, *_same(taken[key], heading)))
            else:
                taken[key] = heading
                spoken.update(self.spoken_in(heading))
                columns.append(Column(number, heading, target))
        self.add_town(columns, remarks, addresses)
        remarks += self.absent(names)
        return TableHeader(
            tuple(columns),
            headings.last,
            tuple(sorted(remarks, key=lambda remark: remark[0])),
            _most_spoken(spoken, self.lexicon.languages),
            first_row=headings.first,
            headings=tuple(names),
        )

    def add_town(
        self, columns: list[Column], remarks: list[ColumnRemark], addresses: Iterable[tuple[int, str]]
    ) -> None:
        """Take the town from a column with addresses if no other column has it."""
        for number, heading in addresses:
            if any(column.target and column.target.name == "city" for column in columns):
                remarks.append((number, *self.not_used(heading)))
            else:
                columns.append(Column(number, heading, self.lexicon.target_named("city")))

    def has_cells(self, last: int, number: int) -> bool:
        """Whether a column has anything below its heading."""
        return any(row.cell(number) for row in self.sheet.rows if row.number > last)

    def absent(self, names: Iterable[str]) -> Iterator[ColumnRemark]:
        """The columns that only the mapping file mentions."""
        headings = set(map(words_of, names))
        width = max((len(row.cells) for row in self.sheet.rows), default=0)
        letters = {column_letters(number) for number in range(1, width + 1)}
        for heading in self.mapping.columns:
            if words_of(heading) not in headings and heading not in letters:
                yield 1, say('there is no column "{heading}", which the mapping file mentions', heading=heading), None

    def not_used(self, heading: str) -> tuple[Message, Message | None]:
        """Why a column is not used, and what would help."""
        if not heading:
            return say("this column has no heading; it is not used"), None
        if reason := self.lexicon.reason_to_leave_out(heading):
            message = say(
                'the column "{heading}" is not recognised as a field: {reason}',
                heading=heading,
                reason=LEFT_OUT[reason],
            )
            return message, None
        near = closest_match(words_of(heading), self.lexicon.meaning)
        if near:
            hint = say('did you mean "{word}"?', word=self.lexicon.meaning[near].asked.label)
        else:
            hint = say("say in a mapping file what it means: {line}", line=f'columns: {{"{heading}": FIELD}}')
        return say('the column "{heading}" is not recognised; it is not used', heading=heading), hint

    def spoken_in(self, heading: str) -> Iterable[str]:
        """The possible languages of a heading."""
        written_in = language_of_name(heading, self.lexicon.languages)
        return (written_in,) if written_in else self.lexicon.spoken.get(words_of(heading), ())


def _same(one: str, other: str) -> tuple[Message, Message]:
    message = say('the columns "{one}" and "{other}" mean the same thing', one=one, other=other)
    return message, say("the second one is not used; say what it means in a mapping file")


def _most_spoken(spoken: Counter[str], languages: Mapping[str, object]) -> str | None:
    """The most frequent language of the headings; of equal ones, the first of the site's, and then of all."""
    tags = dict.fromkeys([*languages, *sorted(spoken)])
    return max(tags, key=lambda tag: spoken[tag]) if spoken else None


def rows_above(sheet: Sheet, header: TableHeader) -> list[Row]:
    """The rows above the headings: titles, dates, explanations."""
    return [row for row in sheet.rows if row.number < (header.first_row or header.row)]
