"""Programs that were not made here read the same starts out of our calendars as `insights/schedule.py` gives."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterator

import pytest

from imenik.exports.calendars import files as calendar
from tests.calendars import (
    CASES,
    SKIPPED,
    Read,
    by_recurring_ical_events,
    by_vobject,
    expected,
    files_of,
    without_ids,
)
from tests.factories import editions_of
from tests.paths import ROOT

READERS = [by_recurring_ical_events, by_vobject]
Reader = Callable[[bytes], list[Read]]


@pytest.fixture(autouse=True)
def _locked_database() -> Iterator[None]:
    """`icalendar` takes a zone by its name from the machine; its database may be older or newer than ours."""
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", CASES)
def test_a_series_is_read_as_it_is_meant(name: str, reader: Reader) -> None:
    """From 2020 to 2035, summer and winter, whatever became of single dates."""
    one, files = CASES[name]
    content = files_of(one, files=files)["calendar/en/check-in.ics"]
    if name != SKIPPED or reader is not by_vobject:
        assert without_ids(reader(content)) == expected(one, files)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("in the zone") and "/" in name])
def test_a_zone_is_described_well_enough(name: str, reader: Reader) -> None:
    """Readers that know a zone by its name do not look at its description; here they have to."""
    one, files = CASES[name]
    content = files_of(one, files=files)["calendar/en/check-in.ics"]
    nowhere = one.timezone.replace("/", "-").encode()
    assert without_ids(reader(content.replace(one.timezone.encode(), nowhere))) == expected(one, files)


@pytest.mark.parametrize("data", ["data", "tests/site/data"])
def test_all_readers_see_the_same_in_every_file(data: str) -> None:
    """Calendars, events and meetings; ids, starts and how sure they are do not differ between languages either."""
    seen: dict[str, list[Read]] = {}
    for path, content in calendar.files(editions_of(ROOT / data)):
        first, second = (reader(content) for reader in READERS)
        assert first == second, path
        assert first == seen.setdefault(path.split("/", 2)[2], first), path
    assert seen["all.ics"]
