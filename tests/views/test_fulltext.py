"""What of a page can be searched for, and how it is told to the program that makes the indexes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import unescape

import pytest

from imenik.env.locations import GEOGRAPHY
from imenik.i18n.script import fold
from imenik.i18n.text import Text
from imenik.insights import Insights
from imenik.pages import all_pages
from imenik.pages.renderer import renderer_of
from imenik.site import search
from imenik.site.search import IndexingError, index_pages
from imenik.store.gazetteer import load_gazetteer
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition
from imenik.views.fulltext import KINDS, SearchablePage, handwritten, searchable_pages, words
from tests.factories import LANGUAGES, SMALL, small_edition, templates


def found(path: str, tag: str = "en") -> SearchablePage:
    """The entry of one page."""
    return next(page for page in searchable_pages(small_edition(tag)) if page.path == path)


def said(path: str, tag: str = "en") -> str:
    """All that an entry says."""
    entry = found(path, tag)
    return "\n".join([entry.title.text, entry.line, *(text.text for text in entry.texts)])


def test_every_record_can_be_found_in_every_language() -> None:
    """The same pages everywhere, each once, each of a kind that results are grouped by."""
    paths = {tag: [page.path for page in searchable_pages(small_edition(tag))] for tag in LANGUAGES}
    assert all(found == paths["en"] for found in paths.values())
    assert len(set(paths["en"])) == len(paths["en"])
    assert {page.kind for page in searchable_pages(small_edition())} <= set(KINDS)
    records = [record for kind in ("organisations", "projects", "channels") for record in SMALL.of_kind(kind).values()]
    assert {f"{record.kind}/{record.id}/" for record in records} <= set(paths["en"])


def test_what_can_be_found_are_pages() -> None:
    """An entry that has a page is at its address; further sheets and former addresses are not found."""
    pages = {page.path for page in all_pages(small_edition()) if page.listed}
    paths = {page.path for page in searchable_pages(small_edition())}
    kinds = (
        "organisations/",
        "projects/",
        "channels/",
        "places/",
        "types/",
        "partners/",
        "map/",
        "statistics/",
        "help/",
    )
    assert {path for path in pages if path.startswith(kinds)} - {"types/"} <= paths
    assert not [path for path in paths if "/page/" in path or path.endswith("/old-club/")]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_list_is_found_by_its_own_title(tag: str) -> None:
    """What its page is called; `Karte` and `Statistik` lead there."""
    one = small_edition(tag)
    pages = {page.path: page for page in all_pages(one)}
    renderer = renderer_of(one, templates())
    lists = [page for page in searchable_pages(one) if page.path.count("/") == 1]
    assert {"map/", "statistics/", "help/", "new/", "organisations/"} < {page.path for page in lists}
    terms = [
        page
        for page in searchable_pages(one)
        if page.path.startswith(("types/", "partners/", "help/")) and page.path in pages
    ]
    assert {"types/association/", "partners/mentoring/", "help/return/", "help/"} <= {page.path for page in terms}
    for each in [*lists, *terms]:
        assert each.kind == "pages"
        assert each.title.text == unescape(renderer.render(pages[each.path]).title)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_town_is_found_by_each_of_its_names(tag: str) -> None:
    """In every language; of a unit too, whose card names its parent instead. No excerpt can show them."""
    seat = {"country": "AT", "city": Text({"und": "Wien"})}
    unit = SMALL.organisations["unit"].model_copy(update=seat)
    directory = replace(SMALL, organisations={**SMALL.organisations, "unit": unit})
    insights = Insights(directory, dt.date(2026, 11, 21), (), load_gazetteer(GEOGRAPHY))
    found = {page.path: page for page in searchable_pages(Edition(LANGUAGES[tag], LANGUAGES, insights))}
    entry = found["organisations/unit/"]
    assert {"bec", "wien", "vienna", fold(small_edition(tag).wording.country("AT"))} <= set(entry.words)
    assert not {"bec", "wien", "vienna"} & set(words("\n".join([entry.line, *(text.text for text in entry.texts)])))
    assert {"zurich", "cirih"} <= set(found["events/course/"].words)


def test_names_descriptions_and_places_are_said() -> None:
    """Everything that a visitor may remember of an organisation."""
    text = said("organisations/first-club/")
    record = SMALL.organisations["first-club"]
    assert all(name in text for name in record.also_known_as)
    for phrase in (
        "Oslo, Norway",
        "Sweden",
        "Town",
        "The Union",
        "mentoring",
        "Sets up the chairs.",
        "Sources disagree",
    ):
        assert phrase in text


def test_what_became_of_a_meeting_is_said() -> None:
    """A meeting is found by its series and by what its own file says."""
    text = said("meetings/check-in/2026-12-03/")
    assert text.startswith("Check-in\n3 December 2026")
    assert "A holiday." in text


def test_phraseare_folded_and_there_once() -> None:
    """Whatever the script, the marks and the capitals."""
    assert words("Удружење udruženje UDRUŽENJE, Đorđe–Djordje") == ["udruzenje", "dorde"]
    shown = LocalizedText("Žena", None)
    page = SearchablePage("x/", "pages", shown, "žene", (shown, LocalizedText("и жена", None)))
    assert page.words == ["zena", "zene", "i"]


def test_a_text_of_another_language_keeps_its_language() -> None:
    """So that an excerpt can be read aloud in the right one."""
    entry = handwritten("join/", "Join", "<p>Write to us &amp; wait</p>", "en", small_edition("de"))
    assert entry.texts == (LocalizedText("Write to us & wait", "en", foreign=True),)
    assert entry.title.foreign


def test_the_program_gives_an_index_and_the_engine() -> None:
    """Only what a browser asks for; without word forms of Serbian, which would be larger by half."""
    written: dict[str, bytes] = {}
    for tag in ("sr-Cyrl", "de"):
        written.update(index_pages(LANGUAGES[tag], searchable_pages(small_edition(tag))))
    folders = {path.rpartition("/")[0] for path in written}
    assert folders == {"pagefind"} | {
        f"pagefind/{tag}{part}" for tag in ("sr-Cyrl", "de") for part in ("", "/index", "/fragment")
    }
    assert {path for path in written if "wasm" in path} == {
        "pagefind/sr-Cyrl/wasm.unknown.pagefind",
        "pagefind/de/wasm.de.pagefind",
    }
    assert "pagefind/pagefind.js" in written
    assert not [path for path in written if "ui" in path.rpartition("/")[2]]


@pytest.mark.parametrize("program", ["true", "cat"])
def test_a_program_that_fails_is_an_error(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends without an answer."""
    monkeypatch.setattr(search, "_program", lambda: program)
    with pytest.raises(IndexingError, match="Pagefind"):
        list(index_pages(LANGUAGES["en"], []))
