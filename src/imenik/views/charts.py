"""Charts: the rows of a tally with labels and links, which of them are drawn, and the scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from babel.numbers import format_percent

from imenik.i18n.messages import Message, say
from imenik.insights import Insights
from imenik.insights.statistics import Tally
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition

MAX_BARS = 15
"""How many bars are readable at a glance; the table has every row."""
MAX_TREE_BARS = 20
DESCRIBED_ROWS = 6
"""How many rows the text alternative of a drawing mentions."""
AXIS_LABELS = 4
"""How many months fit below a curve on a phone."""

ORGANISATIONS = (say("Organisations"),)
NOT_STATED = say("Not stated")

Order = Literal["ranked", "given", "tree", "time"]
"""The order of rows: ranked by number; or as given, where all are drawn ("given"), only the largest ("tree"), or the
earliest combined into one ("time")."""


@dataclass(frozen=True)
class ChartSpec:
    """The definition of one chart. `path` is the address of a row below the language, with `{key}` in it."""

    name: str
    title: Message
    heading: Message
    note: Message
    tally: Callable[[Insights], Tally]
    label: Callable[[Edition, str], LocalizedText]
    measures: tuple[Message, ...] = ORGANISATIONS
    path: str = ""
    order: Order = "ranked"
    drawing: Literal["bars", "shares", "curve"] = "bars"
    without: Message = NOT_STATED
    has_shares: bool = True
    """Whether numbers are also shown as shares of all."""
    adds_up: bool = False
    """Whether each entry is counted in one row only."""
    coloured: bool = False
    """Whether rows have the colours of their clusters."""


@dataclass(frozen=True)
class Cell:
    """A number and, if meaningful, its share of all in percent, also as text."""

    number: int
    share: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a table or one bar. `look` is a cluster, or `rest` for several rows combined into one bar."""

    key: str
    label: LocalizedText
    cells: tuple[Cell, ...]
    path: str = ""
    depth: int = 0
    look: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart in one edition: `rows` are in its table, `drawn` in its drawing. Without rows it is empty."""

    spec: ChartSpec
    title: str
    heading: str
    measures: tuple[str, ...]
    note: str
    of: tuple[int, ...]
    rows: tuple[Row, ...]
    drawn: tuple[Row, ...]
    without: Row | None
    """Entries without a value; not drawn."""

    @property
    def table(self) -> tuple[Row, ...]:
        """Every row, entries without a value last."""
        return (*self.rows, self.without) if self.without else self.rows

    @property
    def described_rows(self) -> tuple[Row, ...]:
        """The rows in the text alternative: the largest, or the first and last of a curve."""
        return self.drawn[:: len(self.drawn) - 1] if self.axis_labels else _most(self.drawn, DESCRIBED_ROWS)

    @property
    def scale(self) -> tuple[int, ...]:
        """The number that a bar of full length represents, by measure."""
        most = max((cell.number for row in self.drawn for cell in row.cells), default=0)
        return self.of if self.spec.drawing == "shares" else (most,) * len(self.of)

    @property
    def steps(self) -> tuple[int, ...]:
        """The numbers beside a curve: from 0 to the first round number that nothing exceeds."""
        return steps(self.scale[0])

    @property
    def axis_labels(self) -> tuple[tuple[float, Row], ...]:
        """The rows labelled below a curve, each with its position in percent from the left."""
        last = len(self.drawn) - 1
        named = sorted({round(last * mark / (AXIS_LABELS - 1)) for mark in range(AXIS_LABELS)})
        curve = self.spec.drawing == "curve" and last > 0
        return tuple((100 * index / last, self.drawn[index]) for index in named) if curve else ()


def chart(edition: Edition, spec: ChartSpec) -> Chart:
    """The chart for a definition."""
    return _ChartBuilder(edition, spec).chart()


def percent(edition: Edition, number: int, of: int) -> str:
    """A share of all in whole percent; `<1%` and `>99%` instead of a misleading 0% or 100%."""
    share = share_of(number, of)
    if share == 0 and number:
        return "<" + _percent(edition, 1)
    return ">" + _percent(edition, 99) if share == 100 and number < of else _percent(edition, share)


def share_of(number: int, of: int) -> int:
    """A share of all in whole percent, halves rounded up."""
    return (200 * number + of) // (2 * of) if of else 0


def steps(most: int) -> tuple[int, ...]:
    """Up to five numbers in equal steps (1, 2 or 5 times a power of ten), from 0 to at least `most`."""
    sizes = (digit * 10**power for power in range(len(str(most)) + 1) for digit in (1, 2, 5))
    size = next(size for size in sizes if size * 4 >= most)
    return tuple(size * step for step in range(max(1, -(-most // size)) + 1))


def _percent(edition: Edition, share: int) -> str:
    return str(format_percent(share / 100, locale=edition.language.locale))


class _ChartBuilder:
    """Builds one chart."""

    def __init__(self, edition: Edition, spec: ChartSpec) -> None:
        self.edition = edition
        self.spec = spec
        self.tally = spec.tally(edition.insights)

    def chart(self) -> Chart:
        spec, tally = self.spec, self.tally
        rows = self.rows()
        return Chart(
            spec=spec,
            title=self.say(spec.title),
            heading=self.say(spec.heading),
            measures=tuple(map(self.say, spec.measures)),
            note=self.say(spec.note),
            of=tally.of,
            rows=rows,
            drawn=self.drawn(rows),
            without=self.row("", self.say(spec.without), (tally.without,)) if tally.without and rows else None,
        )

    def say(self, message: Message) -> str:
        return message.render(self.edition.language.catalogue.gettext)

    def rows(self) -> tuple[Row, ...]:
        """Every row in the order of the table; empty if there is nothing to count."""
        if not any(number for count in self.tally.counts for number in count.numbers):
            return ()
        spec, edition = self.spec, self.edition
        rows = tuple(
            Row(
                key=count.key,
                label=spec.label(edition, count.key),
                cells=self.cells(count.numbers),
                path=spec.path.format(key=count.key.lower()),
                depth=count.depth,
                look=count.key if spec.coloured else "",
            )
            for count in self.tally.counts
        )
        if spec.order != "ranked":
            return rows
        return tuple(sorted(rows, key=lambda row: (-_total(row), edition.wording.collate(row.label.text))))

    def cells(self, numbers: Sequence[int]) -> tuple[Cell, ...]:
        if not self.spec.has_shares:
            return tuple(map(Cell, numbers))
        pairs = zip(numbers, self.tally.of, strict=True)
        return tuple(Cell(number, share_of(number, of), percent(self.edition, number, of)) for number, of in pairs)

    def row(self, look: str, label: str, numbers: Sequence[int]) -> Row:
        """A row without a page and a code."""
        return Row("", LocalizedText(label, None), self.cells(numbers), look=look)

    def drawn(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows of the drawing: all, or as many as are readable."""
        kept = MAX_BARS - 1
        if self.spec.order == "tree":
            return _most(rows, MAX_TREE_BARS)
        if self.spec.order == "given" or len(rows) <= MAX_BARS:
            return rows
        if self.spec.order == "time":
            return (self.rest(rows[:-kept], say("Before {year}", year=rows[-kept].key)), *rows[-kept:])
        if not self.spec.adds_up:
            return rows[:MAX_BARS]  # entries in several rows would be counted several times in the rest
        return (*rows[:kept], self.rest(rows[kept:], say("Others ({n})", n=len(rows) - kept)))

    def rest(self, rows: tuple[Row, ...], label: Message) -> Row:
        sums = [sum(cell.number for cell in cells) for cells in zip(*(row.cells for row in rows), strict=True)]
        return self.row("rest", self.say(label), sums)


def _most(rows: tuple[Row, ...], count: int) -> tuple[Row, ...]:
    """The largest rows, in their original order."""
    largest = sorted(range(len(rows)), key=lambda index: -_total(rows[index]))[:count]
    return tuple(rows[index] for index in sorted(largest))


def _total(row: Row) -> int:
    return sum(cell.number for cell in row.cells)
