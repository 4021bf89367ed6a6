"""The search box of the header: what it suggests, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.serving import serve

OpenPage = Callable[..., Visit]


@pytest.fixture(params=["", "repo/"], ids=["root", "sub-path"])
def place(request: pytest.FixtureRequest, real_site: Path, tmp_path: Path) -> Iterator[str]:
    """The site at the root of a host and below a folder, as on GitHub Pages."""
    (tmp_path / "repo").symlink_to(real_site)
    with serve(tmp_path if request.param else real_site) as root:
        yield root + request.param


def test_the_box_suggests_names_then_texts(visit: OpenPage, place: str) -> None:
    """Nothing is fetched before it is used; `/` focuses it; arrows, Enter and Escape work as in any combobox."""
    here = visit(root=place)
    page = here.go("bs/places/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in here.requests if re.search("pagefind|/find/|search|fulltext", url)]
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("мреза")
    names = page.locator("[data-im=names]")
    expect(names).to_have_role("group")
    expect(names.get_by_role("option", name=re.compile("pangea mreža"))).to_be_visible(timeout=15000)
    expect(page.locator("[data-im=texts] [role=option] mark").first).to_have_text(re.compile("^[Mm]rež"))
    expect(box).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    chosen = page.get_by_role("option").first
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "-")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("мреза")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    href = page.get_by_role("option").first.get_attribute("href") or "-"
    assert href.startswith(f"{place}bs/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(href)
    here.assert_clean()


def test_enter_leads_to_all_results(visit: OpenPage, place: str) -> None:
    """Ctrl-K focuses the box from anywhere."""
    here = visit(root=place)
    page = here.go("de/organisations/")
    page.locator("#im-q").focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("verbande")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{place}de/search/?q=verbande")
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("[Vv]erb[aä]nd"))
    here.assert_clean()


def test_a_slash_can_be_typed(visit: OpenPage) -> None:
    """The shortcut does not take it from who is writing."""
    page = visit().go("en/organisations/")
    page.locator("#im-q").fill("")
    page.locator("#im-q").press("/")
    expect(page.locator("#im-q")).to_have_value("/")


def test_on_a_phone_a_button_shows_the_box(visit: OpenPage) -> None:
    """It fits, and Escape gives the place back."""
    page = visit(viewport=PHONE).go("sr-Cyrl/")
    expect(page.locator(".im-search")).to_be_hidden()
    page.locator(".im-find").click()
    expect(page.locator(".im-search input")).to_be_focused()
    page.keyboard.type("mreza")
    expect(page.get_by_role("option").first).to_be_visible(timeout=15000)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".im-find")).to_be_focused()
