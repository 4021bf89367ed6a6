"""A visitor's way through the site: from home to a project and into another language, on a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, switch_to

OpenPage = Callable[..., Visit]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    ("language", "other", "cluster", "name"),
    [
        ("bs", "sr-Cyrl", "Nauka i obrazovanje", "pangea mreža"),
        ("sr-Cyrl", "de", "Наука и образовање", "пангеа мрежа"),
        ("sr-Latn", "en", "Nauka i obrazovanje", "pangea mreža"),
    ],
)
def test_from_home_to_a_project_and_another_language_and_back(
    visit: OpenPage, viewport: dict[str, int], language: str, other: str, cluster: str, name: str
) -> None:
    """Home → cluster → organisation → project → other language → back."""
    here = visit(viewport=viewport)
    page = here.go(f"{language}/")
    expect(page.locator("html")).to_have_attribute("lang", language)

    page.get_by_role("link", name=cluster, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(cluster)

    page.locator(".im-cards").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)

    page.locator("main a[href*='/projects/lets-connect-diaspora-bih/']").click()
    expect(page).to_have_url(re.compile(f"/{language}/projects/lets-connect-diaspora-bih/$"))

    switch_to(page, other)
    expect(page).to_have_url(re.compile(f"/{other}/projects/lets-connect-diaspora-bih/$"))
    expect(page.locator("html")).to_have_attribute("lang", other)

    page.go_back()
    expect(page).to_have_url(re.compile(f"/{language}/projects/lets-connect-diaspora-bih/$"))
    here.assert_clean()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_home_to_a_meeting_and_who_was_there(visit: OpenPage, viewport: dict[str, int]) -> None:
    """Home → meetings → series → one meeting → the one before → organisation, and by the series back from there."""
    here = visit(viewport=viewport)
    page = here.go("bs/")
    if viewport == PHONE:
        page.locator(".im-menu").click()
    page.locator(".im-nav a[href$='meetings/']").click()
    page.locator(".im-cards").get_by_role("link", name="Diaspora Online Check-in", exact=True).click()
    expect(page).to_have_url(re.compile("/bs/meetings/diaspora-online-check-in/$"))

    page.get_by_role("link", name="Peti Diaspora Online Check-in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Peti Diaspora Online Check-in")
    page.locator("a[rel=prev]").click()
    expect(page).to_have_url(re.compile("/diaspora-online-check-in/2020-11-05/$"))

    page.locator(".im-facts").get_by_role("link", name="pangea mreža", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("pangea mreža")
    page.locator("main a[href$='/meetings/diaspora-online-check-in/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Diaspora Online Check-in")
    here.assert_clean()


def test_the_next_meeting_on_home_leads_to_its_series(visit: OpenPage) -> None:
    """Its name is the link; the organiser in the same box keeps its own."""
    page = visit().go("hr/")
    page.locator(".im-meeting strong a").click()
    expect(page).to_have_url(re.compile("/hr/meetings/diaspora-online-check-in/$"))
    page.go_back()
    page.locator(".im-meeting a[href*='/organisations/']").click()
    expect(page).to_have_url(re.compile("/hr/organisations/mljpi-sektor-za-iseljenistvo/$"))


def test_events_are_found_without_script(visit: OpenPage) -> None:
    """From the list to an event, its project, and back to the event."""
    page = visit(java_script_enabled=False).go("sr-Latn/events/")
    page.locator(".im-dates a[href$='/brcko-obuka-2023-modul-1/']").click()
    expect(page.locator(".im-programme > li")).to_have_count(4)
    page.locator(".im-facts a[href$='/projects/brcko-obuka-dijaspora/']").click()
    page.locator("main a[href$='/events/brcko-obuka-2023-modul-1/']").click()
    expect(page).to_have_url(re.compile("/sr-Latn/events/brcko-obuka-2023-modul-1/$"))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_is_wider_than_the_screen(visit: OpenPage, viewport: dict[str, int]) -> None:
    """Nothing has to be scrolled sideways."""
    here = visit(viewport=viewport)
    series = "meetings/diaspora-online-check-in/"
    lists = ("de/", "sr-Cyrl/organisations/", "de/projects/", "de/meetings/", "sr-Cyrl/events/")
    entries = ("sr-Cyrl/organisations/i-dijaspora-i-platform/", f"de/{series}", f"sr-Cyrl/{series}2020-11-05/")
    written = ("de/join/", "sr-Cyrl/join/", "sr-Cyrl/onboarding/")
    for path in (*lists, *entries, "de/events/brcko-obuka-2023-modul-1/", *written):
        page = here.go(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_menu_of_a_phone_opens_and_leads_on(visit: OpenPage) -> None:
    """The navigation of a narrow screen is behind the button."""
    page = visit(viewport=PHONE).go("hr/organisations/")
    expect(page.locator(".im-nav")).to_be_hidden()
    page.locator(".im-menu").click()
    page.locator(".im-nav").get_by_role("link").nth(1).click()
    expect(page).to_have_url(re.compile("/hr/projects/$"))


def test_everything_is_readable_without_script(visit: OpenPage) -> None:
    """Facts, sources, switch and navigation do not need JavaScript."""
    here = visit(java_script_enabled=False)
    page = here.go("sr-Latn/organisations/srbija-odsek-za-statusna-pitanja/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Odsek za statusna pitanja")
    expect(page.get_by_role("link", name="dijaspora@dijaspora.gov.rs")).to_be_visible()
    expect(page.locator(".im-provenance li").first).to_be_visible()
    switch_to(page, "de")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    here.assert_clean()


def test_a_text_in_another_language_says_so(visit: OpenPage) -> None:
    """An entry without a German text shows English, marked as English."""
    page = visit().go("de/organisations/serb-national-federation/")
    shown = page.locator("main > div[lang=en]").first
    expect(shown).to_be_visible()
    expect(page.locator(".im-shown-in").first).to_contain_text("Englisch")


def test_the_scheme_follows_the_system_and_the_switch(visit: OpenPage) -> None:
    """Dark where the system is dark; the button changes it, and the change lasts."""
    here = visit(color_scheme="dark")
    page = here.go("en/")
    expect(page.locator("html")).to_have_css("background-color", "rgb(27, 34, 38)")
    page.locator(".im-scheme").click()
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    here.go("en/organisations/")
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    here.assert_clean()


def test_the_language_menu_closes(visit: OpenPage) -> None:
    """Escape and a click elsewhere close it; the keyboard's place is kept."""
    page = visit().go("en/")
    page.locator(".im-languages summary").click()
    page.keyboard.press("Escape")
    expect(page.locator(".im-languages ul")).to_be_hidden()
    expect(page.locator(".im-languages summary")).to_be_focused()


def test_the_keyboard_passes_the_header_in_its_place(visit: OpenPage) -> None:
    """Skip link, name, language, colours, navigation: nothing scrolls the page away, and every stop can be seen."""
    page = visit().go("en/organisations/")
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("scrollY") == 0
        assert page.evaluate("document.activeElement.getBoundingClientRect().width") > 0
    page.locator(".im-scheme").press("Space")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(visit: OpenPage) -> None:
    """Nobody has to pass the navigation of every page."""
    page = visit().go("en/organisations/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
