"""The issue forms: GitHub would take each, each says what the model asks, and the files are those of the model."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
import yaml

from imenik.env.locations import LOCALES
from imenik.intake.issues.forms import AGREEMENT, LANGUAGE, Form, files, forms
from imenik.intake.issues.parser import NOTHING, parse_submission
from imenik.model.description import Asked
from imenik.model.fields import questions
from imenik.store.languages import load_languages
from tests.command import imenik
from tests.factories import real_directory
from tests.paths import ROOT

LANGUAGES = load_languages(LOCALES)
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = forms(LANGUAGES)
FILES = dict(files(real_directory(), LANGUAGES, "CC BY 4.0"))
TOP = {"name", "description", "title", "labels", "body", "assignees", "projects", "type"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
BOOLEANS = {"y", "yes", "n", "no", "true", "false", "on", "off"}


def parsed(name: str) -> dict[str, Any]:
    tree = yaml.safe_load(FILES[name])
    assert isinstance(tree, dict)
    return tree


def fields(name: str) -> list[dict[str, Any]]:
    return [each for each in parsed(name)["body"] if each["type"] != "markdown"]


def test_names_are_unique() -> None:
    """GitHub: the name must differ from that of every other form. It also says the language."""
    names = [parsed(name)["name"] for name in FILES]
    assert len(set(names)) == len(names) == len(FORMS) * len(LANGUAGES)


@pytest.mark.parametrize("name", FILES)
def test_the_top_of_a_form(name: str) -> None:
    """Known keys alone, the required ones there, no empty text."""
    tree = parsed(name)
    assert {"name", "description", "body"} <= set(tree) <= TOP
    assert all(isinstance(tree[key], str) and tree[key].strip() for key in ("name", "description", "title"))
    assert len(tree["name"]) >= 3
    assert len(tree["description"]) <= 200
    assert all(isinstance(label, str) for label in tree["labels"])


@pytest.mark.parametrize("name", FILES)
def test_the_elements_of_a_form(name: str) -> None:
    """GitHub, "Common validation errors when creating issue forms"."""
    assert fields(name)
    for element in parsed(name)["body"]:
        kind, attributes = element["type"], element["attributes"]
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert set(attributes) <= ATTRIBUTES[kind]
        texts = [value for key, value in attributes.items() if key in ("label", "description", "value")]
        assert all(isinstance(text, str) and text.strip() for text in texts)
        if kind == "markdown":
            assert set(element) == {"type", "attributes"}
            continue
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
        assert attributes["label"]
        assert "password" not in attributes["label"].lower()
        assert set(element.get("validations", {})) <= {"required"}


@pytest.mark.parametrize("name", FILES)
def test_ids_and_labels_are_unique(name: str) -> None:
    """Labels of boxes count too. What is unique on GitHub has to be unique for whoever reads the answers."""
    ids = [each["id"] for each in fields(name)]
    labels = [each["attributes"]["label"] for each in fields(name)]
    boxes = [
        box["label"] for each in fields(name) if each["type"] == "checkboxes" for box in each["attributes"]["options"]
    ]
    for some in (ids, labels + boxes):
        assert [each for each, number in Counter(some).items() if number > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_options_can_be_chosen(name: str) -> None:
    """At least one, all different, all texts, none of them `none`; a list of several comes back with commas between."""
    for element in fields(name):
        if element["type"] != "dropdown":
            continue
        options = element["attributes"]["options"]
        assert len(set(options)) == len(options) > 0
        assert all(isinstance(each, str) and each.strip() for each in options)
        assert "none" not in [each.lower() for each in options]
        assert 0 <= element["attributes"].get("default", 0) < len(options)
        for each in options:
            if each.lower() in BOOLEANS:
                assert re.search(rf"- '{each}'$", FILES[name], re.MULTILINE)


@pytest.mark.parametrize("name", FILES)
def test_nobody_is_shown_keys_or_the_names_of_norms(name: str) -> None:
    """Fields are called by their labels."""
    for element in parsed(name)["body"]:
        assert not re.search(r"`|CommonMark", element["attributes"].get("description", ""))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_field_is_asked_or_left_out_on_purpose(form: Form) -> None:
    """And what is required comes first."""
    if form.model is None:
        return
    asked = {field.path[0] for field in form.fields if field.path}
    assert asked == {each.name for each in questions(form.model) if Asked.ISSUE in each.description.asked}
    required = [field.question.required for field in form.fields if field.path and field.path[0] != "country"]
    assert required == sorted(required, reverse=True)
    assert [field.id for field in form.fields[-2:]] == [LANGUAGE, AGREEMENT]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_form_and_language_are_told_by_what_comes_back(form: Form, tag: str) -> None:
    """Where two languages have the same labels, by the language that the form has chosen beforehand."""
    language = LANGUAGES[tag]
    answers = {LANGUAGE: language.name}
    body = "\n".join(
        f"### {field.label(language.catalogue.gettext)}\n\n{answers.get(field.id, NOTHING)}\n" for field in form.fields
    )
    found = parse_submission(body, LANGUAGES)
    assert (found.form.name, found.language.tag) == (form.name, tag)
    assert set(found.answers) == {field.id for field in form.fields}


def test_the_chooser_has_a_configuration() -> None:
    """Blank issues stay possible: not everything fits a form."""
    assert yaml.safe_load((FOLDER / "config.yml").read_text("utf-8")) == {"blank_issues_enabled": True}


def test_the_command_writes_what_the_model_asks(tmp_path: Any) -> None:
    """Into an empty folder all, then nothing, and a file of a language that is no more is taken away."""
    words = ("forms", "--data", str(ROOT / "data"), "--output", str(tmp_path / "forms"))
    assert imenik(*words, "--check").returncode == 1
    assert imenik(*words).returncode == 0
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "forms").iterdir()} == FILES
    (tmp_path / "forms" / "xx.event.yml").write_text("x", encoding="utf-8")
    assert imenik(*words, "--check").stdout == "xx.event.yml\n"
    assert imenik(*words).returncode == 0
    assert imenik(*words, "--check").stdout == ""
