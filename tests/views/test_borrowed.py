"""Messages that a half-translated language borrows are marked with their language."""

from __future__ import annotations

from pathlib import Path

import pytest

from imenik.env.locations import LOCALES
from imenik.store.languages import load_languages
from imenik.views.borrowed import marked, with_languages, without_marks
from imenik.views.wording import Wording
from tests.factories import LANGUAGES
from tests.pseudo import ROWS

CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Clusters"\nmsgstr "אשכולות"\n'


@pytest.fixture
def words(tmp_path: Path) -> Wording:
    """A language from right to left that has one message of its own, and falls back to German, then English."""
    row = ROWS["he"].replace("[en]", "[de, en]")
    (tmp_path / "languages.yml").write_text(f"he: {row}\n", encoding="utf-8")
    (tmp_path / "he.po").write_text(CATALOGUE, encoding="utf-8")
    return marked(Wording(load_languages(LOCALES, ["he", "de", "en"], tmp_path)["he"]))


def test_a_borrowed_message_says_its_language_and_direction(words: Wording) -> None:
    """An own one says nothing."""
    page = f"<h1>{words.say('Clusters')}</h1><p>{words.count('{n} project', '{n} projects', 2)}</p>"
    assert with_languages(page) == '<h1>אשכולות</h1><p><span lang="de" dir="ltr">2 Projekte</span></p>'


@pytest.mark.parametrize(
    "around",
    [
        '<input placeholder="{}">',
        "<option>{}</option>",
        '<script type="application/json">["{}"]</script>',
        "<svg><title>{}</title></svg>",
        "<textarea>{}</textarea>",
    ],
)
def test_where_there_are_no_elements_it_is_only_text(words: Wording, around: str) -> None:
    around = f"<select>{around}</select>" if "option" in around else around
    assert with_languages(around.format(words.say("Search"))) == around.format("Suche")


def test_a_message_within_a_message(words: Wording) -> None:
    inner = words.say("Search")
    outer = words.say("{label}, separated by commas", label=inner)
    german = '<span lang="de" dir="ltr">'
    assert with_languages(outer) == f"{german}{german}Suche</span>, mehrere durch Kommas getrennt</span>"
    assert without_marks(outer) == "Suche, mehrere durch Kommas getrennt"


def test_what_is_cut_leaves_no_mark(words: Wording) -> None:
    assert with_languages(f"<p>{words.say('Search')[:-2]}</p>") == "<p>Such</p>"


def test_a_language_that_borrows_nothing_stays_as_it_is() -> None:
    wording = Wording(LANGUAGES["de"])
    assert marked(wording) is wording
