"""The comments of a YAML text, and what each belongs to: a key, an item, the end of a list or map, the whole file.

A comment on a line of its own belongs to what follows it; where a list or map ends between the two and the comment is
indented further than what follows, to the end of that list or map. One at the very top, with a blank line after it,
belongs to the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from imenik.i18n.messages import Location


@dataclass(frozen=True)
class Comments:
    """The comments of one place, each with its `#`; an empty text is a blank line."""

    before: tuple[str, ...] = ()
    """Those on lines of their own above a key or an item; of the whole file, those at its top."""
    beside: str = ""
    """The one at the end of its line."""
    after: tuple[str, ...] = ()
    """Those at the end of a list or map."""


_COMMENT = re.compile(r"#[^\n]*")


class Landmark(NamedTuple):
    """A place that comments are told by: where a key, an item, a value begins or a list in brackets ends."""

    offset: int
    column: int
    location: Location
    in_brackets: bool
    closes: bool
    """Whether a list or map in brackets ends here."""
    opens: bool
    """Whether a key or an item begins here, and not only its value."""


class Comment(NamedTuple):
    """One comment; `alone` on its line, with or without blank lines around it."""

    offset: int
    column: int
    text: str
    alone: bool
    blank_before: bool
    blank_after: bool


def parse_comments(text: str) -> dict[Location, Comments]:
    """The comments of a `text` without faults, by what they belong to; its lines end with line feeds."""
    finder = _Scanner(text)
    sorter = _Assigner(finder.stops)
    for comment in finder.comments():
        sorter.sort(comment)
    return sorter.sorted()


def has_comments(text: str) -> bool:
    """Whether there is a comment in a `text` without faults, whatever its line ends are."""
    return "#" in text and bool(parse_comments(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))


class _Assigner:
    """Gives each comment its place; they come in the order of the text."""

    def __init__(self, stops: list[Landmark]) -> None:
        self.stops = stops
        self.columns: dict[Location, int] = {}
        for stop in stops:
            if stop.opens and not stop.in_brackets:
                self.columns.setdefault(stop.location[:-1], stop.column)
        self.before: dict[Location, list[str]] = defaultdict(list)
        self.beside: dict[Location, str] = {}
        self.after: dict[Location, list[str]] = defaultdict(list)
        self.begun = -1
        """The stop that comments are already told to belong to, so that those which follow do too."""

    def sort(self, comment: Comment) -> None:
        """Finds the place of one comment."""
        at = bisect_left(self.stops, comment.offset, key=lambda stop: stop.offset)
        last = self.stops[at - 1] if at else None
        following = self.stops[at] if at < len(self.stops) else None
        if last and not comment.alone:
            if last.location in self.beside:
                self.before[last.location].append(comment.text)
            else:
                self.beside[last.location] = comment.text
            return
        ended = None if self.begun == at else self.ended(comment, last, following)
        if ended is None and following:
            self.begun = at
            lines = self.before[following.location]
        else:
            lines = self.after[ended or ()]
        lines += [*([""] if comment.blank_before else []), comment.text, *([""] if comment.blank_after else [])]

    def ended(self, comment: Comment, last: Landmark | None, following: Landmark | None) -> Location | None:
        """The list or map at whose end a comment stands; None where it belongs to what follows."""
        if following and following.closes:
            return following.location
        if last is None or (following and (following.in_brackets or comment.column <= following.column)):
            return None
        still_open = _around(following.location) if following else []
        closed = [place for place in _around(last.location) if place not in still_open and place in self.columns]
        return next(
            (place for place in closed if self.columns[place] <= comment.column), closed[-1] if closed else None
        )

    def sorted(self) -> dict[Location, Comments]:
        """What was found; the top of the file is told apart from its first key."""
        if self.stops and (lines := self.before.get(self.stops[0].location)) and "" in lines:
            end = len(lines) - lines[::-1].index("")
            self.before[()], self.before[self.stops[0].location] = lines[:end], lines[end:]
        places = self.before.keys() | self.beside.keys() | self.after.keys()
        return {
            place: Comments(
                tuple(self.before.get(place, ())), self.beside.get(place, ""), tuple(self.after.get(place, ()))
            )
            for place in places
        }


def _around(location: Location) -> list[Location]:
    """The lists and maps around a place, the innermost first."""
    return [location[:length] for length in range(len(location) - 1, -1, -1)]


class _Scanner:
    """Goes through the parser's events: comments are where no scalar is, after a `#`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stops: list[Landmark] = []
        self.gaps: list[tuple[int, int]] = []
        self.end = 0
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        event = next(self.events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self.events)
        self.node(event, (), in_brackets=False)
        self.gaps.append((self.end, len(text)))

    def node(self, event: yaml.Event, at: Location, *, in_brackets: bool) -> None:
        if isinstance(event, yaml.MappingStartEvent):
            self.mapping(at, in_brackets=bool(event.flow_style))
        elif isinstance(event, yaml.SequenceStartEvent):
            self.sequence(at, in_brackets=bool(event.flow_style))
        else:
            self.stop(_start(event), at, in_brackets, opens=False)
            self.scalar(event)

    def mapping(self, at: Location, *, in_brackets: bool) -> None:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            here = (*at, str(getattr(event, "value", "")))
            self.stop(_start(event), here, in_brackets)
            self.scalar(event)
            self.node(next(self.events), here, in_brackets=in_brackets)
        if in_brackets:
            self.stop(_start(event), at, in_brackets, closes=True, opens=False)

    def sequence(self, at: Location, *, in_brackets: bool) -> None:
        count = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            here, start = (*at, count), _start(event)
            between = _COMMENT.sub(lambda match: " " * len(match[0]), self.text[self.end : start])
            self.stop(start if in_brackets else self.end + between.rindex("-"), here, in_brackets)
            self.node(event, here, in_brackets=in_brackets)
            count += 1
        if in_brackets:
            self.stop(_start(event), at, in_brackets, closes=True, opens=False)

    def scalar(self, event: yaml.Event) -> None:
        assert event.end_mark is not None  # noqa: S101 - the parser marks every event
        start = _start(event)
        self.gaps.append((self.end, start))
        if getattr(event, "style", None) in ("|", ">"):
            first_line = self.text.find("\n", start)
            self.gaps.append((start, first_line if first_line >= 0 else len(self.text)))
        self.end = max(start, event.end_mark.index)

    def stop(self, offset: int, at: Location, in_brackets: bool, *, closes: bool = False, opens: bool = True) -> None:
        column = offset - self.text.rfind("\n", 0, offset) - 1
        self.stops.append(Landmark(offset, column, at, in_brackets, closes, opens))

    def comments(self) -> Iterator[Comment]:
        """The comments in their order."""
        for begin, end in self.gaps:
            for match in _COMMENT.finditer(self.text, begin, end):
                yield self.comment(match)

    def comment(self, match: re.Match[str]) -> Comment:
        line = self.text.rfind("\n", 0, match.start()) + 1
        above = self.text[self.text.rfind("\n", 0, max(line - 1, 0)) + 1 : line]
        below = self.text[match.end() + 1 :].partition("\n")
        return Comment(
            offset=match.start(),
            column=match.start() - line,
            text=match[0].rstrip(),
            alone=not self.text[line : match.start()].strip(),
            blank_before=line > 0 and not above.strip(),
            blank_after=bool(below[1]) and not below[0].strip(),
        )


def _start(event: yaml.Event) -> int:
    assert event.start_mark is not None  # noqa: S101 - the parser marks every event
    return event.start_mark.index
