"""Every page fits where there is little room or large text, nothing on it moves, and the header keeps one's place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, switch_to

OpenPage = Callable[..., Visit]
PAGES = (
    "",
    "organisations/",
    "organisations/pangea-netzwerk/",
    "projects/",
    "events/",
    "meetings/diaspora-online-check-in/",
    "calendar/2026-12/",
    "places/brcko/",
    "help/",
    "partners/",
    "search/?q=savez",
    "statistics/",
    "data/",
    "data/coverage/",
    "embed/",
    "add/organisation/",
    "join/",
)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALLEST_FIELD = """() => Math.min(...[...document.querySelectorAll("input:not([type=checkbox]), select, textarea")]
  .filter((field) => field.checkVisibility()).map((field) => parseFloat(getComputedStyle(field).fontSize)))"""
TWICE = "document.documentElement.style.fontSize = '200%'"
MOVED = """() => new Promise((resolve) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) moved += value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(moved), 100);
})"""


def test_no_page_scrolls_sideways_at_320_pixels_or_with_text_at_twice_its_size(visit: OpenPage) -> None:
    """WCAG 1.4.10 and 1.4.4."""
    narrow, wide = visit(viewport={"width": 320, "height": 640}), visit(viewport=PHONE)
    for path in PAGES:
        assert narrow.go(f"de/{path}").evaluate(SIDEWAYS) == 0, path
        page = wide.go(f"de/{path}")
        page.evaluate(TWICE)
        assert page.evaluate(SIDEWAYS) == 0, path


def test_the_header_wraps_and_every_button_stays_on_the_screen(visit: OpenPage) -> None:
    page = visit(viewport=PHONE).go("sr-Cyrl/organisations/")
    page.evaluate(TWICE)
    for name in (".im-brand", ".im-find", ".im-languages summary", ".im-scheme", ".im-menu"):
        _assert_on_screen(page, name)
    page.locator(".im-languages summary").click()
    _assert_on_screen(page, ".im-languages a >> nth=0")
    page.keyboard.press("Escape")
    page.locator(".im-menu").click()
    _assert_on_screen(page, ".im-nav a >> nth=0")


def _assert_on_screen(page: Page, selector: str) -> None:
    box = page.locator(selector).bounding_box()
    assert box is not None, selector
    assert box["x"] >= 0, selector
    assert box["x"] + box["width"] <= PHONE["width"], selector


def test_fields_are_large_enough_for_phones_not_to_zoom(visit: OpenPage) -> None:
    """Safari zooms in on a field below 16 pixels."""
    here = visit(viewport=PHONE)
    for path in ("", "organisations/", "partners/", "search/", "embed/", "add/organisation/"):
        page = here.go(f"en/{path}")
        page.wait_for_load_state("networkidle")
        page.locator(".im-find").click()
        for folded in page.locator("main details:not([open]) > summary").all():
            if folded.is_visible():
                folded.click()
        assert page.evaluate(SMALLEST_FIELD) >= 16, path


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_while_a_page_loads(visit: OpenPage, viewport: dict[str, int]) -> None:
    """The frame on the page about embeds takes the height of what it shows, once that has been loaded."""
    here = visit(viewport=viewport)
    for path in PAGES:
        page = here.go(f"bs/{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(MOVED) < (0.01 if path == "embed/" else 0.001), path


def test_the_switch_of_the_language_keeps_question_and_place(visit: OpenPage) -> None:
    page = visit().go("en/join/?q=club#idea")
    switch_to(page, "sr-Cyrl")
    expect(page.locator("html")).to_have_attribute("lang", "sr-Cyrl")
    assert page.url.endswith("/sr-Cyrl/join/?q=club#idea")
    expect(page.locator("#idea")).to_be_in_viewport()


def test_names_are_not_translated(visit: OpenPage) -> None:
    """Programs that translate pages leave them as they are."""
    page = visit().go("en/organisations/pangea-netzwerk/")
    for selector in ("h1", ".im-brand", ".im-languages ul"):
        expect(page.locator(selector)).to_have_attribute("translate", "no")


def test_less_motion_and_forced_colours(visit: OpenPage) -> None:
    """Nothing fades where the system asks for less motion, and icons have one of the system's colours."""
    page = visit(reduced_motion="reduce", forced_colors="active").go("en/organisations/")
    assert page.locator("main a").first.evaluate("link => getComputedStyle(link).transitionDuration") == "0s"
    icon = "button => getComputedStyle(button, '::before').backgroundColor"
    text = "button => getComputedStyle(button).color"
    assert page.locator(".im-scheme").evaluate(icon) == page.locator(".im-scheme").evaluate(text)
