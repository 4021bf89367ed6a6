"""How a tally is shown: its rows with words and links, which of them are drawn, on what scale."""

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

DRAWN = 15
"""How many bars one takes in at a glance; the table has every row."""
DRAWN_OF_TREE = 20
SPOKEN = 6
"""How many rows the name of a drawing tells."""
MARKS = 4
"""How many months have room below a curve on a phone."""

ORGANISATIONS = (say("Organisations"),)
NOT_STATED = say("Not stated")

Order = Literal["ranked", "given", "tree", "time"]
"""The most first; or as they come, of which then all are drawn, or those with the most, or the earliest as one."""


@dataclass(frozen=True)
class Figure:
    """What one chart asks, and its words. `path` is a row's address below the language, with `{key}` in it."""

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
    """Whether a number says more as a part of all."""
    adds_up: bool = False
    """Whether each one is counted in one row only."""
    coloured: bool = False
    """Whether a row has the colour of its cluster."""


@dataclass(frozen=True)
class Cell:
    """A number and, where that says something, which part of all it is, in percent and in words."""

    number: int
    share: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a table or one bar. `look` is a cluster, or `rest` for several rows drawn as one."""

    key: str
    label: LocalizedText
    cells: tuple[Cell, ...]
    path: str = ""
    depth: int = 0
    look: str = ""


@dataclass(frozen=True)
class Chart:
    """A figure in the words of one edition: `rows` in its table, `drawn` in its drawing. Without rows it is empty."""

    figure: Figure
    title: str
    heading: str
    measures: tuple[str, ...]
    note: str
    of: tuple[int, ...]
    rows: tuple[Row, ...]
    drawn: tuple[Row, ...]
    without: Row | None
    """Those that gave no answer; it is not drawn."""

    @property
    def table(self) -> tuple[Row, ...]:
        """Every row, that of those without an answer last."""
        return (*self.rows, self.without) if self.without else self.rows

    @property
    def spoken(self) -> tuple[Row, ...]:
        """The rows that a drawing is told by: those with the most, and of a curve its ends."""
        return self.drawn[:: len(self.drawn) - 1] if self.marks else _most(self.drawn, SPOKEN)

    @property
    def scale(self) -> tuple[int, ...]:
        """The number of each measure that a bar of full length stands for."""
        most = max((cell.number for row in self.drawn for cell in row.cells), default=0)
        return self.of if self.figure.drawing == "shares" else (most,) * len(self.of)

    @property
    def steps(self) -> tuple[int, ...]:
        """The numbers beside a curve: from 0 to the first round one that nothing exceeds."""
        return steps(self.scale[0])

    @property
    def marks(self) -> tuple[tuple[float, Row], ...]:
        """The rows that are named below a curve, each with its place in percent from the left."""
        last = len(self.drawn) - 1
        named = sorted({round(last * mark / (MARKS - 1)) for mark in range(MARKS)})
        curve = self.figure.drawing == "curve" and last > 0
        return tuple((100 * at / last, self.drawn[at]) for at in named) if curve else ()


def chart(edition: Edition, figure: Figure) -> Chart:
    """The chart of a figure."""
    return _Drawer(edition, figure).chart()


def percent(edition: Edition, number: int, of: int) -> str:
    """A part of all in whole percent. Little is not called nothing, and nearly all is not called all."""
    share = share_of(number, of)
    if share == 0 and number:
        return "<" + _percent(edition, 1)
    return ">" + _percent(edition, 99) if share == 100 and number < of else _percent(edition, share)


def share_of(number: int, of: int) -> int:
    """A part of all in whole percent, halves rounded up."""
    return (200 * number + of) // (2 * of) if of else 0


def steps(most: int) -> tuple[int, ...]:
    """Up to five numbers at one round distance (1, 2 or 5 times a power of ten), from 0 to at least `most`."""
    sizes = (digit * 10**power for power in range(len(str(most)) + 1) for digit in (1, 2, 5))
    size = next(size for size in sizes if size * 4 >= most)
    return tuple(size * step for step in range(max(1, -(-most // size)) + 1))


def _percent(edition: Edition, share: int) -> str:
    return str(format_percent(share / 100, locale=edition.language.locale))


class _Drawer:
    """Puts one chart together."""

    def __init__(self, edition: Edition, figure: Figure) -> None:
        self.edition = edition
        self.figure = figure
        self.tally = figure.tally(edition.insights)

    def chart(self) -> Chart:
        figure, tally = self.figure, self.tally
        rows = self.rows()
        return Chart(
            figure=figure,
            title=self.say(figure.title),
            heading=self.say(figure.heading),
            measures=tuple(map(self.say, figure.measures)),
            note=self.say(figure.note),
            of=tally.of,
            rows=rows,
            drawn=self.drawn(rows),
            without=self.row("", self.say(figure.without), (tally.without,)) if tally.without and rows else None,
        )

    def say(self, message: Message) -> str:
        return message.render(self.edition.language.catalogue.gettext)

    def rows(self) -> tuple[Row, ...]:
        """Every row in the order of the table; none where there is nothing to count."""
        if not any(number for count in self.tally.counts for number in count.numbers):
            return ()
        figure, edition = self.figure, self.edition
        rows = tuple(
            Row(
                key=count.key,
                label=figure.label(edition, count.key),
                cells=self.cells(count.numbers),
                path=figure.path.format(key=count.key.lower()),
                depth=count.depth,
                look=count.key if figure.coloured else "",
            )
            for count in self.tally.counts
        )
        if figure.order != "ranked":
            return rows
        return tuple(sorted(rows, key=lambda row: (-_total(row), edition.wording.collate(row.label.text))))

    def cells(self, numbers: Sequence[int]) -> tuple[Cell, ...]:
        if not self.figure.has_shares:
            return tuple(map(Cell, numbers))
        pairs = zip(numbers, self.tally.of, strict=True)
        return tuple(Cell(number, share_of(number, of), percent(self.edition, number, of)) for number, of in pairs)

    def row(self, look: str, label: str, numbers: Sequence[int]) -> Row:
        """A row that has no page and no code."""
        return Row("", LocalizedText(label, None), self.cells(numbers), look=look)

    def drawn(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows of the drawing: all, or as many as one takes in."""
        kept = DRAWN - 1
        if self.figure.order == "tree":
            return _most(rows, DRAWN_OF_TREE)
        if self.figure.order == "given" or len(rows) <= DRAWN:
            return rows
        if self.figure.order == "time":
            return (self.rest(rows[:-kept], say("Before {year}", year=rows[-kept].key)), *rows[-kept:])
        if not self.figure.adds_up:
            return rows[:DRAWN]  # who is in several rows would be in the rest several times
        return (*rows[:kept], self.rest(rows[kept:], say("Others ({n})", n=len(rows) - kept)))

    def rest(self, rows: tuple[Row, ...], label: Message) -> Row:
        sums = [sum(cell.number for cell in cells) for cells in zip(*(row.cells for row in rows), strict=True)]
        return self.row("rest", self.say(label), sums)


def _most(rows: tuple[Row, ...], count: int) -> tuple[Row, ...]:
    """The rows with the most, in the order that they had."""
    found = sorted(range(len(rows)), key=lambda at: -_total(rows[at]))[:count]
    return tuple(rows[at] for at in sorted(found))


def _total(row: Row) -> int:
    return sum(cell.number for cell in row.cells)
