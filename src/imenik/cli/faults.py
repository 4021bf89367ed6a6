"""What the command says when it cannot go on: one sentence, with the file if there is one, and no traceback."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import TemplateNotFound, TemplateSyntaxError
from yaml import MarkedYAMLError

from imenik.env.runner import reason_of
from imenik.store.languages.errors import LanguageFileError
from imenik.store.traversal import culprit


def sentence_of(error: Exception, words: Sequence[str]) -> str:
    """The sentence about an error of the command with some words: a fault of a file, or one that nobody foresaw."""
    if isinstance(error, LanguageFileError):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: {error.message}"
    if isinstance(error, TemplateNotFound):
        return f"{error.name}: this template is missing"
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        return f"{error.problem_mark.name}:{error.problem_mark.line + 1}: {error.problem}"
    entry = culprit(error)
    about = f"{entry.kind}/{entry.key}: " if entry else ""
    return f"{about}unexpected error: {reason_of(error)}. To see where: imenik --debug {' '.join(words)}"
