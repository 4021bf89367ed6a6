"""The map: outlines come from shared files; the keyboard and visitors without script reach what the mouse does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit

OpenPage = Callable[..., Visit]
ENTRIES = "items => items.map(item => ['a', 'small'].map(name => item.querySelector(name).textContent).join(' '))"
FILL = "use => getComputedStyle(use).fill"


def test_the_keyboard_reaches_a_country_and_follows_it(visit: OpenPage) -> None:
    """By its name and number, with a focus that can be seen."""
    here = visit()
    page = here.go("en/map/")
    germany = page.get_by_role("group", name="Europe").get_by_role(
        "link", name=re.compile(r"^Germany: \d+ organisations$")
    )
    expect(germany).to_have_count(1)
    for _ in range(80):
        page.keyboard.press("Tab")
        if germany.evaluate("link => link === document.activeElement"):
            break
    expect(germany).to_be_focused()
    assert germany.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/countries/de/$"))
    here.assert_clean()


def test_the_keyboard_passes_the_maps_with_one_link(visit: OpenPage) -> None:
    """Who wants the list need not step through every country."""
    page = visit().go("bs/map/")
    page.locator(".im-past").focus()
    expect(page.locator(".im-past")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#list")).to_be_focused()


def test_maps_and_list_say_the_same(visit: OpenPage) -> None:
    """Each country and city of the list is a link on the maps once, with the same number."""
    page = visit().go("de/map/")
    titles = page.locator("svg a:not([aria-hidden]) title").all_text_contents()
    on_maps = sorted(re.sub(r"(.*): (\S+) .*", r"\1 \2", title) for title in titles)
    assert on_maps == sorted(page.locator(".im-map-list li").evaluate_all(ENTRIES))
    assert len(on_maps) > 20


def test_the_list_of_countries_and_the_map_agree(visit: OpenPage) -> None:
    """The same countries with the same numbers."""
    here = visit()
    from_list = here.go("en/countries/").locator(".im-columns li").all_text_contents()
    page = here.go("en/map/")
    from_map = page.locator(".im-map-list > li").evaluate_all(ENTRIES)
    assert set(from_map) <= {re.sub(r" organisations?\b.*", "", " ".join(text.split())) for text in from_list}


def test_outlines_are_shared_files_and_follow_the_scheme(visit: OpenPage) -> None:
    """Six languages and all entries fetch the same two; their colours are those of the page, printed too."""
    here = visit()
    page = here.go("de/organisations/hkd-jadran-malmo/")
    here.go("sr-Cyrl/map/")
    files = {url for url in here.requests if url.endswith(".svg") and "/map/" in url}
    assert files == {f"{here.root}assets/map/world.svg", f"{here.root}assets/map/europe.svg"}
    land, shaded = page.locator("use.im-land").first, page.locator("use.im-s2").first
    assert _width(page, "use.im-s2") > 1
    light = land.evaluate(FILL), shaded.evaluate(FILL)
    page.locator(".im-scheme").click()
    dark = land.evaluate(FILL), shaded.evaluate(FILL)
    assert len({*light, *dark}) == 4
    page.emulate_media(media="print")
    expect(land).to_be_visible()


def test_an_entry_shows_its_city_in_its_country(visit: OpenPage) -> None:
    """The dot of Malmö lies within the outline of Sweden."""
    page = visit().go("de/organisations/hkd-jadran-malmo/")
    expect(page.get_by_role("link", name=re.compile("Malmö, Schweden$"))).to_be_visible()
    country, city = page.locator(".im-locator .im-s3").bounding_box(), page.locator(".im-locator circle").bounding_box()
    assert country is not None
    assert city is not None
    assert country["x"] < city["x"] + city["width"] / 2 < country["x"] + country["width"]
    assert country["y"] < city["y"] + city["height"] / 2 < country["y"] + country["height"]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_map_works_without_script_and_fits(visit: OpenPage, viewport: dict[str, int]) -> None:
    """A click on a country leads to it; nothing has to be scrolled sideways."""
    here = visit(viewport=viewport, java_script_enabled=False)
    for path in ("sr-Cyrl/", "sr-Cyrl/countries/at/", "sr-Cyrl/map/"):
        page = here.go(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.locator(".im-map-world a[href$='/au/']").first.click()
    expect(page).to_have_url(re.compile("/sr-Cyrl/countries/au/$"))
    here.assert_clean()


def _width(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    return box["width"] if box else 0
