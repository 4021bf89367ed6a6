"""What is answered to an issue, in Markdown and in the language of its form: what came of it, or what is in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from imenik.i18n.markdown import as_fenced_code, safe
from imenik.i18n.messages import Problem, Translate, say
from imenik.intake.issues.forms import SOURCE
from imenik.intake.issues.submission import Objection, Outcome

_LONGEST, _LONGEST_SOURCE = 50_000, 1000


def reply(outcome: Outcome, folder: str) -> str:
    """The whole comment; `folder` is the data folder as it is shown."""
    translate = outcome.filled.language.catalogue.gettext
    return "\n".join(_lines(outcome, folder, translate)) + "\n"


def refusal(problem: Problem, translate: Translate) -> str:
    """The comment on a text in which no form can be found."""
    return f"{_cannot(translate)}\n\n- {safe(problem.sentence(translate))}\n"


def _lines(outcome: Outcome, folder: str, translate: Translate) -> Iterator[str]:
    path = f"{folder}/{outcome.path}"
    errors = [objection for objection in outcome.objections if objection.is_error]
    remarks = [objection for objection in outcome.objections if not objection.is_error]
    if errors or not outcome.text:
        yield from [_cannot(translate), "", *_listed(errors, translate)]
    else:
        new = say("Thank you. This becomes the new file {path}:", path=path)
        changed = say("Thank you. This is how the file {path} is changed:", path=path)
        yield from [safe((changed if outcome.before else new).render(translate)), "", *_shown(outcome, translate)]
        yield from _source(outcome, translate)
    if remarks:
        yield from ["", safe(say("Worth a second look:").render(translate)), "", *_listed(remarks, translate)]


def _shown(outcome: Outcome, translate: Translate) -> Iterator[str]:
    """The new file, or what is other in the old one. GitHub takes comments of at most 65,536 characters."""
    text = outcome.text
    if outcome.before:
        lines = unified_diff(outcome.before.splitlines(), text.splitlines(), outcome.path, outcome.path, lineterm="")
        text = "\n".join(lines)
    if len(text) > _LONGEST:
        yield safe(say("It is too long to be shown here.").render(translate))
    else:
        yield as_fenced_code(text, "diff" if outcome.before else "yaml")


def _source(outcome: Outcome, translate: Translate) -> Iterator[str]:
    """What a correction says of where it comes from, for whoever has to judge it."""
    said = outcome.filled.answers.get(SOURCE)
    if said and said.text:
        text = said.text if len(said.text) <= _LONGEST_SOURCE else f"{said.text[:_LONGEST_SOURCE]} …"
        label = safe(said.field.question.label.render(translate))
        yield from ["", f"**{label}**: {safe(text)}"]


def _cannot(translate: Translate) -> str:
    words = say(
        "Thank you. Something has to be put right first. Edit the issue above, or write a comment if you cannot;"
        " a maintainer then has it read again."
    )
    return safe(words.render(translate))


def _listed(objections: Sequence[Objection], translate: Translate) -> Iterator[str]:
    for each in objections:
        where = f"**{safe(each.field.render(translate))}**: " if each.field else ""
        yield f"- {where}{safe(each.problem.sentence(translate))}"
