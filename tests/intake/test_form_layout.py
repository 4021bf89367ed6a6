"""The form of the site: all that an entry may hold is asked once, and what the settings know is offered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from imenik.env.locations import THEME
from imenik.exports.browser import form_choices, form_entries
from imenik.intake.form_layout import groups, path_of
from imenik.model import Event, Organisation, Project, Record
from imenik.model.description import Asked
from imenik.model.fields import questions
from imenik.pages.renderer import renderer_of
from imenik.pages.tools import add
from imenik.views.render import environment
from imenik.views.settings import Settings
from tests.factories import editions_of
from tests.paths import ROOT

GITHUB = Settings("", "https://git.example/x", "edit/main/")


def page(settings: Settings, path: str, tag: str = "de") -> str:
    edition = replace(editions_of(ROOT / "data")[tag], settings=settings)
    found = next(each for each in add.pages(edition) if each.path == path)
    return renderer_of(edition, environment(THEME)).render(found).body


@pytest.mark.parametrize("model", [Organisation, Project, Event])
def test_each_field_is_asked_once_and_what_is_required_is_never_folded_away(model: type[Record]) -> None:
    first, *later = groups(model)
    asked = [question.name for group in (first, *later) for question in group.questions]
    assert sorted(asked) == sorted(each.name for each in questions(model) if Asked.SITE in each.description.asked)
    assert not [question.name for group in later for question in group.questions if question.required]
    assert first.title is None


def test_only_what_is_set_up_is_offered() -> None:
    """GitHub where the data is in its repository, mail where there is a mailbox; copy and download always."""
    bare = page(Settings(), "add/organisation/")
    assert 'data-im="copy"' in bare
    assert 'data-im="download"' in bare
    assert 'data-im="new"' not in bare
    assert 'data-im="mail"' not in bare
    whole = page(replace(GITHUB, contact="info@club.example"), "add/organisation/")
    assert 'data-new="https://git.example/x/new/main/data/organisations"' in whole
    assert 'data-edit="https://git.example/x/edit/main/data/organisations/"' in whole
    assert 'data-contact="info@club.example"' in whole
    assert 'data-im="mail"' in whole
    assert 'data-im="reach" href="https://club.example/contact"' in page(
        Settings(contact="https://club.example/contact"), "add/event/"
    )


def test_a_page_of_the_form_is_small() -> None:
    """What there is to choose from comes when it is needed."""
    for model in (Organisation, Project, Event):
        assert len(page(GITHUB, path_of(model), "sr-Cyrl").encode()) < 60_000


def test_help_names_fields_as_the_form_does() -> None:
    """Not by their keys, which nobody sees there."""
    html = page(GITHUB, "add/organisation/")
    assert "„Tätig in“" in html
    assert "active_in`" not in html
    assert "CommonMark" not in html


def test_an_entry_comes_as_it_is_written(tmp_path: Path) -> None:
    """Each value as a text, and whether there are remarks; a number sign in an address is none."""
    (tmp_path / "events").mkdir()
    text = "title: 007\ntype: call\nabout: A\nstarts: 2026-01-01\nstatus: held\nonline: false\nadded: 2026-01-01\n"
    (tmp_path / "events" / "a.yml").write_text(f"{text}registration: https://club.example/#top\n", encoding="utf-8")
    (tmp_path / "events" / "b.yml").write_text(f"# not sure\r\n{text}", encoding="utf-8", newline="")
    found = {path: json.loads(content) for path, content in form_entries.files(editions_of(tmp_path))}
    first, second = (found[f"assets/form/entries/events/{name}.json"] for name in "ab")
    assert (first["value"]["title"], first["value"]["online"], first["comments"]) == ("007", "false", False)
    assert second["comments"]


def test_names_to_choose_from_are_in_the_order_of_the_language() -> None:
    found = {path: json.loads(content) for path, content in form_choices.files(editions_of(ROOT / "data"))}
    names = [name for _, name in found["assets/form/choices/bs.json"]["countries"]]
    assert names.index("Češka") < names.index("Danska") < names.index("Švedska") < names.index("Tajland")


def test_an_empty_directory_has_a_form_too(tmp_path: Path) -> None:
    """There is no folder known to begin a file in."""
    some = editions_of(tmp_path)
    edition = replace(some["en"], settings=GITHUB)
    assert edition.repository.folder("events") == ""
    for each in add.pages(edition):
        assert renderer_of(edition, environment(THEME)).render(each).title
