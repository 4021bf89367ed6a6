"""The form of calendar files (RFC 5545), and which version of a date is the newer one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from icalendar import Calendar

from imenik.exports.calendars import files as calendar
from imenik.insights.calendars import meeting_path
from imenik.insights.schedule import expand
from tests.calendars import EVENT, components, editions_of, event, files_of, meetings, only, series
from tests.factories import editions_of as editions_of_folder
from tests.paths import ROOT, SMALL_DATA


@pytest.mark.parametrize("data", ["data", "tests/site/data"])
def test_every_file_has_the_form_of_rfc_5545(data: str) -> None:
    """Line ends, widths, required properties; no id twice but for exceptions; every zone that is named is described."""
    for path, content in calendar.files(editions_of_folder(ROOT / data)):
        lines = content.split(b"\r\n")
        assert lines[-1] == b"", path
        assert not any(b"\n" in line or b"\r" in line or len(line) > 75 for line in lines), path
        assert [line.decode() for line in lines], "no letter is cut"
        read: Any = Calendar.from_ical(content)
        assert {"prodid", "version", "calscale", "method"} <= {key.lower() for key in read}
        found = read.walk("VEVENT")
        for each in found:
            assert {
                "UID",
                "DTSTAMP",
                "DTSTART",
                "SUMMARY",
                "STATUS",
                "SEQUENCE",
                "LAST-MODIFIED",
                "CREATED",
            } <= each.keys()
        ids = Counter((each["uid"], each["recurrence-id"].dt if "recurrence-id" in each else None) for each in found)
        assert set(ids.values()) <= {1}, path
        assert len({each["uid"] for each in found if "rrule" in each}) == sum("rrule" in each for each in found)
        named = {
            each.params["TZID"]
            for event in found
            for _, each in event.property_items()
            if "TZID" in getattr(each, "params", {})
        }
        assert named == {str(each["tzid"]) for each in read.walk("VTIMEZONE")}, path


def test_a_calendar_to_subscribe_to_says_when_to_ask_again() -> None:
    lines = files_of(series())["calendar/en/all.ics"].decode().split("\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert "X-PUBLISHED-TTL:PT12H" in lines
    assert "X-WR-CALNAME:Imenik" in lines
    assert "SOURCE;VALUE=URI:https://imenik.example/calendar/en/all.ics" in lines


def test_calendars_change_with_the_data_alone() -> None:
    """Whatever day it is: those to subscribe to are the same bytes, and nothing in them is of the clock."""
    files = meetings(d2026_01_01="held", d2026_12_03="confirmed")
    past, future = (
        dict(calendar.files(editions_of(series(), event(), files=files, today=day)))
        for day in (dt.date(2020, 1, 1), dt.date(2030, 1, 1))
    )
    same = [path for path in past if "/meetings/" not in path and "/all/" not in path]  # these hold what is to come
    assert [past[path] for path in same] == [future[path] for path in same]
    assert b"DTSTAMP:20261120T000000Z" in past["calendar/en/all.ics"]


@pytest.mark.parametrize(
    ("checked", "expected"),
    [({}, 0), ({"checked": "2026-11-20"}, 0), ({"checked": "2026-12-01"}, 11), ({"checked": "2027-11-20"}, 365)],
)
def test_a_check_makes_a_newer_version(checked: dict[str, str], expected: int) -> None:
    """The days since the entry was added, four to a day, as one step further in a day is newer too."""
    assert only(files_of(event(status="planned", **checked))[EVENT])["sequence"] == 4 * expected


def test_what_is_called_off_is_newer_than_what_was_to_be() -> None:
    """Also where nobody wrote down that they checked it."""
    events = [only(files_of(event(status=status))[EVENT]) for status in ("planned", "confirmed", "cancelled")]
    files = [
        meetings(**{f"d2026_12_{day}": status})
        for day in ("03", "16")
        for status in ("confirmed", "moved to 2026-12-20T10:00", "cancelled")
    ]
    dates = [components(files_of(series(), files=each)["calendar/en/check-in.ics"])[1] for each in files]
    assert [each["sequence"] for each in events] == [0, 1, 3]
    assert [each["sequence"] for each in dates] == [1, 2, 3] * 2


@pytest.mark.parametrize("status", ["running", "unknown", "ended"])
def test_no_exception_is_older_than_its_rule(status: str) -> None:
    """Programs drop what has a lower number."""
    one = series(status=status, checked="2026-12-20")
    files = meetings(d2026_12_03="confirmed", d2026_11_05="held", d2026_10_01="moved to 2026-10-02T10:00")
    rule, *others = [each["sequence"] for each in components(files_of(one, files=files)["calendar/en/check-in.ics"])]
    assert rule <= min(others)


def test_ids_that_look_like_parts_of_others_are_not() -> None:
    """An entry may be called like another with a date, or with its deadline."""
    programme = [{"title": each, "starts": "2026-05-01T09:00"} for each in ("One", "Two")]
    one = event(deadline="2026-04-01", programme=programme, timezone="Europe/Oslo")
    named = ("days-deadline", "days-programme-1", "days-2026-05-01")
    others = [event(id=each) for each in named]
    files = [
        *meetings(d2026_12_16="extra", d2026_12_03="confirmed"),
        *meetings("check-in-2026-12-16", d2026_12_03="held"),
    ]
    found = components(
        files_of(series(), series(id="check-in-2026-12-16"), one, *others, files=files)["calendar/en/all.ics"]
    )
    ids = Counter((each["uid"], each["recurrence-id"].dt if "recurrence-id" in each else None) for each in found)
    assert set(ids.values()) == {1}
    assert len(found) == 2 + 3 + 4 + 3


def test_a_part_of_a_programme_keeps_its_id() -> None:
    """Whatever comes before it, and however it is called."""
    later = {"title": "Part two", "starts": "2026-05-02"}
    before = files_of(event(programme=[later]))[EVENT]
    after = files_of(event(programme=[{"title": "New", "starts": "2026-05-01"}, {**later, "title": "Part 2"}]))[EVENT]
    assert components(before)[-1]["uid"] == components(after)[-1]["uid"]


def test_a_date_that_was_renamed_keeps_its_id() -> None:
    """A date beside the rule whose file was named after another day before."""
    [file] = meetings(d2026_12_16="extra")
    renamed = file.model_copy(update={"former_ids": ("2026-12-15",)})
    found = components(files_of(series(), files=[renamed])["calendar/en/check-in.ics"])
    assert [each["uid"] for each in found] == ["meetings-check-in@imenik", "meetings-check-in.2026-12-15@imenik"]


def test_a_file_of_a_date_is_newer_than_its_rule() -> None:
    """An exception that was numbered below its rule would be taken for outdated."""
    files = meetings(d2026_12_03="confirmed")
    found = components(files_of(series(added="2026-01-01"), files=files)["calendar/en/check-in.ics"])
    assert [each["sequence"] for each in found] == [0, 4 * 323 + 1]


def test_without_an_address_of_the_site_nothing_points_to_it() -> None:
    content = b"".join(content for _, content in calendar.files(editions_of_folder(SMALL_DATA)))
    assert b"\r\nURL" not in content
    assert b"\r\nSOURCE" not in content


def test_the_next_meeting_is_a_file_of_its_own() -> None:
    """Tentative, alone, and with an id that does not collide with the rule's."""
    one = series()
    [day] = expand(one, [], dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    [found] = components(files_of(one)[meeting_path("en", day)])
    assert (found["uid"], found["status"]) == ("meetings-check-in.2026-12-03@imenik", "TENTATIVE")
    assert "rrule" not in found
    assert "recurrence-id" not in found


def test_there_are_calendars_of_what_is_to_come_and_of_deadlines() -> None:
    """Neither takes anybody's time for what is only expected or is a deadline; a call is its deadline alone."""
    call = event(type="call", starts="2026-11-01", ends="2027-03-01", deadline="2027-02-15", status="planned")
    found = files_of(series(), call)
    coming = components(found["calendar/en/all/coming.ics"])
    assert {str(each["summary"]) for each in coming} == {"Check-in (expected)", "Deadline: Days"}
    assert {str(each["transp"]) for each in coming} == {"TRANSPARENT"}
    (deadline,) = components(found["calendar/en/all/deadlines.ics"])
    assert str(deadline["uid"]) == "events-days.deadline@imenik"
    assert deadline["dtstart"].dt == dt.date(2027, 2, 15)
