"""The finder below a path, by keyboard alone, on a phone, on paper, without a connection and without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.serving import serve

OpenPage = Callable[..., Visit]


def part(page: Page, name: str) -> Locator:
    """A part of the finder by its name in the markup."""
    return page.locator(f".im-finder [data-im='{name}']")


def test_it_works_below_a_path(visit: OpenPage, real_site: Path, tmp_path: Path) -> None:
    """As a project page of GitHub: index and results are found below `/imenik/`."""
    (tmp_path / "imenik").symlink_to(real_site)
    with serve(tmp_path) as root:
        here = visit(f"{root}imenik/")
        page = here.go("sr-Latn/organisations/?q=Вијеће")
        expect(page.locator(".im-found li").first).to_be_visible()
        page.locator(".im-found li > a").first.click()
        expect(page).to_have_url(re.compile("/imenik/sr-Latn/organisations/[a-z0-9-]+/$"))
        here.assert_clean()


def test_the_keyboard_goes_from_question_to_answer(visit: OpenPage) -> None:
    """Box, button, filters, order, chips, results: in the order in which they stand."""
    page = visit(viewport=PHONE).go("en/organisations/?cluster=economy")
    page.locator("#im-q").focus()
    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.dataset.im ?? document.activeElement.classList[0] ?? ''"))
    assert stops[0] == "im-button"
    assert page.evaluate("document.activeElement.tagName") != "BODY"
    order = ["sort", "view", "im-chip", "clear"]
    assert [stop for stop in stops if stop in order] == order


def test_a_phone_shows_results_early_and_leads_to_them(visit: OpenPage) -> None:
    """Order and look share a line; below the open filters a button leads on."""
    page = visit(viewport=PHONE).go("de/organisations/?country=DE")
    first = page.locator(".im-found li").first
    expect(first).to_be_in_viewport(ratio=1)
    tops = [part(page, name).bounding_box() for name in ("sort", "view")]
    assert all(tops)
    assert abs(tops[0]["y"] - tops[1]["y"]) < 10  # type: ignore[index]
    part(page, "filters").locator("summary").click()
    page.locator(".im-onward a").click()
    expect(first).to_be_in_viewport()


def test_what_was_asked_is_printed(visit: OpenPage) -> None:
    """The word, the number found and the filters in words, in the colours of light paper."""
    page = visit(color_scheme="dark").go("en/organisations/?q=savez&country=AT")
    expect(page.locator(".im-found li").first).to_be_visible()
    page.emulate_media(media="print")
    for printed in ("q", "status", "chips"):
        expect(part(page, printed)).to_be_visible()
    for tool in ("filters", "sort", "view", "clear"):
        expect(part(page, tool)).to_be_hidden()
    dark = page.locator(".im-found li > a").first.evaluate("link => getComputedStyle(link).color")
    page.emulate_media(media="print", color_scheme="light")
    page.reload()
    expect(page.locator(".im-found li").first).to_be_visible()
    assert page.locator(".im-found li > a").first.evaluate("link => getComputedStyle(link).color") == dark


def test_without_a_connection_the_lists_stay(visit: OpenPage) -> None:
    """It says what is wrong, and the next question tries again."""
    page = visit().go("en/organisations/")
    page.route("**/find/*.json", lambda route: route.abort())
    page.locator("#im-q").fill("savez")
    expect(part(page, "status")).to_contain_text("could not be loaded")
    expect(page.locator("[data-im=lists] .im-card").first).to_be_visible()
    page.unroute("**/find/*.json")
    page.locator("#im-q").press("Enter")
    expect(page.locator(".im-found li").first).to_be_visible()
    expect(part(page, "status")).to_contain_text("organisations")


def test_without_script_the_lists_are_there(visit: OpenPage) -> None:
    """By cluster, country, type and place; what would do nothing is not shown."""
    here = visit(java_script_enabled=False)
    for path in ("projects", "events", "organisations"):
        page = here.go(f"hr/{path}/")
        expect(page.locator(".im-finder noscript")).to_be_visible()
        expect(page.locator("#im-q, .im-ask button").locator("visible=true")).to_have_count(0)
        expect(page.locator(".im-filters:visible")).to_have_count(int(path == "organisations"))
    page.locator(".im-filters summary").click()
    for path in ("clusters", "countries", "types", "places"):
        expect(page.locator(f".im-shortcuts a[href$='../{path}/']")).to_be_visible()
    page.locator(".im-shortcuts a[data-key=type]").first.click()
    expect(page.locator(".im-card").first).to_be_visible()
