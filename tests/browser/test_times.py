"""The visitor's own time: what is said of moments, also of those that end on another day."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from imenik.env.locations import THEME
from tests.browser.serving import serve

PAGE = """<!doctype html><title>Times</title>
<script type="module" src="local-times.js" data-same="({time} here)" data-before="({time} here, the day before)"
data-after="({time} here, the day after)" data-equal="(also here)"></script>
<p class="im-moment"><time datetime="%s" %s>words</time></p>"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script."""
    folder = tmp_path_factory.mktemp("times")
    shutil.copy(THEME / "assets" / "js" / "local-times.js", folder)
    return folder


@pytest.mark.parametrize(
    ("zone", "begins", "ends", "own"),
    [
        ("America/Chicago", "2026-12-03T16:00+01:00", "2026-12-03T17:30+01:00", "(09:00–10:30 here)"),
        ("Asia/Tokyo", "2026-12-03T17:00+01:00", "2026-12-03T18:30+01:00", "(01:00–02:30 here, the day after)"),
        # Over several days the end says nothing of one of them.
        ("Asia/Tokyo", "2026-12-03T16:00+01:00", "2026-12-05T23:00+01:00", "(00:00 here, the day after)"),
        # Over midnight there.
        ("America/Chicago", "2026-12-03T22:00+01:00", "2026-12-04T02:00+01:00", "(15:00 here)"),
        ("Asia/Tokyo", "2026-12-03T22:00+01:00", "2026-12-04T02:00+01:00", "(06:00 here, the day after)"),
        # Over midnight here only.
        ("Asia/Tokyo", "2026-12-03T15:00+01:00", "2026-12-03T17:00+01:00", "(23:00 here)"),
        ("America/Chicago", "2026-12-03T06:30+01:00", "2026-12-03T08:00+01:00", "(23:30 here, the day before)"),
        # The same clock.
        ("Europe/Stockholm", "2026-12-03T16:00+01:00", "2026-12-04T17:30+01:00", "(also here)"),
        ("Europe/Sarajevo", "2026-12-03T16:00+01:00", "2026-12-03T17:30+01:00", ""),
        ("Asia/Tokyo", "2026-12-03", "2026-12-04", ""),
    ],
)
def test_own_time_is_right_on_every_day(
    browser: Browser, root: Path, zone: str, begins: str, ends: str, own: str
) -> None:
    """The end is given where it is on the same day as the beginning, both there and here."""
    attributes = f'data-ends="{ends}" data-zone="Europe/Sarajevo"'
    (root / "index.html").write_text(PAGE % (begins, attributes), encoding="utf-8")
    with serve(root) as address:
        context = browser.new_context(timezone_id=zone)
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        assert [said.strip() for said in page.locator(".im-own").all_text_contents()] == ([own] if own else [])
        context.close()


def test_of_a_moment_whose_zone_is_not_named_nothing_is_said_where_it_is_the_same(browser: Browser, root: Path) -> None:
    """A zone that the page does not show needs no comparison."""
    (root / "index.html").write_text(PAGE % ("2026-12-03T16:00+01:00", ""), encoding="utf-8")
    with serve(root) as address:
        context = browser.new_context(timezone_id="Europe/Stockholm")
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        assert page.locator(".im-own").count() == 0
        context.close()
