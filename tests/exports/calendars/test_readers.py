"""Programs that were not made here read the same starts out of our calendars as `insights/schedule.py` gives."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterator

import pytest

from imenik.exports.calendars import files as calendar
from imenik.model import Meeting, Series
from tests.calendars import (
    Read,
    by_recurring_ical_events,
    by_vobject,
    expected,
    files_of,
    meetings,
    series,
    without_ids,
)
from tests.conftest import editions_of
from tests.paths import ROOT

SKIPPED = "the clock skips it"
"""One night a year two programs read a rule by the clock of after, though RFC 5545, 3.3.5, wants that of before."""
READERS = [by_recurring_ical_events, by_vobject]
Reader = Callable[[bytes], list[Read]]
Case = tuple[Series, list[Meeting]]
CASES: dict[str, Case] = {
    "the rule alone": (series(), []),
    "the last Sunday": (series(repeats="FREQ=MONTHLY;BYDAY=-1SU"), []),
    "each week": (series(repeats="FREQ=WEEKLY;BYDAY=TU"), []),
    "every third week, not begun on its day": (
        series(repeats="FREQ=WEEKLY;BYDAY=TU;INTERVAL=3", starts="2020-01-02"),
        [],
    ),
    "each year": (series(repeats="FREQ=YEARLY", starts="2020-07-14"), []),
    "each leap year": (series(repeats="FREQ=YEARLY", starts="2020-02-29"), []),
    "twice a year": (series(repeats="FREQ=MONTHLY;BYDAY=2WE;INTERVAL=6", starts="2020-03-31"), []),
    "with an end": (series(until="2028-09-07"), []),
    "with an end on the day before": (series(until="2028-09-06"), []),
    "with an end late in the evening": (series(time="23:30", timezone="America/New_York", until="2028-09-07"), []),
    "ended": (series(status="ended", checked="2026-02-10"), meetings(d2026_01_01="held")),
    "ended before its last day": (
        series(status="ended", checked="2026-02-10", until="2030-12-31"),
        meetings(d2026_01_01="held", d2026_12_03="confirmed"),
    ),
    "off the rule near the end of a month": (
        series(repeats="FREQ=MONTHLY;BYDAY=-1MO"),
        meetings(d2026_12_01="confirmed"),
    ),
    "off the rule near the end of a week": (
        series(repeats="FREQ=WEEKLY;BYDAY=SU"),
        meetings(d2026_12_07="confirmed"),
    ),
    "off the rule near the end of a year": (
        series(repeats="FREQ=YEARLY", starts="2020-01-02"),
        meetings(d2025_12_30="held"),
    ),
    "doubtful": (series(status="unknown"), []),
    "files of all sorts": (
        series(),
        meetings(
            d2020_01_02="held",
            d2020_02_06="held at 17:30",
            d2026_07_02="cancelled",
            d2026_08_06="moved to 2026-08-13T18:00",
            d2026_11_05="moved to 2026-10-29T16:00",
            d2026_12_03="confirmed",
            d2026_12_16="extra at 10:00",
            d2027_01_13="confirmed",
            d2027_02_10="cancelled",
            d2027_03_04="extra",
        ),
    ),
    "off the rule before it begins": (series(starts="2020-09-03"), meetings(d2020_08_05="held", d2020_12_10="held")),
    "files only": (
        series(starts="2026-12-01", until="2026-12-02"),
        meetings(d2020_08_05="held", d2026_12_01="confirmed"),
    ),
    SKIPPED: (series(time="02:30", repeats="FREQ=WEEKLY;BYDAY=SU"), []),
    "a moved one that the clock skips": (series(), meetings(d2026_03_05="moved to 2026-03-29T02:30")),
    "the clock strikes it twice": (series(), meetings(d2026_10_01="moved to 2026-10-25T02:30")),
    "it ends in the hour that comes twice": (series(time="01:30"), meetings(d2026_10_01="moved to 2026-10-25T01:30")),
    **{
        f"in the zone {zone}": (
            series(timezone=zone, starts="2014-01-01", repeats="FREQ=WEEKLY;BYDAY=FR"),
            meetings(d2026_07_03="cancelled", d2026_01_02="moved to 2026-01-05T09:00", d2026_10_28="extra"),
        )
        for zone in (
            "UTC",
            "Africa/Cairo",  # its clocks change in October or in November
            "America/New_York",
            "America/Nuuk",  # on the evening of a Saturday
            "America/Santiago",
            "America/Vancouver",  # where the databases of machines may be of another opinion
            "Asia/Gaza",
            "Asia/Kolkata",
            "Australia/Lord_Howe",  # by half an hour
            "Australia/Sydney",
            "Europe/Dublin",
            "Europe/Istanbul",  # changed for the last time in 2016
            "Pacific/Apia",
        )
    },
}


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
