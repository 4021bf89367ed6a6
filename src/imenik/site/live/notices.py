"""What is added to a page: the script that loads it again, and what is wrong with the files."""

from __future__ import annotations

import re
import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateSyntaxError

from imenik.env.locations import PACKAGE, THEME
from imenik.env.runner import reason_of
from imenik.i18n.messages import Message, Position, Problem, Severity, Translate
from imenik.store.languages import Language
from imenik.views.render import environment

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
"""It forbids the script and the styles of a notice, which are in the page."""


class Notices:
    """Puts notices on pages. Its templates are those of the start, so that it works while others are being edited."""

    def __init__(self) -> None:
        templates = environment(THEME)
        self._notice = templates.get_template("live/notice.html")
        self._empty_page = templates.get_template("live/empty.html")

    def put_on(self, page: bytes | None, number: str, errors: Sequence[Problem], language: Language) -> bytes:
        """The page with the number of its state, and the errors in the words of its language.

        Without a page, which could not be made, they are on an empty one.
        """
        translate = _translation(language)
        lines = [
            (f"{problem.path}:{problem.position.line}", problem.sentence(translate))
            for problem in sorted(errors, key=lambda problem: problem.order)
        ]
        words = {"_": translate, "tag": language.tag}
        notice = self._notice.render(words, lines=lines, number=number, is_earlier=page is not None).encode()
        whole = self._empty_page.render(words).encode() if page is None else _POLICY.sub(b"", page)
        before, end, after = whole.rpartition(b"</body>")
        return before + notice + end + after if end else whole + notice


def _translation(language: Language) -> Translate:
    """The words of a language, or English while its catalogue cannot be read."""
    try:
        return language.catalogue.gettext
    except Exception:  # whatever is wrong with a file that is being edited; the page that failed says it
        return str


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
