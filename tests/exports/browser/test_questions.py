"""What visitors ask the finder: everything that is meant is found in each spelling, and little else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

import pytest
import yaml

from benchmarks.synthetic import write
from imenik.exports.browser import finder_index, transliteration_tables
from imenik.views.edition import Edition
from tests.factories import editions_of
from tests.modules import folder_with, run
from tests.paths import ROOT

LANGUAGES = ("bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de")
FOUND = """
  const { loadEntries } = await load("entries.js");
  const { interpret } = await load("query.js");
  const answers = [];
  for (const [tag, text] of given) {
    const list = await loadEntries("organisations", "", tag);
    answers.push(interpret(list, text).matches.map(({ id }) => id));
  }
  return answers;
"""


class Question(NamedTuple):
    """A text in a language, and what it has to find, and how much at the most."""

    tag: str
    text: str
    find: frozenset[str]
    leave: frozenset[str]
    most: int


@cache
def questions() -> tuple[Question, ...]:
    """Each text of each group in each of its languages."""
    return tuple(_questions(yaml.safe_load((Path(__file__).parent / "questions.yml").read_text("utf-8"))))


def _questions(groups: list[dict[str, Any]]) -> Iterator[Question]:
    for group in groups:
        find, leave = frozenset(group["find"]), frozenset(group.get("not", ()))
        for tag in group.get("in", LANGUAGES):
            yield from (Question(tag, text, find, leave, group["most"]) for text in group["ask"])


def answers(editions: dict[str, Edition], folder: Path) -> list[frozenset[str]]:
    """What the scripts of the finder find for each question."""
    files = [*finder_index.files(editions), *transliteration_tables.files(editions)]
    asked = [[question.tag, question.text] for question in questions()]
    return [frozenset(found) for found in run(folder_with(dict(files), folder), FOUND, asked)]


def test_there_are_enough_questions() -> None:
    """The promise is 300 in six languages."""
    assert len({(question.tag, question.text) for question in questions()}) >= 300
    assert {question.tag for question in questions()} == {*LANGUAGES}


def test_each_question_finds_what_it_means_and_little_else(tmp_path: Path) -> None:
    """Among the entries of this repository."""
    found = answers(editions_of(ROOT / "data"), tmp_path)
    wrong = [
        (question.tag, question.text, sorted(question.find - ids), sorted(ids & question.leave), len(ids))
        for question, ids in zip(questions(), found, strict=True)
        if question.find - ids or ids & question.leave or len(ids) > question.most
    ]
    assert wrong == []


@pytest.mark.audit
def test_the_same_is_found_among_3000_others(tmp_path: Path) -> None:
    """What is meant is found, what is not meant is not; how many others answer depends on what is invented."""
    data = tmp_path / "data"
    write(data, organisations=3_000, projects=300, seed=5)
    copytree(ROOT / "data/organisations", data / "organisations", dirs_exist_ok=True)
    found = answers(editions_of(data), tmp_path / "site")
    wrong = [
        (question.tag, question.text, sorted(question.find - ids), sorted(ids & question.leave))
        for question, ids in zip(questions(), found, strict=True)
        if question.find - ids or ids & question.leave
    ]
    assert wrong == []
