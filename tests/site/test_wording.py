"""A site words messages of the program itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imenik.site.reading import wording_problems
from imenik.views.wording import Wording
from tests.factories import LANGUAGES
from tests.paths import ROOT

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def write(folder: Path, tag: str, message: str, text: str) -> Path:
    """A folder of wording with one message, on line 4."""
    (folder / f"{tag}.po").write_text(f'{HEAD}msgid "{message}"\nmsgstr "{text}"\n', encoding="utf-8")
    return folder


def worded(folder: Path, tag: str) -> Wording:
    return Wording(replace(LANGUAGES[tag], own=folder))


@pytest.mark.parametrize("tag", ["en", "de"])
def test_a_site_replaces_a_message(tag: str, tmp_path: Path) -> None:
    """Also in English, which has no catalogue; all others stay."""
    ours = worded(write(tmp_path, tag, "Home places", "Roots"), tag)
    assert ours.say("Home places") == "Roots"
    assert ours.say("Clusters") == Wording(LANGUAGES[tag]).say("Clusters")


def test_a_derived_language_follows(tmp_path: Path) -> None:
    assert worded(write(tmp_path, "sr-Cyrl", "Home places", "Коријени"), "sr-Latn").say("Home places") == "Korijeni"


def test_unknown_message(tmp_path: Path) -> None:
    """One that is not there is an error, which names the one that is probably meant."""
    (problem,) = wording_problems(write(tmp_path, "en", "Home plases", "Roots"))
    assert (problem.path, problem.position.line, problem.rule) == (f"{tmp_path.name}/en.po", 4, "unknown-message")
    assert problem.hint
    assert problem.hint.render() == 'did you mean "Home places"?'


def test_a_value_that_is_not_given_is_an_error(tmp_path: Path) -> None:
    """It would stop a page from being made."""
    (problem,) = wording_problems(write(tmp_path, "de", "Entries: {licence}.", "{license}"))
    assert (problem.rule, problem.message.render()) == ("unknown-value", 'this message has no value "license"')


def test_the_wording_of_this_site_is_sound() -> None:
    assert list(wording_problems(ROOT / "locales")) == []
