"""What of a page can be searched for, and how it is told to the program that makes the indexes."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import Abort

from imenik.fulltext import KINDS, Entry, entries, handwritten, words
from imenik.languages import Shown
from imenik.pages import all_pages
from imenik.site import search
from imenik.site.search import Indexes
from tests.test_pages import DIRECTORY, LANGUAGES, edition

LISTS = {
    "organisations/",
    "projects/",
    "clusters/",
    "countries/",
    "places/",
    "channels/",
    "meetings/",
    "events/",
    "types/",
}


def found(path: str, tag: str = "en") -> Entry:
    """The entry of one page."""
    return next(each for each in entries(edition(tag)) if each.path == path)


def said(path: str, tag: str = "en") -> str:
    """All that an entry says."""
    entry = found(path, tag)
    return "\n".join([entry.title.text, entry.line, *(text.text for text in entry.texts)])


def test_every_record_can_be_found_in_every_language() -> None:
    """The same pages everywhere, each once, each of a kind that results are grouped by."""
    paths = {tag: [each.path for each in entries(edition(tag))] for tag in LANGUAGES}
    assert all(found == paths["en"] for found in paths.values())
    assert len(set(paths["en"])) == len(paths["en"])
    assert {each.kind for each in entries(edition())} <= set(KINDS)
    records = [
        record for kind in ("organisations", "projects", "channels") for record in DIRECTORY.of_kind(kind).values()
    ]
    assert {f"{record.kind}/{record.id}/" for record in records} <= set(paths["en"])


def test_what_can_be_found_are_pages() -> None:
    """An entry that has a page is at its address; lists, further sheets and former addresses are not found."""
    pages = {page.path for page in all_pages(edition()) if page.listed}
    paths = {each.path for each in entries(edition())}
    assert {
        path for path in pages if path.startswith(("organisations/", "projects/", "channels/", "places/"))
    } - LISTS <= paths
    assert not LISTS & paths


def test_names_descriptions_and_places_are_said() -> None:
    """Everything that a visitor may remember of an organisation."""
    text = said("organisations/first-club/")
    record = DIRECTORY.organisations["first-club"]
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
    shown = Shown("Žena", None)
    assert Entry("x/", "pages", shown, "žene", (shown, Shown("и жена", None))).words == ["zena", "zene", "i"]


def test_a_text_of_another_language_keeps_its_language() -> None:
    """So that an excerpt can be read aloud in the right one."""
    entry = handwritten("join/", "Join", "<p>Write to us &amp; wait</p>", "en", edition("de"))
    assert entry.texts == (Shown("Write to us & wait", "en", foreign=True),)
    assert entry.title.foreign


def test_the_program_gives_an_index_and_the_engine() -> None:
    """Only what a browser asks for; without word forms of Serbian, which would be larger by half."""
    written: dict[str, bytes] = {}
    with Indexes(written.__setitem__) as indexes:
        for tag in ("sr-Cyrl", "de"):
            indexes.add(LANGUAGES[tag], list(entries(edition(tag))))
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
def test_a_program_that_fails_stops_the_build(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends without an answer."""
    monkeypatch.setattr(search, "_program", lambda: program)
    with pytest.raises(Abort, match="Pagefind"), Indexes(lambda _path, _content: None) as indexes:
        indexes.add(LANGUAGES["en"], [])
