"""The reply to an issue in Markdown, in the language of its form: the resulting entry or its problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from imenik.i18n.markdown import as_fenced_code, safe
from imenik.i18n.messages import Problem, Translate, say
from imenik.intake.issues.forms import SOURCE
from imenik.intake.issues.submission import Objection, SubmissionResult

_MAX_LENGTH, _MAX_SOURCE_LENGTH = 50_000, 1000


def reply(result: SubmissionResult, folder: str) -> str:
    """The comment; `folder` is the data folder as shown in paths."""
    translate = result.filled.language.catalogue.gettext
    return "\n".join(_lines(result, folder, translate)) + "\n"


def refusal(problem: Problem, translate: Translate) -> str:
    """The comment on a text that is not a submitted form."""
    return f"{_has_problems(translate)}\n\n- {safe(problem.sentence(translate))}\n"


def _lines(result: SubmissionResult, folder: str, translate: Translate) -> Iterator[str]:
    path = f"{folder}/{result.path}"
    errors = [objection for objection in result.objections if objection.is_error]
    remarks = [objection for objection in result.objections if not objection.is_error]
    if errors or not result.text:
        yield from [_has_problems(translate), "", *_listed(errors, translate)]
    else:
        new = say("Thank you. This becomes the new file {path}:", path=path)
        changed = say("Thank you. This changes the file {path} as follows:", path=path)
        yield from [safe((changed if result.before else new).render(translate)), "", *_shown(result, translate)]
        yield from _source(result, translate)
    if remarks:
        yield from ["", safe(say("Worth a second look:").render(translate)), "", *_listed(remarks, translate)]


def _shown(result: SubmissionResult, translate: Translate) -> Iterator[str]:
    """The new file, or the diff of a correction. GitHub limits comments to 65,536 characters."""
    text = result.text
    if result.before:
        lines = unified_diff(result.before.splitlines(), text.splitlines(), result.path, result.path, lineterm="")
        text = "\n".join(lines)
    if len(text) > _MAX_LENGTH:
        yield safe(say("Too long to be shown here.").render(translate))
    else:
        yield as_fenced_code(text, "diff" if result.before else "yaml")


def _source(result: SubmissionResult, translate: Translate) -> Iterator[str]:
    """The source that a correction gives, for the reviewer."""
    answer = result.filled.answers.get(SOURCE)
    if answer and answer.text:
        text = answer.text if len(answer.text) <= _MAX_SOURCE_LENGTH else f"{answer.text[:_MAX_SOURCE_LENGTH]} …"
        label = safe(answer.field.question.label.render(translate))
        yield from ["", f"**{label}**: {safe(text)}"]


def _has_problems(translate: Translate) -> str:
    message = say(
        "Thank you. Please fix the following first. Edit the issue above, or write a "
        "comment if you cannot; a maintainer will then have it read again."
    )
    return safe(message.render(translate))


def _listed(objections: Sequence[Objection], translate: Translate) -> Iterator[str]:
    for objection in objections:
        prefix = f"**{safe(objection.field.render(translate))}**: " if objection.field else ""
        yield f"- {prefix}{safe(objection.problem.sentence(translate))}"
