"""What is added to a page: the script that loads it again, and what is wrong with the files."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateSyntaxError

from imenik.env import PACKAGE, THEME
from imenik.i18n.messages import Message, Position, Problem, Severity
from imenik.runner import reason_of
from imenik.store.languages import Language
from imenik.views.render import environment


class Notices:
    """Puts notices on pages. Its templates are those of the start, so that it works while others are being edited."""

    def __init__(self) -> None:
        templates = environment(THEME)
        self._notice = templates.get_template("live/notice.html")
        self._empty_page = templates.get_template("live/empty.html")

    def put_on(self, page: bytes, number: str, errors: Sequence[Problem], language: Language) -> bytes:
        """The page with the number of its state, and the errors in the words of its language."""
        translate = language.catalogue.gettext
        lines = [
            (f"{problem.path}:{problem.position.line}", problem.sentence(translate))
            for problem in sorted(errors, key=lambda problem: problem.order)
        ]
        notice = self._notice.render(_=translate, lines=lines, number=number, tag=language.tag)
        before, end, after = page.rpartition(b"</body>")
        return before + notice.encode() + end + after if end else page + notice.encode()

    def empty_page(self, language: Language) -> bytes:
        """A page for what could not be made."""
        return self._empty_page.render(_=language.catalogue.gettext, tag=language.tag).encode()


def errors_in(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def problem_of(error: Exception) -> Problem:
    """An unforeseen error as a problem of the file that it comes from: a template, or else a module of the package."""
    if isinstance(error, SyntaxError | TemplateSyntaxError):
        return not_made(error.filename or "", error.lineno or 1, reason_of(error))
    frames = traceback.extract_tb(error.__traceback__)
    templates = [frame for frame in frames if not frame.filename.endswith(".py")]
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    frame = (templates or ours or frames)[-1]
    return not_made(frame.filename, frame.lineno or 1, reason_of(error))


def not_made(path: str, line: int, reason: str) -> Problem:
    """A problem that stops pages from being made; the path is relative to the working folder if it is in it."""
    file = Path(path)
    shown = file.relative_to(Path.cwd()).as_posix() if file.is_relative_to(Path.cwd()) else path
    return Problem(shown, Position(line), "not-made", Message("{reason}", {"reason": reason}))
