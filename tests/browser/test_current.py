"""Pages stay true when nobody builds for months: with the clock four months on, nothing past is called next."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import serve

LATER = dt.datetime(2027, 4, 1, 12, tzinfo=dt.UTC)
"""More than four months after the day of the small site."""
STILL_CLAIMED = """() => [...document.querySelectorAll("main [data-until]")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[data-im=past]"))
  .map((element) => element.dataset.until)"""
"""The moments up to which what is seen is true."""


@pytest.fixture(scope="module")
def site_folder(small_site: Path, real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with the scripts and styles of the real one."""
    folder = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(small_site, folder)
    shutil.copytree(real_site / "assets", folder / "assets", dirs_exist_ok=True)
    return folder


@pytest.fixture
def page(browser: Browser, site_folder: Path) -> Iterator[Page]:
    """A page of that site, months later."""
    with serve(site_folder) as root:
        context = browser.new_context(base_url=root, timezone_id="Europe/Sarajevo")
        page = context.new_page()
        page.clock.set_fixed_time(LATER)
        yield page
        context.close()


def test_nothing_past_is_called_next(page: Page, site_folder: Path) -> None:
    """On no page that says anything of what is ahead."""
    paths = [path for path in site_folder.glob("en/**/index.html") if "data-until" in path.read_text(encoding="utf-8")]
    assert len(paths) >= 10
    for path in paths:
        page.goto(f"{path.parent.relative_to(site_folder).as_posix()}/", wait_until="networkidle")
        claimed = page.evaluate(STILL_CLAIMED)
        assert [moment for moment in claimed if moment[:10] < LATER.date().isoformat()] == [], path


def test_a_list_says_that_nothing_of_it_is_ahead(page: Page) -> None:
    """And of which day that is."""
    page.goto("en/meetings/check-in/")
    expect(page.locator("main")).to_contain_text("Every date known on 21 November 2026 has passed.")
    expect(page.locator(".im-coming")).to_be_hidden()
    expect(page.locator(".im-first")).to_be_hidden()
    expect(page.locator("body > footer")).to_contain_text("As of 21 November 2026")


def test_events_go_to_those_that_are_over(page: Page) -> None:
    """Their own pages say that nobody knows whether they took place."""
    page.goto("en/events/")
    expect(page.locator("[data-im=past] a").first).to_be_visible()
    expect(page.locator("[data-im=coming] li:visible")).to_have_count(0)
    page.goto("en/events/day/")
    expect(page.get_by_text("We do not know whether it took place")).to_be_visible()
    expect(page.get_by_text("Add to your calendar")).to_be_hidden()


def test_today_is_marked_where_it_is(page: Page) -> None:
    """Not where it was on the day of the build."""
    page.clock.set_fixed_time(dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC))
    page.goto("en/calendar/")
    expect(page.locator("td[aria-current=date]")).to_have_text("25 Today")
    page.clock.set_fixed_time(LATER)
    page.reload()
    expect(page.locator("td[aria-current=date]")).to_have_count(0)
    expect(page.get_by_text("Today", exact=True)).to_have_count(0)
