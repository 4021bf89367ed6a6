"""Parses the comments of a YAML text and what each belongs to: a key, an item, the end of a list or map, or the file.

A comment on its own line belongs to what follows; if a list or map ends in between and the comment is indented further
than what follows, it belongs to the end of that list or map. A comment at the very top that is followed by a blank line
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
    """The comments of one location, each with its `#`; an empty text is a blank line."""

    before: tuple[str, ...] = ()
    """On lines of their own above a key or an item; for the file, at its top."""
    beside: str = ""
    """At the end of the line."""
    after: tuple[str, ...] = ()
    """At the end of a list or map."""


_COMMENT = re.compile(r"#[^\n]*")


class Landmark(NamedTuple):
    """A position that comments are assigned by: the start of a key, item or value, or the end of a flow collection."""

    offset: int
    column: int
    location: Location
    in_flow: bool
    closes: bool
    """Whether a list or map in brackets ends here."""
    opens: bool
    """Whether a key or an item begins here, and not only its value."""


class Comment(NamedTuple):
    """One comment; `alone` if there is nothing else on its line."""

    offset: int
    column: int
    text: str
    alone: bool
    blank_before: bool
    blank_after: bool


def parse_comments(text: str) -> dict[Location, Comments]:
    """The comments of a `text` without faults and with LF line ends, by location."""
    scanner = _Scanner(text)
    assigner = _Assigner(scanner.landmarks)
    for comment in scanner.comments():
        assigner.assign(comment)
    return assigner.result()


def has_comments(text: str) -> bool:
    """Whether a `text` without faults has comments, whatever its line ends."""
    return "#" in text and bool(parse_comments(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))


class _Assigner:
    """Assigns comments, in the order of the text, to locations."""

    def __init__(self, landmarks: list[Landmark]) -> None:
        self.landmarks = landmarks
        self.columns: dict[Location, int] = {}
        for landmark in landmarks:
            if landmark.opens and not landmark.in_flow:
                self.columns.setdefault(landmark.location[:-1], landmark.column)
        self.before: dict[Location, list[str]] = defaultdict(list)
        self.beside: dict[Location, str] = {}
        self.after: dict[Location, list[str]] = defaultdict(list)
        self.current = -1
        """The index of the landmark that the last comment was assigned to; the following comments go there too."""

    def assign(self, comment: Comment) -> None:
        """Assign one comment to a location."""
        index = bisect_left(self.landmarks, comment.offset, key=lambda landmark: landmark.offset)
        last = self.landmarks[index - 1] if index else None
        following = self.landmarks[index] if index < len(self.landmarks) else None
        if last and not comment.alone:
            if last.location in self.beside:
                self.before[last.location].append(comment.text)
            else:
                self.beside[last.location] = comment.text
            return
        ended = None if self.current == index else self.ended(comment, last, following)
        if ended is None and following:
            self.current = index
            lines = self.before[following.location]
        else:
            lines = self.after[ended or ()]
        lines += [*([""] if comment.blank_before else []), comment.text, *([""] if comment.blank_after else [])]

    def ended(self, comment: Comment, last: Landmark | None, following: Landmark | None) -> Location | None:
        """The list or map that a comment ends; None if the comment belongs to what follows."""
        if following and following.closes:
            return following.location
        if last is None or (following and (following.in_flow or comment.column <= following.column)):
            return None
        still_open = _around(following.location) if following else []
        closed = [
            location for location in _around(last.location) if location not in still_open and location in self.columns
        ]
        return next(
            (location for location in closed if self.columns[location] <= comment.column),
            closed[-1] if closed else None,
        )

    def result(self) -> dict[Location, Comments]:
        """All comments by location; a header of the file is separated from the comments of the first key."""
        if self.landmarks and (lines := self.before.get(self.landmarks[0].location)) and "" in lines:
            end = len(lines) - lines[::-1].index("")
            self.before[()], self.before[self.landmarks[0].location] = lines[:end], lines[end:]
        locations = self.before.keys() | self.beside.keys() | self.after.keys()
        return {
            location: Comments(
                tuple(self.before.get(location, ())), self.beside.get(location, ""), tuple(self.after.get(location, ()))
            )
            for location in locations
        }


def _around(location: Location) -> list[Location]:
    """The enclosing lists and maps, the innermost first."""
    return [location[:length] for length in range(len(location) - 1, -1, -1)]


class _Scanner:
    """Scans the parser's events: a comment is a `#` and the rest of its line outside of any scalar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.landmarks: list[Landmark] = []
        self.gaps: list[tuple[int, int]] = []
        self.end = 0
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        event = next(self.events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self.events)
        self.node(event, (), in_flow=False)
        self.gaps.append((self.end, len(text)))

    def node(self, event: yaml.Event, location: Location, *, in_flow: bool) -> None:
        if isinstance(event, yaml.MappingStartEvent):
            self.mapping(location, in_flow=bool(event.flow_style))
        elif isinstance(event, yaml.SequenceStartEvent):
            self.sequence(location, in_flow=bool(event.flow_style))
        else:
            self.add_landmark(_start(event), location, in_flow, opens=False)
            self.scalar(event)

    def mapping(self, location: Location, *, in_flow: bool) -> None:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            child = (*location, str(getattr(event, "value", "")))
            self.add_landmark(_start(event), child, in_flow)
            self.scalar(event)
            self.node(next(self.events), child, in_flow=in_flow)
        if in_flow:
            self.add_landmark(_start(event), location, in_flow, closes=True, opens=False)

    def sequence(self, location: Location, *, in_flow: bool) -> None:
        index = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            child, start = (*location, index), _start(event)
            between = _COMMENT.sub(lambda match: " " * len(match[0]), self.text[self.end : start])
            self.add_landmark(start if in_flow else self.end + between.rindex("-"), child, in_flow)
            self.node(event, child, in_flow=in_flow)
            index += 1
        if in_flow:
            self.add_landmark(_start(event), location, in_flow, closes=True, opens=False)

    def scalar(self, event: yaml.Event) -> None:
        assert event.end_mark is not None  # noqa: S101 - the parser marks every event
        start = _start(event)
        self.gaps.append((self.end, start))
        if getattr(event, "style", None) in ("|", ">"):
            first_line = self.text.find("\n", start)
            self.gaps.append((start, first_line if first_line >= 0 else len(self.text)))
        self.end = max(start, event.end_mark.index)

    def add_landmark(
        self, offset: int, location: Location, in_flow: bool, *, closes: bool = False, opens: bool = True
    ) -> None:
        column = offset - self.text.rfind("\n", 0, offset) - 1
        self.landmarks.append(Landmark(offset, column, location, in_flow, closes, opens))

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
