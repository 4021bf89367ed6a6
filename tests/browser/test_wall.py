"""The wall on a phone, by keyboard, without script and on paper; with few notes, and with more than it has room for."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.synthetic import write
from imenik.env.locations import LOCALES
from imenik.pages.browse.projects import PER_COLUMN
from imenik.store.languages import load_languages
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE, Visit
from tests.browser.serving import serve
from tests.sites import build

OpenPage = Callable[..., Visit]
LANGUAGES = tuple(load_languages(LOCALES))
MAX_BYTES = 20_000
"""Compressed bytes of a wall of as many notes as it has room for."""
A4, A3 = (843, 596), (1191, 843)
"""In points, landscape, as Chromium rounds them."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of more invented projects than the wall has room for."""
    folder = tmp_path_factory.mktemp("wall")
    write(folder / "data", organisations=30, projects=200, seed=3)
    build(folder / "site", "--data", str(folder / "data"), IMENIK_PICTURES="none")
    return folder / "site"


@pytest.fixture(scope="module")
def root(large: Path) -> Iterator[str]:
    with serve(large) as address:
        yield address


def sheets(page: Page, paper: str) -> list[tuple[int, int]]:
    """The sizes of the sheets that the page prints on."""
    pdf = page.pdf(format=paper, landscape=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def longest_column(page: Page) -> int:
    """How many notes it has."""
    return max(column.locator(".im-note").count() for column in page.locator(".im-column").all())


def left_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["projects/", "projects/looking/"])
def test_a_phone_shows_one_cluster_below_the_other(visit: OpenPage, root: str, language: str, view: str) -> None:
    """Without script too: a cluster is chosen by its name, and nothing scrolls sideways."""
    page = visit(root, viewport=PHONE, java_script_enabled=False).go(f"{language}/{view}")
    names = page.get_by_role("navigation").filter(has=page.locator('a[href="#column-culture"]')).get_by_role("link")
    columns = page.locator(".im-column")
    expect(names).to_have_count(4)
    assert [round(column.bounding_box()["width"]) for column in columns.all()] == [PHONE["width"]] * 4  # type: ignore[index]
    for at in (2, 0, 3):
        names.nth(at).click()
        expect(columns.nth(at).locator("h3").first).to_be_in_viewport()
        page.wait_for_timeout(100)
        assert {round(column.bounding_box()["x"]) for column in columns.all()} == {0}  # type: ignore[index] # it is shown
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert page.locator(".im-wall").evaluate("wall => wall.scrollWidth") == PHONE["width"]


def test_the_keyboard_reaches_every_note(visit: OpenPage) -> None:
    """In the order of the columns; what has the focus is in view."""
    here = visit(viewport=PHONE)
    page = here.go("bs/projects/")
    notes = page.locator(".im-note h3 a")
    page.locator(".im-strips a").last.focus()
    reached: list[str] = []
    while len(reached) < notes.count():
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if focus.evaluate("link => link.matches('.im-note a')"):
            expect(focus).to_be_in_viewport(ratio=0.9)
            reached.append(focus.inner_text())
        assert focus.evaluate("link => Boolean(link.closest('.im-wall'))"), reached
    assert reached == notes.all_inner_texts()
    here.assert_clean()


def test_the_keyboard_goes_backwards_too(visit: OpenPage) -> None:
    """The names of the clusters, which stay above, cover no note that has the focus."""
    page = visit(viewport=PHONE, java_script_enabled=False).go("bs/projects/")
    page.locator("footer a").first.focus()
    for _ in range(page.locator(".im-note").count()):
        page.keyboard.press("Shift+Tab")
        if page.locator(":focus").evaluate("link => link.matches('.im-note a')"):
            top = page.locator(":focus").bounding_box()["y"]  # type: ignore[index] # it is shown
            strips = page.locator(".im-strips").bounding_box()
            assert strips
            assert top >= strips["y"] + strips["height"]


def test_a_column_can_be_skipped(visit: OpenPage, root: str) -> None:
    """Forty notes lie between the names of two columns; the link past them is seen once it has the focus."""
    page = visit(root).go("en/projects/")
    past = page.get_by_role("link", name="To the next column: Science and education")
    page.locator("#column-economy h2 a").focus()
    page.keyboard.press("Tab")
    expect(past).to_be_focused()
    assert past.evaluate("link => getComputedStyle(link).clipPath") == "none"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#column-science h2 a")).to_be_focused()


def test_headings_and_lists_tell_the_wall(visit: OpenPage, root: str) -> None:
    """Each cluster a heading with a list, each note an item with a heading."""
    page = visit(root).go("en/projects/")
    column = page.get_by_role("region", name=re.compile("^Culture and tradition"))
    expect(column.get_by_role("heading", level=2)).to_have_count(1)
    expect(column.get_by_role("heading", level=3)).to_have_count(PER_COLUMN)
    expect(column.get_by_role("listitem")).to_have_count(PER_COLUMN)
    expect(column.get_by_text("Led by:").first).to_be_attached()


@pytest.mark.parametrize(("paper", "size", "real", "invented"), [("A4", A4, 5, 4), ("A3", A3, 8, 6)])
def test_it_prints_for_a_meeting_room(
    visit: OpenPage, root: str, paper: str, size: tuple[int, int], real: int, invented: int
) -> None:
    """So many notes of a column on a sheet, invented ones being longer; columns side by side, and nothing to click."""
    few, many = visit().go("bs/projects/"), visit(root).go("bs/projects/")
    for page, notes in ((few, real), (many, invented)):
        printed = sheets(page, paper)
        assert set(printed) == {size}
        assert len(printed) <= ceil(longest_column(page) / notes)
    few.emulate_media(media="print")
    for gone in ("header nav", "footer", ".im-finder form", ".im-strips", ".im-views", ".im-invite"):
        expect(few.locator(gone).first).to_be_hidden()
    expect(few.get_by_text("https://imenik.example/bs/projects/")).to_be_visible()
    assert len({round(left_of(few, f".im-column:nth-of-type({at})")) for at in range(1, 5)}) == 4
    assert few.locator(".im-note").first.evaluate("note => getComputedStyle(note).breakInside") == "avoid"
    assert few.locator(".im-heads").evaluate("heads => getComputedStyle(heads).display") == "table-header-group"


def test_a_home_place_prints_on_one_sheet(visit: OpenPage) -> None:
    page = visit().go("bs/places/brcko/")
    assert page.pdf(format="A4").count(b"/MediaBox") == 1


def test_many_notes_stay_light(large: Path) -> None:
    """All that 160 notes show, for less than a photograph."""
    for view in ("projects/", "projects/looking/", "clusters/culture/projects/"):
        assert len(gzip.compress((large / "sr-Cyrl" / view / "index.html").read_bytes(), mtime=0)) < MAX_BYTES


def test_calls_can_be_read_in_both_schemes(visit: OpenPage, root: str) -> None:
    """The real data has no call yet, so axe looks at invented ones."""
    here = visit(root)
    for path in ("de/projects/looking/", "de/places/tuzlanski-kanton/", "de/clusters/science/projects/"):
        assert_accessible(here.go(path))


def test_nothing_moves_when_the_keyboard_comes_by(visit: OpenPage) -> None:
    """Neither the ways between columns nor what belongs to the search push the notes down."""
    page = visit().go("en/projects/")
    note = "document.querySelector('.im-column .im-note').getBoundingClientRect().top + scrollY"
    before = page.evaluate(note)
    page.locator("#im-q").focus()
    expect(page.locator(".im-tools [data-im=sort]")).to_be_visible()
    assert page.evaluate(note) == before
    for way in (".im-strips a", ".im-past"):
        page.locator(way).first.focus()
        assert page.locator(way).first.bounding_box()["width"] > 40  # type: ignore[index] # it is shown
        assert page.evaluate(note) == before
