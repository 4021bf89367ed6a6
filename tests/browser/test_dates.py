"""The calendar in a browser: by keyboard, without script, on a phone, on paper; a visitor's own time; subscribing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.serving import serve
from tests.sites import DAY

OpenPage = Callable[..., Visit]
LANGUAGES = ("bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de")
SERIES = "meetings/diaspora-online-check-in/"


def focus(page: Page, link: str) -> None:
    """Go on with Tab until a link has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", link):
            return
    raise AssertionError(f"{link} is out of the keyboard's reach")


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_leafed_through_by_keyboard(visit: OpenPage, language: str) -> None:
    """From this month to the next one that holds something, and to the page of what is on there; and back."""
    here = visit(java_script_enabled=False)
    page = here.go(f"{language}/calendar/")
    expect(page.locator("[aria-current=date] time")).to_have_attribute("datetime", DAY)
    with page.expect_navigation():
        page.locator("a[rel=next]").focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{language}/calendar/2026-12/$"))
    with page.expect_navigation():
        page.locator(".im-month a").focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{language}/{SERIES}$"))
    page.go_back()
    with page.expect_navigation():
        page.locator("a[rel=prev]").focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{language}/calendar/$"))
    here.assert_clean()


def test_the_keyboard_comes_by_the_months_first_and_then_by_the_days(visit: OpenPage) -> None:
    """The order of the page is the order of Tab."""
    page = visit().go("en/calendar/2026-12/")
    for link in ("a[rel=prev]", "a[rel=next]", ".im-month a", ".im-jump a", ".im-subscribe a"):
        focus(page, link)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_the_days_that_hold_something(visit: OpenPage, language: str) -> None:
    """Without scrolling sideways, and for a screen reader still as a table."""
    here = visit(viewport=PHONE, java_script_enabled=False)
    page = here.go(f"{language}/calendar/2026-12/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shown = page.locator(".im-month td:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator(".im-narrow")).to_be_visible()
    expect(shown.locator(".im-wide")).to_be_hidden()
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("cell")).to_have_count(1)
    expect(page.get_by_role("columnheader")).to_have_count(7)
    expect(shown).to_have_attribute("aria-colindex", "4")
    here.assert_clean()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 768, "height": 900}, DESKTOP], ids=["phone", "tablet", "desk"])
def test_nothing_of_the_pages_of_dates_is_wider_than_the_screen(visit: OpenPage, viewport: dict[str, int]) -> None:
    here = visit(viewport=viewport, timezone_id="Australia/Sydney")
    for path in ("calendar/2022-08/", "meetings/", SERIES, "events/", "events/brcko-obuka-2023-modul-1/", ""):
        page = here.go(f"sr-Cyrl/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    here.assert_clean()


def test_paper_has_the_days_that_hold_something(visit: OpenPage) -> None:
    """Seven columns would be too narrow for words; what is to be clicked stays behind."""
    page = visit().go("de/calendar/2026-12/")
    page.emulate_media(media="print")
    expect(page.locator(".im-month td:visible")).to_have_count(1)
    expect(page.locator(".im-month .im-narrow")).to_be_visible()
    expect(page.locator(".im-jump, .im-subscribe, .im-beside-month").first).to_be_hidden()


def test_a_series_on_paper_is_for_all_readers(visit: OpenPage) -> None:
    """Neither the time of whoever prints it nor what only the organiser needs."""
    page = visit(timezone_id="America/Chicago").go(f"de/{SERIES}")
    expect(page.locator(".im-own").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(":is(.im-organiser, .im-subscribe, .im-own):visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("zone", "own"),
    [
        ("Europe/Sarajevo", None),
        ("Europe/Vienna", "(also your time)"),
        ("America/Chicago", "(09:00 your time)"),
        ("Australia/Sydney", "(02:00 your time, the day after)"),
        ("Asia/Kathmandu", "(20:45 your time)"),
    ],
)
@pytest.mark.parametrize("path", ["en/meetings/", f"en/{SERIES}", "en/calendar/2026-12/"])
def test_a_visitor_elsewhere_is_told_the_own_time(visit: OpenPage, path: str, zone: str, own: str | None) -> None:
    """Of 3 December 2026, 16:00 in Sarajevo; where the zone is the same nothing is added."""
    here = visit(timezone_id=zone)
    page = here.go(path)
    moment = page.locator(".im-moment").filter(has=page.locator("time[datetime^='2026-12-03T16:00']")).first
    expect(moment).to_contain_text("16:00")
    page.wait_for_load_state("networkidle")
    if own:
        expect(moment.locator(".im-own")).to_have_text(own)
    else:
        expect(page.locator(".im-own")).to_have_count(0)
    here.assert_clean()


def test_the_home_page_tells_the_own_time_of_the_next_meeting(
    visit: OpenPage, small_site: Path, real_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(small_site, tmp_path / "site")
    shutil.copytree(real_site / "assets", site / "assets")
    with serve(site) as root:
        here = visit(root, timezone_id="America/Chicago")
        page = here.go("en/")
        moment = page.locator(".im-meeting .im-moment").first
        expect(moment).to_contain_text("10 December 2026, 17:00")
        expect(moment.locator(".im-own")).to_have_text("(10:00 your time)")
        here.assert_clean()


def test_the_own_time_follows_both_clocks_through_the_year(visit: OpenPage) -> None:
    """In March the clocks of Chicago go forward before those of Sarajevo do."""
    page = visit(timezone_id="America/Chicago").go("en/calendar/2027-03/")
    expect(page.locator(".im-own")).to_have_text("(09:00 your time)")
    page = visit(timezone_id="America/Sao_Paulo").go("en/calendar/2027-07/")
    expect(page.locator(".im-own")).to_have_text("(11:00 your time)")


@pytest.mark.parametrize("path", ["calendar/", "meetings/", SERIES, "events/", "clusters/science/", "countries/ba/"])
def test_feeds_can_be_subscribed_to(visit: OpenPage, path: str) -> None:
    """By a program, by services, by address; nobody else is asked for anything before."""
    here = visit(permissions=["clipboard-read", "clipboard-write"])
    page = here.go(f"bs/{path}")
    box = page.locator(".im-subscribe")
    addresses = box.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert addresses[0].startswith("webcal://imenik.example/calendar/bs/")
    assert addresses[1].startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fimenik.example%2F")
    assert addresses[2].startswith("https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fimenik.example")
    box.locator("button").click()
    expect(box.get_by_role("status")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == addresses[0].replace("webcal:", "https:")
    status = box.get_by_role("status")
    emptied = status.evaluate(
        "(status) => new Promise((done) => { new MutationObserver(() => status.textContent || done(true))"
        ".observe(status, { childList: true }); status.closest('ul').querySelector('button').click(); })"
    )
    assert emptied
    expect(status).not_to_be_empty()
    here.assert_clean()


def test_without_script_there_is_no_button_to_copy(visit: OpenPage) -> None:
    """The address is that of the link to the file."""
    page = visit(java_script_enabled=False).go("bs/calendar/")
    expect(page.locator(".im-subscribe button")).to_be_hidden()
    expect(page.locator(".im-subscribe a[href='../../calendar/bs/all.ics']")).to_have_count(1)


@pytest.mark.parametrize("path", ["", "meetings/", SERIES])
def test_the_last_meeting_that_is_known_is_a_link(visit: OpenPage, path: str) -> None:
    """Also on a card, which leads to its series as a whole."""
    page = visit(viewport=PHONE, java_script_enabled=False).go(f"en/{path}")
    page.get_by_role("link", name="6 May 2021", exact=True).first.click()
    expect(page).to_have_url(re.compile("/en/meetings/diaspora-online-check-in/2021-05-06/$"))
