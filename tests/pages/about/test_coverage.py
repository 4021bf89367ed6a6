"""What the page `data/coverage/` says of what readers miss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imenik.env.locations import LOCALES, THEME
from imenik.insights.quality import Criterion
from imenik.model.fields import questions
from imenik.pages.about import coverage
from imenik.review.quality import LABELS, field_of
from imenik.store.languages import load_languages
from imenik.views.edition import Edition
from tests.factories import editions_of, render
from tests.paths import ROOT
from tests.pseudo import write_languages


@pytest.fixture(scope="module")
def edition() -> Edition:
    return editions_of(ROOT / "data")["en"]


def test_each_next_step_leads_to_the_field_that_is_missing(edition: Edition) -> None:
    page = next(iter(coverage.pages(edition)))
    steps = page.context["next_steps"]
    assert len(steps) == len(edition.insights.quality.next_steps)
    for step, entry in zip(steps, edition.insights.quality.next_steps, strict=True):
        assert step.path == edition.address(entry.record)
        assert not step.form or step.form.endswith(f"#{field_of(entry.record, entry.lacking[0])}")


def test_native_speakers_find_the_words_to_look_at(edition: Edition, tmp_path: Path) -> None:
    """Where the repository has a list of them."""
    settings = replace(edition.settings, repo_url="https://code.example/imenik", edit_path="edit/main/", root=ROOT)
    here = replace(edition, settings=settings)
    (page,) = coverage.pages(here)
    assert '<a href="https://code.example/imenik/blob/main/locales/REVIEW.md">' in render(page, here).body
    elsewhere = replace(edition, settings=replace(settings, root=tmp_path))
    (page,) = coverage.pages(elsewhere)
    assert "REVIEW.md" not in render(page, elsewhere).body


def test_each_criterion_has_a_field_in_each_kind_that_it_applies_to(edition: Edition) -> None:
    for entry in edition.insights.quality.entries:
        names = {question.name for question in questions(type(entry.record))}
        assert {field_of(entry.record, each) for each in (*entry.met, *entry.lacking)} <= names
    assert set(LABELS) == set(Criterion)


def test_the_table_has_a_row_for_each_criterion_and_two_sums(edition: Edition) -> None:
    page = next(iter(coverage.pages(edition)))
    body = str(render(page, edition).body)
    quality = edition.insights.quality
    assert f"<td>{quality.complete.number} / {quality.complete.of}</td>" in body
    assert body.count('<tr><th scope="row">') >= len(quality.by_criterion) + 2
    assert "complete.csv" not in body


def test_the_messages_of_a_half_translated_language_are_counted(edition: Edition, tmp_path: Path) -> None:
    """A column of its own, which no page has while nothing is missing."""
    head, *messages = catalogue(tmp_path).split("\n\n")
    (tmp_path / "locales" / "ia.po").write_text("\n\n".join([head, *messages[:20]]), encoding="utf-8")
    half = replace(edition, languages=load_languages(LOCALES, ["en", "ia"], tmp_path / "locales"))
    (page,) = coverage.pages(half)
    assert [(row.tag, row.messages[0]) for row in page.context["rows"]] == [("en", len(messages)), ("ia", 20)]
    heading = '<th scope="col">Words of the site</th>'
    assert heading in render(page, half).body
    assert heading not in render(next(iter(coverage.pages(edition))), edition).body


def catalogue(folder: Path) -> str:
    write_languages(folder)
    return (folder / "locales" / "ia.po").read_text("utf-8").strip()


def test_no_page_of_an_organisation_asks_for_its_quality() -> None:
    """The numbers are for those who maintain the directory."""
    templates = (THEME / "pages" / "entries").glob("*.html")
    assert [path.name for path in templates if "quality" in path.read_text(encoding="utf-8")] == []
