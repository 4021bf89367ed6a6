"""What can be wrong with the languages of a site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from imenik.i18n.messages import Message


class UnknownLanguageError(LookupError):
    """A language without a row; `known` are the tags of those that have one."""

    def __init__(self, tag: str, known: Iterable[str]) -> None:
        super().__init__(tag)
        self.tag, self.known = tag, tuple(known)


class LanguageFileError(Exception):
    """A catalogue or the rows of languages, missing or not readable: the file, the line (from 1), and what is wrong."""

    def __init__(self, path: Path, message: Message, line: int = 1) -> None:
        super().__init__(f"{path}:{line}: {message.render()}")
        self.path, self.message, self.line = path, message, line
