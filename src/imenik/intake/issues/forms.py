"""GitHub issue forms in all languages of the site, generated from the questions of the model.

GitHub has one language per file and shows all forms in one list, so each form exists once per language, named
`<language>.<form>.yml` to sort by language. `intake/issues/submission.py` processes the submitted Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from types import GenericAlias
from typing import Any

import yaml

from imenik.i18n.messages import Message, Translate, say
from imenik.model import VOCABULARIES, Channel, Event, Organisation, Project, Record
from imenik.model.description import Asked, TableColumn
from imenik.model.fields import Choice, Input, Question, help_of, questions, required_first
from imenik.store.directory import Directory
from imenik.store.languages import Language, choose_text

Tree = dict[str, Any]
"""A part of a YAML file."""


class Element(StrEnum):
    """The input elements of issue forms (GitHub, "Syntax for GitHub's form schema")."""

    LINE = "input"
    LINES = "textarea"
    CHOICE = "dropdown"
    AGREEMENT = "checkboxes"


@dataclass(frozen=True)
class Field:
    """A field of an issue form."""

    id: str
    path: tuple[str, ...]
    """The path to its value in the entry; empty if it is not part of the entry."""
    question: Question
    element: Element
    hint: Message | None = None
    """The expected format, if the help of the question does not describe it."""

    def label(self, translate: Translate) -> str:
        """The label, which becomes the heading of the answer in the issue."""
        return self.question.label.render(translate)

    def shows(self, directory: Directory, language: Language) -> list[str]:
        """The labels of the options in a language."""
        if self.question.refers in VOCABULARIES:
            terms = directory.terms(self.question.refers).values()
            return [choose_text(term.label, language).text for term in terms]
        # Two fields of different kinds of entries may have the same label.
        return list(dict.fromkeys(choice.label.render(language.catalogue.gettext) for choice in self.question.choices))


@dataclass(frozen=True)
class Form:
    """An issue form."""

    name: str
    title: Message
    about: Message
    fields: tuple[Field, ...]
    model: type[Record] | None = None
    """The class of the resulting entry; None for a correction."""


LANGUAGE, AGREEMENT = "text-language", "agreement"
"""The last fields of every form."""
ENTRY, FIELD, VALUE, SOURCE = "entry", "field", "value", "source"
"""The fields of a correction."""
CORRECTED: tuple[type[Record], ...] = (Organisation, Project, Event, Channel)
"""The kinds of entries that can be corrected; meetings are edited by their organisers."""
SEVERAL = say("Separate several with commas, or put one per line.")
_HINTS: Mapping[Input, Message] = {
    Input.DATE: say("A day, such as 2026-12-03 or 3.12.2026."),
    Input.DATE_OR_TIME: say("A day, such as 2026-12-03, or a day and a time, such as 2026-12-03T16:00."),
    Input.PARTIAL_DATE: say("A year, a month or a day: 2014, 2014-02 or 2014-02-28."),
    Input.TIMEZONE: say("A time zone in the form Area/City; only where a time is given."),
}
_LINKS = say("One web address per line.")
_SOURCES = say("One per line: what it is, then its web address.")
_IDS = say("Their names or IDs in this directory; leave out those that are not listed.")


def forms(languages: Mapping[str, Language], licence: str = "") -> tuple[Form, ...]:
    """All forms, with the correction last; `licence` is the short name of what entries are published under."""
    last = (_language(languages), _agreement(licence))
    about = say("Suggest an entry for this directory. Required questions come first.")
    correcting = say("Correct a single detail of an entry in this directory.")
    return (
        Form("organisation", say("New organisation"), about, (*_fields(Organisation), *last), Organisation),
        Form("project", say("New project or idea"), about, (*_fields(Project), *last), Project),
        Form("event", say("New event"), about, (*_fields(Event), *last), Event),
        Form("correction", say("Correction"), correcting, (*_correction(), *last)),
    )


def files(directory: Directory, languages: Mapping[str, Language], licence: str) -> Iterator[tuple[str, str]]:
    """The names and contents of the files in `.github/ISSUE_TEMPLATE/`."""
    for form in forms(languages, licence):
        for tag, language in languages.items():
            tree = _form(form, directory, language)
            yield f"{tag}.{form.name}.yml", yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=120)


# Fields


def _fields(model: type[Record]) -> Iterable[Field]:
    asked = (question for question in required_first(questions(model)) if _is_asked(question))
    return chain.from_iterable(map(_of_question, asked))


def _is_asked(question: Question) -> bool:
    """Whether issue forms have this question; a list of parts needs parts that fit on one line."""
    is_list_of_parts = question.input is Input.PART and question.several
    return Asked.ISSUE in question.description.asked and (not is_list_of_parts or question.description.in_one_line)


def _of_question(question: Question) -> Iterable[Field]:
    """The field of a question, or the fields of its parts if the question is a single part."""
    if question.input is Input.YES_NO:
        question = replace(question, choices=(Choice("true", say("yes")), Choice("false", say("no"))))
    is_named_parts = question.description.table is TableColumn.NAMED_PARTS
    if question.input is not Input.PART or is_named_parts:
        hint = _LINKS if is_named_parts else _hint(question)
        return [Field(_id(question.name), (question.name,), question, _element(question), hint)]
    if not question.several:
        return [
            replace(field, id=f"{_id(question.name)}-{field.id}", path=(question.name, *field.path))
            for part in question.parts
            for field in _of_question(part)
        ]
    if question.name == "sources":
        return [Field("sources", ("sources",), question, Element.LINES, _SOURCES)]
    # For the needs of a project, only their kind is asked; details can be in the description.
    need = replace(question.parts[0], label=question.label, help=question.help, several=True, required=False)
    need = replace(need, type=GenericAlias(tuple, (need.type, ...)))
    return [Field(_id(question.name), (question.name,), need, Element.CHOICE)]


def _correction() -> Iterable[Field]:
    known = {field.label(str): field for model in CORRECTED for field in correctable(model)}
    offered = (
        *(Choice(field.id, field.question.label) for field in known.values()),
        Choice("other", say("Something else, or several things")),
    )
    asked = (
        (ENTRY, say("Entry"), say("The address of its page, or its name."), Input.WORDS, Element.LINE, ()),
        (FIELD, say("What needs correcting"), None, Input.CHOICE, Element.CHOICE, offered),
        (VALUE, say("The correct version"), say("The complete new text or value."), Input.TEXT, Element.LINES, ()),
        (
            SOURCE,
            say("Where this comes from"),
            say("A web address, or your role in the organisation."),
            Input.WORDS,
            Element.LINE,
            (),
        ),
    )
    for name, label, help_, kind, element, choices in asked:
        question = Question(name, label, help_, kind, False, name != SOURCE, str, choices=choices)
        yield Field(name, (), question, element)


def correctable(model: type[Record]) -> list[Field]:
    """The fields of an entry that can be corrected: all but parts."""
    asked = (question for question in questions(model) if _is_asked(question) and question.input is not Input.PART)
    return [field for question in asked for field in _of_question(question)]


def _language(languages: Mapping[str, Language]) -> Field:
    label, help_ = say("Language of your texts"), say("The language of the name and of the description.")
    choices = tuple(Choice(tag, Message(language.name)) for tag, language in languages.items())
    return Field(
        LANGUAGE, (), Question(LANGUAGE, label, help_, Input.CHOICE, False, True, str, choices=choices), Element.CHOICE
    )


def _agreement(licence: str) -> Field:
    label = say("Agreement")
    words = say(
        "This may be published under {licence} for everyone to use, and contains no data about private persons.",
        licence=licence,
    )
    choices = (Choice("true", words),)
    question = Question(AGREEMENT, label, None, Input.YES_NO, False, True, bool, choices=choices)
    return Field(AGREEMENT, (), question, Element.AGREEMENT)


def _element(question: Question) -> Element:
    listed = question.refers in VOCABULARIES and question.refers != "places"
    if question.input in (Input.CHOICE, Input.YES_NO) or listed:
        return Element.CHOICE
    many = question.several and question.input in (Input.WORDS, Input.ENTRY)
    return Element.LINES if question.input in (Input.TEXT, Input.PART) or many else Element.LINE


def _hint(question: Question) -> Message | None:
    if question.refers in ("organisations", "projects"):
        return _IDS
    if question.several and _element(question) is not Element.CHOICE:
        return SEVERAL
    return _HINTS.get(question.input)


def _id(name: str) -> str:
    return name.replace("_", "-")


# Files


def _form(form: Form, directory: Directory, language: Language) -> Tree:
    say_ = language.catalogue.gettext
    title = form.title.render(say_)
    first = say("Leave out what you do not know. Someone reads what you send before it is published.")
    return {
        "name": f"{title} ({language.name})",
        "description": form.about.render(say_),
        "title": f"{title}: ",
        "labels": ["correction" if form.model is None else "entry"],
        "body": [
            {"type": "markdown", "attributes": {"value": first.render(say_)}},
            *(_written(field, form, directory, language) for field in form.fields),
        ],
    }


def _written(field: Field, form: Form, directory: Directory, language: Language) -> Tree:
    say_ = language.catalogue.gettext
    attributes: Tree = {"label": field.label(say_)}
    among = questions(form.model) if form.model else ()
    help_ = [help_of(field.question, among, say_), field.hint.render(say_) if field.hint else ""]
    if any(help_):
        attributes["description"] = " ".join(filter(None, help_))
    if field.element is Element.AGREEMENT:
        attributes["options"] = [{"label": option, "required": True} for option in field.shows(directory, language)]
        return {"type": field.element.value, "id": field.id, "attributes": attributes}
    if field.element is Element.CHOICE:
        attributes["multiple"] = field.question.several
        attributes["options"] = field.shows(directory, language)
    if field.id == LANGUAGE:
        attributes["default"] = field.shows(directory, language).index(language.name)
    required = {"required": field.question.required}
    return {"type": field.element.value, "id": field.id, "attributes": attributes, "validations": required}
