"""Time zones are read, and described in calendars, as `zoneinfo` knows them from the same files."""

from __future__ import annotations

import datetime as dt
import io
import zoneinfo
from collections.abc import Iterator
from importlib.resources import files

import pytest
from dateutil.tz import tzical

from imenik.exports.calendars.timezone import vtimezone
from imenik.i18n.codes import timezones
from imenik.i18n.timezones import load_zone, zone_info, zone_names
from imenik.model.moments import resolve_local_time

YEARS = range(2016, 2038)
SECOND = dt.timedelta(seconds=1)
UNUSUAL = [
    "Africa/Cairo",  # the end of the last Thursday of October, which may be in November
    "Africa/Casablanca",
    "America/Caracas",  # changed for the last time in 2016, by half an hour
    "America/New_York",
    "America/Nuuk",  # before midnight, in UTC with an offset below zero
    "America/Santiago",
    "Antarctica/Troll",  # by two hours
    "Asia/Gaza",  # fifty hours after the beginning of a Thursday
    "Asia/Jerusalem",
    "Asia/Pyongyang",
    "Asia/Tehran",
    "Australia/Lord_Howe",  # by half an hour
    "Australia/Sydney",
    "Europe/Dublin",  # where the database calls winter the saving
    "Europe/Istanbul",
    "Europe/Sarajevo",
    "Pacific/Apia",
    "Pacific/Chatham",
    "UTC",
]


def changes(name: str) -> Iterator[tuple[dt.datetime, dt.timedelta, dt.timedelta]]:
    """The changes of some years: when in UTC, and how far ahead clocks are before and after."""
    there = load_zone(name)
    yearly = [each.in_year(year) for year in YEARS for each in there.yearly]
    regular = [each for each in yearly if each.at >= there.regular_from]
    for each in [*there.transitions, *regular]:
        if each.at.year in YEARS:
            yield each.at.replace(tzinfo=dt.UTC), each.before.offset, each.after.offset


def offset(moment: dt.datetime, name: str) -> dt.timedelta | None:
    """How far ahead clocks are at a moment, as the standard library says."""
    return moment.astimezone(zone_info(name)).utcoffset()


def test_the_zones_are_those_of_the_locked_database() -> None:
    """Whatever the machine has: a folder without zones here."""
    expected = {name for name in zone_names() if files("tzdata.zoneinfo").joinpath(*name.split("/")).is_file()}
    zoneinfo.reset_tzpath(to=())
    try:
        assert zoneinfo.available_timezones() == expected == zone_names()
    finally:
        zoneinfo.reset_tzpath()


def test_a_moment_is_that_of_the_locked_database() -> None:
    """Pages and calendars know one clock; about Vancouver the databases of machines differ."""
    local = dt.datetime(2030, 1, 15, 12)
    assert resolve_local_time(local, "America/Vancouver").tzinfo is zone_info("America/Vancouver")


@pytest.mark.parametrize("name", sorted(timezones()))
def test_every_zone_changes_when_it_does(name: str) -> None:
    """No change is missed, and none is made up."""
    at = dt.datetime(YEARS[0], 1, 1, tzinfo=dt.UTC)
    ahead = offset(at, name)
    for change, before, after in sorted(changes(name)):
        assert before == ahead == offset(change - SECOND, name)
        ahead = offset(change, name)
        assert after == ahead
    assert ahead == offset(dt.datetime(YEARS[-1], 12, 31, tzinfo=dt.UTC), name)


@pytest.mark.parametrize("name", UNUSUAL)
def test_a_description_is_right_from_its_first_day_on(name: str) -> None:
    """As dateutil reads it, noon by noon."""
    described = tzical(io.StringIO(vtimezone(name, dt.date(YEARS[0], 1, 1)).decode())).get()
    noon, last = dt.datetime(YEARS[0], 1, 1, 12), dt.datetime(YEARS[-1], 12, 31)
    while noon < last:
        assert noon.replace(tzinfo=described).utcoffset() == noon.replace(tzinfo=zone_info(name)).utcoffset(), noon
        noon += dt.timedelta(days=1)


def test_a_description_holds_what_is_needed_and_no_more() -> None:
    """The two rules of today; what was before them only for a calendar that goes back so far."""
    later, earlier = (vtimezone("Europe/Sarajevo", dt.date(year, 6, 1)).decode() for year in (2020, 1990))
    assert [later.count(each) for each in ("BEGIN:DAYLIGHT", "BEGIN:STANDARD", "RRULE")] == [1, 1, 2]
    assert earlier.count("RRULE") == 2
    assert earlier.count("BEGIN:DAYLIGHT") > 5
    assert "RDATE" not in later + earlier
