"""What an issue form comes back as: a text in Markdown, taken apart into the answers, each with its line.

GitHub writes each label as a heading of the third level, the answer below it, `_No response_` where there is none, what
was chosen of a list with commas between, and a box to tick as `- [x]`. Whoever wrote the issue may have changed all of
it since, so nothing of that is taken for granted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from imenik.i18n.messages import InvalidValueError, Translate, say
from imenik.intake.issues.forms import Field, Form, forms
from imenik.store.languages import Language

_HEADING = re.compile(r"### +(.*?)[ \t#]*")
NOTHING = "_No response_"
_FEWEST = 2
"""Labels that make a form: one alone may stand in any text."""


@dataclass(frozen=True)
class Answer:
    """What was written below a label, and the line of the label, counted from 1; empty where nothing was."""

    field: Field
    line: int
    text: str


@dataclass(frozen=True)
class Filled:
    """A form that somebody filled in: which it is, in which language, and the answers by the fields' ids."""

    form: Form
    language: Language
    """That of the form."""
    answers: Mapping[str, Answer]
    twice: tuple[str, ...] = ()
    """The ids of fields whose label heads more than one answer: a text may hold a line that looks like a label."""

    def text(self, name: str) -> str:
        """What was written in a field; empty where nothing was."""
        return self.answers[name].text if name in self.answers else ""


def taken_apart(body: str, languages: Mapping[str, Language], form: str = "", tag: str = "") -> Filled:
    """The form in the body of an issue, whichever it is unless one or its language is named."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = _headings(lines)
    known, language = _form_of(lines, languages, form, tag)
    labels = _labels(known, language, languages, {label for _, label in headings})
    places = [(at, labels[label]) for at, label in headings if label in labels]
    ends = [at for at, _ in places[1:]] + [len(lines)]
    answers = (
        Answer(field, at + 1, _answer(lines[at + 1 : end])) for (at, field), end in zip(places, ends, strict=True)
    )
    times = Counter(field.id for _, field in places)
    twice = tuple(name for name, number in times.items() if number > 1)
    return Filled(known, language, {answer.field.id: answer for answer in answers}, twice)


def _headings(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The headings of the third level with the numbers of their lines, counted from 0."""
    return [(at, match[1].strip()) for at, line in enumerate(lines) if (match := _HEADING.fullmatch(line.rstrip()))]


def _form_of(lines: Sequence[str], languages: Mapping[str, Language], name: str, tag: str) -> tuple[Form, Language]:
    """The form and the language of most of the headings; of languages alike in that, the one that an answer names."""
    headings = {label for _, label in _headings(lines)}
    pairs = [
        (form, language)
        for form in forms(languages)
        for language in languages.values()
        if name in ("", form.name) and tag in ("", language.tag)
    ]
    alike = [
        len(headings & {field.label(language.catalogue.gettext) for field in form.fields}) for form, language in pairs
    ]
    if max(alike) < _FEWEST:
        hint = say("leave the headings as the form makes them")
        raise InvalidValueError("no-form", say("this is not what one of the forms makes"), hint)
    best = [pair for pair, number in zip(pairs, alike, strict=True) if number == max(alike)]
    return next((pair for pair in best if pair[1].name in lines), best[0])


def _labels(form: Form, language: Language, languages: Mapping[str, Language], there: set[str]) -> dict[str, Field]:
    """The fields by their labels; a field whose label is not there also by those of other languages.

    The words of a form are corrected now and then, and an issue may be older than they are.
    """
    words: list[Translate] = [language.catalogue.gettext, *(other.catalogue.gettext for other in languages.values())]
    known = {field.label(words[0]): field for field in form.fields}
    for field in form.fields:
        if field.label(words[0]) not in there:
            for others in words:
                known.setdefault(field.label(others), field)
    return known


def _answer(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines).strip()
    return "" if text == NOTHING else text
