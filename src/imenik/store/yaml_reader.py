"""Parses a YAML text into a tree of texts, lists and maps, with the position of every value.

Every scalar stays text: YAML's own guesses turn the country NO into False and 16:00 into 960. The tree is built from
the parser's events, with a bound on depth, because composing hostile input exhausts the stack or the memory.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from imenik.i18n.messages import Location, Message, Position, say

Node = str | list["Node"] | dict[str, "Node"] | None
"""A raw value: a text, a list, a map; None if nothing is written."""

_GetEvent = Callable[[], Any]
MAX_DEPTH = 8
_NULL_VALUES = {"", "~", "null", "Null", "NULL"}
FORBIDDEN_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SPECIAL = say("indent with spaces, and put a text that starts with a special character in quotes")
_COLON = say("put a text that contains a colon and a space in quotes")
_OPEN = say("a quotation mark or a bracket is not closed")
_HINTS = {
    "mapping values are not allowed": _COLON,
    "found unexpected ':'": _COLON,
    "sequence entries are not allowed": say("start a list on the line below its key"),
    "cannot start any token": _SPECIAL,
    "mapping keys are not allowed": _SPECIAL,
    "could not find expected ':'": say("every line is a key, a colon, a space and a value"),
    "unexpected end of stream": _OPEN,
    "unexpected document": _OPEN,
    "escape character": say("put this text in single quotes, or write each backslash twice"),
    "hexdecimal number": say("put this text in single quotes, or write each backslash twice"),
    "did not find expected": say("check the indentation and the quotation marks here"),
    "directive": _SPECIAL,
    "tag handle": _SPECIAL,
}
"""What to do, by words of libyaml's messages, which are in English."""


@dataclass
class Fault:
    """Something wrong with the YAML itself."""

    position: Position
    rule: str
    message: Message
    hint: Message | None = None


@dataclass
class Tree:
    """The content of a text: its value, the positions of all values and keys, and the faults that were found."""

    value: Node = None
    value_positions: dict[Location, Position] = field(default_factory=dict)
    key_positions: dict[Location, Position] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class _AbortError(Exception):
    """Parsing cannot go on after the last fault."""


class UnusualYamlError(Exception):
    """A text holds a fault or an empty value, which `parse_yaml` finds with its position."""


def parse_value(text: str) -> str | list[Node] | dict[str, Node]:
    """The value of a text without faults and empty values, in half the time of `parse_yaml`: it tracks no positions."""
    text = text.removeprefix("\ufeff")
    if FORBIDDEN_CHARACTER.search(text):
        raise UnusualYamlError
    get_event = yaml.CSafeLoader(text).get_event
    try:
        _until_content(get_event)
        value = _value(get_event(), get_event, 0)
        _until_end(get_event)
    except yaml.YAMLError:
        raise UnusualYamlError from None
    return value


def _until_content(get_event: _GetEvent) -> None:
    get_event()
    if type(get_event()) is not yaml.DocumentStartEvent:
        raise UnusualYamlError


def _until_end(get_event: _GetEvent) -> None:
    get_event()
    if type(get_event()) is not yaml.StreamEndEvent:
        raise UnusualYamlError


def _value(event: Any, get_event: _GetEvent, depth: int) -> str | list[Node] | dict[str, Node]:
    kind = type(event)
    if event.anchor or depth > MAX_DEPTH or event.tag not in (None, "!"):
        raise UnusualYamlError
    if kind is yaml.ScalarEvent:
        if not event.style and event.value in _NULL_VALUES:
            raise UnusualYamlError
        return _normalized(_text(event))
    if kind is yaml.SequenceStartEvent:
        items: list[Node] = []
        while type(event := get_event()) is not yaml.SequenceEndEvent:
            items.append(_value(event, get_event, depth + 1))
        return items
    pairs: dict[str, Node] = {}
    while type(event := get_event()) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent or event.anchor or event.value in pairs:
            raise UnusualYamlError
        pairs[_text(event)] = _value(get_event(), get_event, depth + 1)
    return pairs


def _text(event: Any) -> str:
    text: str = event.value
    if event.style == '"' and FORBIDDEN_CHARACTER.search(text):
        raise UnusualYamlError
    return text


def _normalized(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def parse_yaml(text: str) -> Tree:
    """The tree of `text` with its faults; the value is None if the text is not YAML at all."""
    builder = _Builder(text)
    try:
        builder.document()
    except yaml.MarkedYAMLError as error:
        builder.fault_of_parser(error)
    except _AbortError:
        builder.tree.value = None
    return builder.tree


class _Builder:
    def __init__(self, text: str) -> None:
        self.tree = Tree()
        self.text = self.without_forbidden(text.removeprefix("\ufeff"))
        self.events: Iterator[yaml.Event] = yaml.parse(self.text, Loader=yaml.CSafeLoader)

    def document(self) -> None:
        event = next(self.events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.fault(Position(), "empty-file", say("the file contains no entry"))
            return
        self.tree.value = self.node(event, ())
        if self.tree.value is None and not self.tree.faults:
            self.fault(Position(), "empty-file", say("the file contains no entry"))
        next(self.events)
        following = next(self.events)
        if isinstance(following, yaml.DocumentStartEvent):
            self.fault(
                _position(following),
                "several-documents",
                say("the file contains several documents"),
                say("one entry, one file"),
            )

    def without_forbidden(self, text: str) -> str:
        """The text with nothing in the place of forbidden characters, so that all other faults are found too."""
        if not FORBIDDEN_CHARACTER.search(text):
            return text
        line_ends = [-1, *(match.start() for match in re.finditer("\n", text))]
        for match in FORBIDDEN_CHARACTER.finditer(text):
            line = bisect(line_ends, match.start())
            position = Position(line, match.start() - line_ends[line - 1])
            self.fault(position, "forbidden-character", *_forbidden(match[0]))
        return FORBIDDEN_CHARACTER.sub("", text)

    def node(self, event: yaml.Event, location: Location) -> Node:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = say("write the value out; a text that begins with & or * belongs in quotes")
            self.fault(_position(event), "alias", say("anchors and aliases are not allowed here"), hint)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            hint = say("write the value out; a text that begins with ! belongs in quotes")
            self.fault(_position(event), "tag", say('the YAML tag "{tag}" is not used here', tag=tag), hint)
        if len(location) > MAX_DEPTH:
            self.fault(
                _position(event), "too-deep", say("the entry is nested more than {most} levels deep", most=MAX_DEPTH)
            )
            raise _AbortError
        self.tree.value_positions[location] = _position(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(location)
        return self.scalar(event)

    def scalar(self, event: yaml.Event) -> str | None:
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - the only kind of event that is left
        if not event.style and event.value in _NULL_VALUES:
            return None
        self.forbidden_escapes(event)
        return _normalized(event.value)

    def forbidden_escapes(self, event: yaml.ScalarEvent) -> None:
        """Forbidden characters may not come in as escapes either in double quotes."""
        match = FORBIDDEN_CHARACTER.search(event.value) if event.style == '"' else None
        if match:
            self.fault(_position(event), "forbidden-character", *_forbidden(match[0]))

    def sequence(self, location: Location) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, (*location, len(items))))
        return items

    def mapping(self, location: Location) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event)
            if key in pairs:
                first = self.tree.key_positions[(*location, key)].line
                message = say('the key "{key}" appears twice; first on line {line}', key=key, line=first)
                self.fault(_position(event), "duplicate-key", message, say("keep one of the two"))
                self.node(next(self.events), ("", *location, key))
                continue
            self.tree.key_positions[(*location, key)] = _position(event)
            pairs[key] = self.node(next(self.events), (*location, key))
        return pairs

    def key(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.ScalarEvent) and not event.anchor:
            self.forbidden_escapes(event)
            return str(event.value)
        self.fault(_position(event), "bad-key", say("a key is one plain word"))
        raise _AbortError

    def fault(self, position: Position, rule: str, message: Message, hint: Message | None = None) -> None:
        self.tree.faults.append(Fault(position, rule, message, hint))

    def fault_of_parser(self, error: yaml.MarkedYAMLError) -> None:
        reason = error.problem or str(error)
        mark = error.problem_mark or error.context_mark
        position = Position(mark.line + 1, mark.column + 1) if mark else Position()
        hint = self.hint_from_line(position) or next((hint for words, hint in _HINTS.items() if words in reason), None)
        message = say("this is not YAML") if hint else say("this is not YAML ({reason})", reason=reason)
        self.fault(position, "bad-yaml", message, hint)
        self.tree.value = None

    def hint_from_line(self, position: Position) -> Message | None:
        """Mistakes that the line itself shows better than the parser: a tab, or a key that is indented too far."""
        lines = self.text.split("\n")
        line = lines[position.line - 1] if position.line <= len(lines) else ""
        if "\t" in line[: position.column]:
            return say("there is a tab in this line; indent with spaces")
        before = re.sub(r"\S.*", "", lines[position.line - 2] if position.line > 1 else "")
        deeper = re.match(r"( +)[\w-]+:( |$)", line)
        if deeper and len(deeper[1]) > len(before):
            return say("the line is indented further than the one above; start it in the same column")
        return None


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    assert mark is not None  # noqa: S101 - the parser marks every event
    return Position(mark.line + 1, mark.column + 1)


def _forbidden(character: str) -> tuple[Message, Message]:
    code = f"U+{ord(character):04X}"
    return (
        say("the character {code} is not allowed: it is invisible or changes the direction of writing", code=code),
        say("delete it and type the text again"),
    )
