"""What is added to the pages of `imenik serve`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imenik.env.locations import LOCALES
from imenik.i18n.messages import Position, Problem, say
from imenik.site.live.notices import Notices, problem_of
from imenik.store.languages import load_languages
from imenik.views.render import environment

LANGUAGES = load_languages(LOCALES)
PAGE = b"<html><body><p>Text</p></body></html>"
PROBLEM = Problem("data/<b>.yml", Position(7, 3), "bad-id", say('"{name}" does not belong here', name="<script>"))


@pytest.mark.parametrize(("tag", "words"), [("de", "gehört nicht hierher"), ("sr-Cyrl", "не спада овдје")])
def test_problems_are_in_the_language_of_the_page_and_escaped(tag: str, words: str) -> None:
    page = Notices().put_on(PAGE, "17", [PROBLEM], LANGUAGES[tag]).decode()
    assert "data/&lt;b&gt;.yml:7" in page
    assert "&lt;script&gt;" in page
    assert words in page
    assert page.endswith('data-number="17"></script></body></html>')


def test_a_page_without_problems_only_gets_the_script() -> None:
    page = Notices().put_on(PAGE, "17", [], LANGUAGES["de"])
    assert page.count(b"<script") == 1
    assert b"<details" not in page


def test_an_error_in_a_template_is_said_with_its_line() -> None:
    templates = environment(LOCALES)  # any folder
    templates.loader = None
    try:
        templates.from_string("{{ 1 }}\n{{ nothing }}").render()
    except Exception as error:
        problem = problem_of(error)
    assert problem.position.line == 2
    assert "'nothing' is undefined" in problem.sentence()


def test_a_catalogue_that_cannot_be_read_leaves_the_notice_in_english(tmp_path: Path) -> None:
    (tmp_path / "de.po").write_text('msgid "Problems"\nmsgstr[x] "Probleme"\n', "utf-8")
    page = Notices().put_on(None, "17", [PROBLEM], replace(LANGUAGES["de"], folder=tmp_path)).decode()
    assert "Problems: 1" in page
    assert "does not belong here" in page
