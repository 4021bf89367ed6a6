"""How days, hours and series come out in calendars, and what is said of them."""

from __future__ import annotations

from typing import Any

import pytest

from imenik.exports.calendars import files as calendar
from imenik.insights.calendars import calendar_path
from tests.calendars import EVENT, components, editions_of, event, files_of, meetings, only, series

HOSTILE = "\\, ; : \" ' \\n {x} {{ y }} %s <b>&amp;</b> BEGIN:VEVENT END:VCALENDAR ćevapi љубав \U0001f1e7\U0001f1e6 "


def times(of: Any) -> list[str]:
    """Start and end as they are written."""
    return [of[name].to_ical().decode() for name in ("dtstart", "dtend") if name in of]


# Days and hours


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"starts": "2026-05-01"}, ["20260501", "20260502"]),
        ({"starts": "2026-05-01", "ends": "2026-05-01"}, ["20260501", "20260502"]),
        ({"starts": "2026-12-30", "ends": "2026-12-31"}, ["20261230", "20270101"]),
        ({"starts": "2026-05-01T09:00", "ends": "2026-05-01T17:00"}, ["20260501T090000", "20260501T170000"]),
        ({"starts": "2026-05-01T09:00"}, ["20260501T090000"]),
        ({"starts": "2026-05-01T09:00", "ends": "2026-05-01"}, ["20260501T090000"]),
        ({"starts": "2026-05-01T09:00", "ends": "2026-05-01T09:00"}, ["20260501T090000"]),
        ({"starts": "2026-05-01T09:00", "ends": "2026-05-03"}, ["20260501", "20260504"]),
        ({"starts": "2026-05-01", "ends": "2026-05-03T12:00"}, ["20260501", "20260504"]),
        ({"starts": "2026-05-01T09:00", "timezone": "UTC"}, ["20260501T090000Z"]),
    ],
)
def test_when_an_event_is(dates: dict[str, str], expected: list[str]) -> None:
    """Days end on the day after; hours only where both ends have them; no length is made up."""
    zone = {"timezone": "Europe/Oslo"} if "T" in "".join(dates.values()) else {}
    found = only(files_of(event(**{**zone, **dates}))[EVENT])
    assert times(found) == expected
    assert (found.get("transp") == "TRANSPARENT") == ("T" not in expected[0])


def test_hours_that_a_calendar_cannot_show_are_told() -> None:
    """An event that begins at nine and ends some day is shown as days, and says when on the first."""
    found = only(files_of(event(starts="2026-05-01T09:00", ends="2026-05-03", timezone="Europe/Oslo"))[EVENT])
    assert "1 May 2026, 09:00 – 3 May 2026" in found["description"]


def test_hours_without_a_zone_are_those_of_the_place() -> None:
    found = files_of(event(starts="2026-05-01T09:00"))[EVENT]
    assert b"DTSTART:20260501T090000\r\n" in found
    assert b"VTIMEZONE" not in found


def test_a_deadline_and_a_programme_have_dates_of_their_own() -> None:
    programme = [
        {"title": "Part one", "starts": "2026-05-01T09:00", "ends": "2026-05-01T11:00"},
        {"title": "Some day"},
        {"title": "Part two", "starts": "2026-05-02"},
    ]
    one = event(deadline="2026-04-01T12:00", timezone="Europe/Oslo", programme=programme)
    assert [(each["uid"], each["summary"], times(each)) for each in components(files_of(one)[EVENT])] == [
        ("events-days@imenik", "Days", ["20260501", "20260502"]),
        ("events-days.deadline@imenik", "Deadline: Days", ["20260401T120000"]),
        ("events-days.2026-05-01T090000@imenik", "Days: Part one", ["20260501T090000", "20260501T110000"]),
        ("events-days.2026-05-02@imenik", "Days: Part two", ["20260502", "20260503"]),
    ]


def test_a_rule_is_one_component_and_its_files_are_exceptions() -> None:
    """What stands for a date of the rule takes that one out; all times carry their zone."""
    files = meetings(d2026_01_01="cancelled", d2026_02_05="moved to 2026-02-06T10:00", d2026_03_04="held")
    lines = files_of(series(until="2026-12-31"), files=files)["calendar/en/check-in.ics"].decode().split("\r\n")
    when = [line for line in lines if line.startswith(("DTSTART;", "RRULE", "EXDATE", "RECURRENCE-ID"))]
    assert when == [
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DTSTART;TZID=Europe/Sarajevo:20200102T160000",
        "RRULE:FREQ=MONTHLY;UNTIL=20261231T225959Z;BYDAY=1TH",
        "EXDATE;TZID=Europe/Sarajevo:20260305T160000",
        "RECURRENCE-ID;TZID=Europe/Sarajevo:20260101T160000",
        "DTSTART;TZID=Europe/Sarajevo:20260101T160000",
        "RECURRENCE-ID;TZID=Europe/Sarajevo:20260205T160000",
        "DTSTART;TZID=Europe/Sarajevo:20260206T100000",
        "DTSTART;TZID=Europe/Sarajevo:20260304T160000",
    ]


# What is said


@pytest.mark.parametrize(
    ("status", "certain", "name"),
    [
        ("planned", "TENTATIVE", "Days"),
        ("confirmed", "CONFIRMED", "Days"),
        ("held", "CONFIRMED", "Days"),
        ("cancelled", "CANCELLED", "Called off: Days"),
    ],
)
def test_how_sure_an_event_is(status: str, certain: str, name: str) -> None:
    """Programs that do not look at the status show the name at least."""
    found = only(files_of(event(status=status))[EVENT])
    assert (found["status"], found["summary"]) == (certain, name)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ["Expected by the rule of the series, not yet confirmed"]),
        (
            {"status": "unknown", "checked": "2026-11-20"},
            [
                "Expected by the rule of the series, not yet confirmed",
                "We do not know whether these meetings still take place. "
                "Last checked against its sources: 20 November 2026",
            ],
        ),
        ({"status": "ended"}, ["This series has ended."]),
    ],
)
def test_a_rule_promises_nothing(changes: dict[str, Any], said: list[str]) -> None:
    """What is only expected is called so, and a series that may be over tells since when nobody knows."""
    found = only(files_of(series(**changes))["calendar/en/check-in.ics"], "meetings-check-in@imenik")
    assert (found["status"], found["summary"]) == ("TENTATIVE", "Check-in (expected)")
    assert "For past dates without an entry we do not know whether the meeting took place." in found["description"]
    assert found["description"].split("\n\n")[: len(said)] == said


def test_only_what_is_expected_is_named_so() -> None:
    """Programs do not show what is tentative; what has an entry has its plain name, unless it is called off."""
    files = meetings(d2026_10_01="held", d2026_11_05="moved to 2026-11-06T10:00", d2026_12_03="cancelled")
    found = components(files_of(series(), files=files)["calendar/en/check-in.ics"])
    names = [str(each["summary"]) for each in found]
    assert names == ["Check-in (expected)", "Check-in", "Check-in", "Called off: Check-in"]


def test_of_a_meeting_that_was_held_the_hour_is_not_claimed() -> None:
    """It is that of the rule, for a calendar has to have one, unless the file has it."""
    found = files_of(series(), files=meetings(d2026_01_01="held", d2026_02_05="held at 17:30"))
    first, second = (
        components(found[f"calendar/en/meetings/check-in/{day}.ics"])[0] for day in ("2026-01-01", "2026-02-05")
    )
    assert "the time is that of the rule" in first["description"]
    assert "the time is that of the rule" not in second["description"]


def test_a_calendar_speaks_the_language_of_its_folder() -> None:
    """Names and words; ids and times are the same in all."""
    editions = editions_of(series(title={"bs": "Krug", "sr-Cyrl": "Круг"}), files=meetings(d2026_01_01="held"))
    found = dict(calendar.files(editions))
    names = {tag: components(found[calendar_path(tag)])[1]["summary"] for tag in editions}
    assert names == {"bs": "Krug", "hr": "Krug", "sr-Cyrl": "Круг", "sr-Latn": "Krug", "en": "Krug", "de": "Krug"}
    cyrillic = found["calendar/sr-Cyrl/check-in.ics"].decode()
    assert "SUMMARY;LANGUAGE=sr-Cyrl:Круг\r\n" in cyrillic
    assert "NAME;LANGUAGE=sr-Cyrl:Именик: Круг\r\n" in cyrillic
    assert "SUMMARY;LANGUAGE=bs:Krug\r\n" in found["calendar/en/check-in.ics"].decode()


def test_hostile_text_stays_text() -> None:
    """Separators, escapes, markup, lines that look like ours, letters of four bytes: all comes out as it went in."""
    found = files_of(event(title=(HOSTILE * 3).strip()[:300], about=(HOSTILE * 200)[:10_000].strip()))
    one = only(found[EVENT])
    assert one["summary"] == (HOSTILE * 3).strip()[:300].strip()
    assert len(components(found[EVENT])) == 1
    assert len(one["description"]) < 2200
