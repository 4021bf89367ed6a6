"""Messages to translate, and problems of the data with their positions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Translate = Callable[[str], str]
"""Translates a message of the catalogue."""


SOURCE_LANGUAGE = "en"
"""The language of the messages in the code, which the program can always speak."""


class Severity(StrEnum):
    """An error stops the build; a warning only does with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Message:
    """A message of the catalogue in English (`text`, with `{names}`) and the values to insert."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, translate: Translate = str) -> str:
        """The message translated by `translate`, or in English. Values are shortened and kept on one line."""
        return translate(self.text).format(**{name: _shown(value, translate) for name, value in self.values.items()})


def _shown(value: object, translate: Translate) -> str:
    text = value.render(translate) if isinstance(value, Message) else printable(" ".join(str(value).split()))
    return text if len(text) <= MAX_VALUE_LENGTH else text[:MAX_VALUE_LENGTH] + "…"


def printable(text: str) -> str:
    """`text` with a replacement for everything that a terminal would obey or cannot show."""
    return (
        text
        if text.isprintable()
        else "".join(character if character.isprintable() else "\ufffd" for character in text)
    )


def xml_safe(text: str) -> str:
    """`text` with a replacement for everything that XML 1.0 (section 2.2) does not allow, even as a reference."""
    return text if text.isprintable() else _NOT_IN_XML.sub("\ufffd", text)


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MAX_VALUE_LENGTH = 400


def say(text: str, /, **values: object) -> Message:
    """A message. The catalogues are extracted from calls of this function, so `text` must be a literal."""
    return Message(text, values)


@dataclass(frozen=True)
class Position:
    """A position in a file: line and column, counted from 1, the column in characters."""

    line: int = 1
    column: int = 1


Location = tuple[str | int, ...]
"""The path from the top of a file to a value: keys and indexes, as in pydantic's errors."""


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file: where, what, and how to fix it."""

    path: str
    position: Position
    rule: str
    message: Message
    hint: Message | None = None
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The sort key of problems, which makes their order reproducible."""
        return (self.path, self.position.line, self.position.column, self.rule, self.message.render())

    def sentence(self, translate: Translate = str) -> str:
        """The message and, after a semicolon, the hint."""
        parts = [self.message, self.hint] if self.hint else [self.message]
        return "; ".join(part.render(translate) for part in parts)


class InvalidValueError(ValueError):
    """A value that a type of the model does not accept, with a message; the location is known where it is caught.

    `at` leads from the value to the part of it that is wrong.
    """

    def __init__(
        self, rule: str, message: Message, hint: Message | None = None, *, at: tuple[str | int, ...] = ()
    ) -> None:
        super().__init__(message.render())
        self.rule = rule
        self.message = message
        self.hint = hint
        self.at = at


def unforeseen(path: str, error: Exception) -> Problem:
    """The problem that something about a file makes the program fail."""
    message = say("unexpected error: {reason}", reason=f"{type(error).__name__}: {error}")
    return Problem(path, Position(), "unforeseen", message, say("simplify the entry, and report this as a bug"))


def did_you_mean(wrong: str, known: Iterable[str]) -> Message | None:
    """A hint with the known word most similar to `wrong`, or None."""
    near = closest(wrong, known)
    return None if near is None else say('did you mean "{word}"?', word=near)


def closest(wrong: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most similar to `wrong`, if it is similar enough."""
    lowered = {word.lower(): word for word in known}
    near = difflib.get_close_matches(wrong.lower(), lowered, n=1, cutoff=cutoff)
    return lowered[near[0]] if near else None
