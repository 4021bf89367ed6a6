"""Parses the Markdown of a submitted issue form into answers with line numbers.

GitHub writes each label as a level-3 heading with the answer below it, `_No response_` for an empty answer, commas
between chosen options, and `- [x]` for a ticked box. The author may have edited the text since, so none of this is
guaranteed.
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
_MIN_LABELS = 2
"""The number of labels that identify a form: a single one may occur in any text."""


@dataclass(frozen=True)
class Answer:
    """The text below a label, possibly empty, and the line of the label, counted from 1."""

    field: Field
    line: int
    text: str


@dataclass(frozen=True)
class FilledForm:
    """A submitted form, its language, and the answers by field id."""

    form: Form
    language: Language
    """The language of the form."""
    answers: Mapping[str, Answer]
    repeated: tuple[str, ...] = ()
    """The ids of fields whose label occurs several times, for example within a text."""

    def text(self, name: str) -> str:
        """The answer in a field, possibly empty."""
        return self.answers[name].text if name in self.answers else ""


def parse_submission(body: str, languages: Mapping[str, Language], form: str = "", tag: str = "") -> FilledForm:
    """The form in the body of an issue; form and language are detected unless given."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = _headings(lines)
    detected, language = _form_of(lines, languages, form, tag)
    labels = _labels(detected, language, languages, {label for _, label in headings})
    sections = [(line, labels[label]) for line, label in headings if label in labels]
    ends = [line for line, _ in sections[1:]] + [len(lines)]
    answers = (
        Answer(field, start + 1, _answer(lines[start + 1 : end]))
        for (start, field), end in zip(sections, ends, strict=True)
    )
    counts = Counter(field.id for _, field in sections)
    repeated = tuple(name for name, count in counts.items() if count > 1)
    return FilledForm(detected, language, {answer.field.id: answer for answer in answers}, repeated)


def _headings(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The level-3 headings with their line numbers, counted from 0."""
    matches = ((number, _HEADING.fullmatch(line.rstrip())) for number, line in enumerate(lines))
    return [(number, match[1].strip()) for number, match in matches if match]


def _form_of(lines: Sequence[str], languages: Mapping[str, Language], name: str, tag: str) -> tuple[Form, Language]:
    """The form and language that match most headings; an answer that names a language breaks ties."""
    headings = {label for _, label in _headings(lines)}
    pairs = [
        (form, language)
        for form in forms(languages)
        for language in languages.values()
        if name in ("", form.name) and tag in ("", language.tag)
    ]
    scores = [
        len(headings & {field.label(language.catalogue.gettext) for field in form.fields}) for form, language in pairs
    ]
    if max(scores) < _MIN_LABELS:
        hint = say("keep the headings as the form made them")
        raise InvalidValueError("no-form", say("this does not come from one of the forms"), hint)
    best = [pair for pair, score in zip(pairs, scores, strict=True) if score == max(scores)]
    return next((pair for pair in best if pair[1].name in lines), best[0])


def _labels(form: Form, language: Language, languages: Mapping[str, Language], headings: set[str]) -> dict[str, Field]:
    """The fields by label; a field whose label is missing also by its labels in other languages.

    The labels of a form change now and then, and an issue may be older than the present ones.
    """
    translations: list[Translate] = [
        language.catalogue.gettext,
        *(other.catalogue.gettext for other in languages.values()),
    ]
    fields = {field.label(translations[0]): field for field in form.fields}
    for field in form.fields:
        if field.label(translations[0]) not in headings:
            for translate in translations:
                fields.setdefault(field.label(translate), field)
    return fields


def _answer(lines: list[str]) -> str:
    text = "\n".join(line.rstrip() for line in lines).strip()
    return "" if text == NOTHING else text
