"""ical.js, which Thunderbird reads calendars with, gets the same starts as `insights/schedule.py` gives, in UTC."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from imenik.exports.calendars import files as calendar
from tests.browser.install import ADVICE_ON_PACKAGES, find_packages
from tests.browser.serving import serve
from tests.calendars import CASES, SKIPPED, SPAN, Read, by_recurring_ical_events, expected, files_of, without_ids
from tests.factories import editions_of
from tests.paths import ROOT

HERE = Path(__file__).parent
Reader = Callable[[bytes], list[Read]]


@pytest.fixture(scope="module")
def read(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Reads a calendar file by ical.js in the browser."""
    packages = find_packages()
    if packages is None:
        raise RuntimeError(ADVICE_ON_PACKAGES)
    folder = tmp_path_factory.mktemp("ical")
    shutil.copy(packages / "ical.js" / "dist" / "ical.js", folder)
    shutil.copy(HERE / "read-calendar.js", folder)
    (folder / "index.html").write_text("<!doctype html><title>Calendar</title>", encoding="utf-8")
    first, last = (day.isoformat() for day in SPAN)
    with serve(folder) as root:
        page = browser.new_page()
        page.goto(root)

        def by_ical_js(content: bytes) -> list[Read]:
            script = "async ([text, first, last]) => (await import('./read-calendar.js')).read(text, first, last)"
            found = page.evaluate(script, [content.decode(), first, last])
            return sorted((uid.removesuffix("@imenik"), start, status) for uid, start, status in found)

        yield by_ical_js
        page.close()


@pytest.mark.parametrize("name", [name for name in CASES if name != SKIPPED])
def test_a_series_is_read_as_it_is_meant(name: str, read: Reader) -> None:
    """From 2020 to 2035, summer and winter, whatever became of single dates; by the file's own description of zones."""
    one, files = CASES[name]
    assert without_ids(read(files_of(one, files=files)["calendar/en/check-in.ics"])) == expected(one, files)


@pytest.mark.parametrize("data", ["data", "tests/site/data"])
def test_every_file_is_read_as_by_others(data: str, read: Reader) -> None:
    """Calendars, events and meetings of a whole directory, in every language."""
    seen: dict[str, list[Read]] = {}
    for path, content in calendar.files(editions_of(ROOT / data)):
        name = path.split("/", 2)[2]
        if name not in seen:
            seen[name] = by_recurring_ical_events(content)
        assert read(content) == seen[name], path
