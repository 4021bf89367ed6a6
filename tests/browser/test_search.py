"""The page of results of the full-text search: its address, what it shows and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE, Visit, switch_to

OpenPage = Callable[..., Visit]


def results(page: Page) -> Page:
    """The page once it has answered."""
    expect(page.locator("[data-im=status]")).not_to_be_empty(timeout=15000)
    return page


@pytest.mark.parametrize("question", ["zavičajnih", "завичајних", "zavicajnih", "ZAVIČAJNIH"])
def test_an_address_of_results_can_be_shared(visit: OpenPage, question: str) -> None:
    """Grouped by kind with numbers, what was found marked as the page writes it, links to the reader's language."""
    here = visit()
    page = results(here.go(f"bs/search/?q={question}"))
    expect(page.locator("#im-q")).to_have_value(question)
    expect(page.locator(".im-group h2").first).to_contain_text(re.compile(r"\d"))
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("^zavičajni", re.IGNORECASE))
    href = page.locator(".im-hits a").first.get_attribute("href") or ""
    assert href.startswith(f"{here.root}bs/organisations/")
    assert "noindex" in (page.locator("meta[name=robots]").get_attribute("content") or "")
    here.assert_clean()


def test_a_question_is_a_step_in_the_history(visit: OpenPage) -> None:
    """Back leads to the question before, and to its results."""
    here = visit()
    page = results(here.go("de/search/?q=verband"))
    first = page.locator(".im-hits a").first.text_content()
    page.locator("#im-q").fill("Mentoring")
    page.locator("#im-q").press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=Mentoring$"))
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("mentoring", re.IGNORECASE))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=verband$"))
    expect(page.locator("#im-q")).to_have_value("verband")
    expect(page.locator(".im-hits a").first).to_have_text(first or "-")
    here.assert_clean()


def test_more_of_a_kind_is_shown_on_demand(visit: OpenPage) -> None:
    """The keyboard's place is at the first of the further ones."""
    page = results(visit().go("en/search/?q=association"))
    group = page.locator(".im-group").first
    expect(group.locator("li")).to_have_count(4)
    group.get_by_role("button").click()
    expect(group.locator("li a").nth(4)).to_be_focused()
    few = page.locator(".im-group").filter(has=page.locator("small", has_text=re.compile("^[1-4]$"))).first
    expect(few.get_by_role("button")).to_be_hidden()


def test_nothing_found_says_so_and_leads_on(visit: OpenPage) -> None:
    """With the lists in which one can look."""
    here = visit()
    page = results(here.go("hr/search/?q=xqxqxq"))
    expect(page.locator("[data-im=status]")).to_contain_text("xqxqxq")
    expect(page.locator("[data-im=lists]")).to_be_visible()
    expect(page.locator(".im-group")).to_have_count(0)
    results(here.go("hr/search/?q=x"))
    expect(page.locator(".im-group")).to_have_count(0)
    here.assert_clean()


def test_the_question_goes_along_into_another_language(visit: OpenPage) -> None:
    """The switch stays on the page, in the other script too."""
    page = results(visit().go("sr-Cyrl/search/?q=дијаспоре"))
    switch_to(page, "sr-Latn")
    expect(results(page).locator("#im-q")).to_have_value("дијаспоре")
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("^[Dd]ijaspor"))


def test_a_word_that_no_page_says_is_left_out_and_named(visit: OpenPage) -> None:
    """The others are looked for."""
    here = visit()
    page = results(here.go("en/search/?q=mentoring xqxqxq"))
    expect(page.locator("[data-im=status]")).to_contain_text("No page contains: xqxqxq")
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("mentor", re.IGNORECASE))
    here.assert_clean()


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("de/search/?q=Karte", "de/map/"),
        ("de/search/?q=Statistik", "de/statistics/"),
        ("sr-Cyrl/search/?q=статистика", "sr-Cyrl/statistics/"),
        ("bs/search/?q=zid", "bs/projects/"),
    ],
)
def test_a_list_is_found_by_its_name(visit: OpenPage, question: str, path: str) -> None:
    """As a page, the best of them."""
    here = visit()
    page = results(here.go(question))
    pages = page.locator(".im-group").last
    expect(pages.locator(".im-hits a").first).to_have_attribute("href", f"{here.root}{path}")
    here.assert_clean()


def test_pages_for_developers_are_not_found(visit: OpenPage) -> None:
    """Nobody who looks for an organisation means them."""
    page = results(visit().go("de/search/?q=near-duplicate"))
    found = [link.get_attribute("href") or "" for link in page.locator(".im-hits a").all()]
    assert not [href for href in found if re.search("/(api|commands|fields|hosting|problems|threat-model)/", href)]


def test_without_script_the_page_leads_to_the_lists(visit: OpenPage) -> None:
    """The box of the header is a form that leads there."""
    here = visit(java_script_enabled=False)
    page = here.go("sr-Cyrl/organisations/")
    page.locator(".im-search input").fill("мрежа")
    page.locator(".im-search input").press("Enter")
    expect(page).to_have_url(re.compile("/sr-Cyrl/search/"))
    expect(page.locator("noscript")).to_be_visible()
    page.locator("[data-im=lists] a").nth(3).click()
    expect(page).to_have_url(re.compile("/sr-Cyrl/countries/$"))
    phone = visit(java_script_enabled=False, viewport=PHONE).go("sr-Cyrl/organisations/")
    phone.locator(".im-find").click()
    expect(phone).to_have_url(re.compile("/sr-Cyrl/search/$"))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_rule_of_accessibility_is_broken(visit: OpenPage, viewport: dict[str, int]) -> None:
    """With results on the page and suggestions below the box."""
    page = results(visit(viewport=viewport).go("de/search/?q=verband"))
    page.keyboard.press("Control+k")
    page.keyboard.type("netz")
    expect(page.locator("[data-im=texts] [role=option]").first).to_be_visible(timeout=15000)
    page.keyboard.press("ArrowDown")
    assert_accessible(page)
