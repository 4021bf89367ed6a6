"""Every field of the model is asked for, in words of the catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from imenik.checks.references import TARGETS
from imenik.intake.form_layout import FORMS
from imenik.model import KINDS, Organisation, Part, Project, Record
from imenik.model.description import Asked, Description
from imenik.model.fields import Input, Question, descriptions, questions, required_first
from imenik.model.shape import field_names, part_in
from tests.messages import in_code


def all_of(some: Iterable[Question]) -> Iterator[Question]:
    """The questions and those of their parts."""
    for question in some:
        yield question
        yield from all_of(question.parts)


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind)
def test_every_field_is_a_question(model: type[Record]) -> None:
    """In the order of the file; what is required is asked first."""
    assert [question.name for question in questions(model)] == field_names(model)
    required = [question.required for question in required_first(questions(model)) if question.name != "country"]
    assert required == sorted(required, reverse=True)


def test_every_word_is_in_the_catalogues() -> None:
    """Labels, helps and choices are extracted like every other message."""
    known = in_code()
    for question in all_of(question for model in KINDS for question in questions(model)):
        words = [question.label, *[choice.label for choice in question.choices]]
        words += [question.help] if question.help else []
        assert [word.text for word in words if word.text not in known] == [], question.name


def test_every_question_can_be_answered() -> None:
    """Choices have values, ids refer to something, parts have questions."""
    for question in all_of(question for model in KINDS for question in questions(model)):
        assert bool(question.choices) == (question.input is Input.CHOICE)
        assert bool(question.parts) == (question.input is Input.PART)
        assert (question.refers in TARGETS) == (question.input is Input.ENTRY)


def test_kinds_of_input_follow_the_types() -> None:
    """Some of each, so that a change of the model's types is seen here."""
    asked = {question.name: (question.input, question.several) for question in questions(Organisation)}
    assert asked["name"] == (Input.LINE, False)
    assert asked["about"] == (Input.TEXT, False)
    assert asked["also_known_as"] == (Input.WORDS, True)
    assert asked["clusters"] == (Input.ENTRY, True)
    assert asked["active_in"] == (Input.COUNTRY, True)
    assert asked["founded"] == (Input.PARTIAL_DATE, False)
    assert asked["website"] == (Input.WEB, False)
    assert asked["sources"] == (Input.PART, True)
    assert asked["listing"] == (Input.CHOICE, False)
    seeks = next(question for question in questions(Project) if question.name == "seeks")
    assert [part.name for part in seeks.parts] == ["need", "note"]


def parts_of(model: type[Part]) -> Iterator[type[Part]]:
    """A kind of record and the parts that its fields hold."""
    yield model
    for field in model.model_fields.values():
        if part := part_in(field.annotation):
            assert issubclass(part, Part)
            yield from parts_of(part)


PARTS = sorted({part for model in KINDS for part in parts_of(model)}, key=lambda part: part.__name__)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_has_a_description(part: type[Part]) -> None:
    """Without one its name stands for its label, which nobody translates."""
    for name in field_names(part):
        assert any(isinstance(mark, Description) for mark in part.model_fields[name].metadata), name


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.kind)
def test_groups_of_the_form_are_those_of_the_kind(model: type[Record]) -> None:
    """One of them is for fields that name none; a field before another one is in the same group."""
    groups, described = model.form_groups, descriptions(model)
    assert [group.is_default for group in groups].count(True) == bool(groups)
    assert bool(groups) == (model in [form for form, *_ in FORMS])
    for name, description in described.items() if groups else ():
        assert description.form is None or description.form in groups, name
        if description.before:
            following = described[description.before]
            assert Asked.SITE in following.asked
            assert following.form is description.form, name
