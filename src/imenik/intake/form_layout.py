"""The layout of the forms of the site: groups of questions, and the input element of each.

The questions and their possible answers come from the model (`model/description.py`, `model/fields/`); the markup is in
the templates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from imenik.i18n.messages import Message, say
from imenik.intake.issues.forms import AGREEMENT, forms
from imenik.model import VOCABULARIES, Event, Organisation, Project, Record
from imenik.model.description import FIRST, NO_HELP, Asked, FormGroup
from imenik.model.fields import Input, Question, questions
from imenik.store.languages import Language


class Put(StrEnum):
    """The kinds of input elements, each with its markup and script."""

    SINGLE = "single"
    """A single input."""
    MOMENT = "moment"
    """A date with an optional time."""
    TEXTS = "texts"
    """An input for each language."""
    LIST = "list"
    """An input for each of several values."""
    BOXES = "boxes"
    """Checkboxes."""
    CHOOSER = "chooser"
    """Options that are searched by typing."""
    PART = "part"
    PARTS = "parts"


@dataclass(frozen=True)
class Group:
    """A group of questions; a group without a title is shown from the start."""

    title: Message | None
    questions: Sequence[Question]


_PARTIAL = say("A year, a month or a day: 2014, 2014-02 or 2014-02-28.")
FORMS: tuple[tuple[type[Record], Message, Message, Message], ...] = (
    (
        Organisation,
        say("Add an organisation"),
        say("Edit an organisation"),
        say("Associations, clubs, schools, networks, religious communities, authorities."),
    ),
    (
        Project,
        say("Add a project or an idea"),
        say("Edit a project"),
        say("A short note for the wall; two sentences are enough."),
    ),
    (
        Event,
        say("Add an event"),
        say("Edit an event"),
        say("Conferences, training, celebrations, calls with a deadline."),
    ),
)
"""The kinds of entries with a form: its headings for adding and editing, and what it is for."""
_EDITED = tuple(model for model, *_ in FORMS)


def groups(model: type[Record]) -> list[Group]:
    """The questions of a kind of entry, grouped and in order."""
    asked = _moved([question for question in questions(model) if Asked.SITE in question.description.asked])
    return [
        Group(group.title, [question for question in asked if _group_of(question, model) is group])
        for group in model.form_groups
    ]


def _group_of(question: Question, model: type[Record]) -> FormGroup:
    default = FIRST if question.required else next(group for group in model.form_groups if group.is_default)
    return question.description.form or default


def _moved(in_order_of_file: Sequence[Question]) -> list[Question]:
    """The questions, each moved before the one that its description names."""
    moved = list(in_order_of_file)
    for question in in_order_of_file:
        if question.description.before:
            moved.remove(question)
            names = [remaining.name for remaining in moved]
            moved.insert(names.index(question.description.before), question)
    return moved


def put(question: Question) -> Put:
    """The input element of a question."""
    if question.input is Input.PART:
        return Put.PARTS if question.several else Put.PART
    if question.input in (Input.LINE, Input.TEXT):
        return Put.TEXTS
    if question.input in (Input.DATE_OR_TIME, Input.DATE_AND_TIME):
        return Put.MOMENT
    if question.input in (Input.COUNTRY, Input.LANGUAGE, Input.TIMEZONE) or is_found_by_name(question):
        return Put.CHOOSER
    if question.several:
        return Put.BOXES if question.input is Input.ENTRY else Put.LIST
    return Put.SINGLE


def is_found_by_name(question: Question) -> bool:
    """Whether there are too many options to show all of them: entries, and home places."""
    return question.input is Input.ENTRY and question.refers not in VOCABULARIES.keys() - {"places"}


def own_help(question: Question) -> Message | None:
    """The help below the label; None if it needs none."""
    if question.input is Input.PARTIAL_DATE:
        return _PARTIAL
    own = question.description.form_help
    return question.help if own is None else None if own is NO_HELP else own


def path_of(model: type[Record]) -> str:
    """The address of a form below the language."""
    return f"add/{model.__name__.lower()}/"


def editing(record: Record) -> str:
    """The address of the form that edits an entry, below the language; empty for kinds without a form."""
    return f"{path_of(type(record))}?edit={record.id}" if isinstance(record, _EDITED) else ""


def agreement(languages: Mapping[str, Language], licence: str) -> Message:
    """What people agree to when they submit an entry."""
    fields = (field for form in forms(languages, licence) for field in form.fields if field.id == AGREEMENT)
    return next(fields).question.choices[0].label
