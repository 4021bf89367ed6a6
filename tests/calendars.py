"""Directories with series and events for the tests of calendars, and what programs that read calendars make of a file.

Each gives the dates of a time span as `(uid, start, status)`: the start of a day as the day, that of a moment in UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import icalendar
import recurring_ical_events
import vobject

from imenik.exports.calendars import files as calendar
from imenik.exports.calendars.series import ICAL_STATUS
from imenik.insights.schedule import expand
from imenik.model import Event, Meeting, Organisation, Series
from imenik.views.edition import Edition
from tests import factories
from tests.factories import TODAY

Read = tuple[str, str, str]
"""The id of a date or event without its host, its start, its status."""
SPAN = (dt.date(2020, 1, 1), dt.date(2035, 12, 31))
ADDED = "2026-11-20"
EVENT = "calendar/en/events/days.ics"
"""The file of the usual event."""
CLUSTERS = ("economy", "culture")


def series(**changes: Any) -> Series:
    """The usual series, from 2020 on."""
    return factories.series(**{"about": "Monthly", "starts": "2020-01-01", "added": ADDED, **changes})


def event(**changes: Any) -> Event:
    """An event of one day."""
    usual = {"title": "Days", "type": "conference", "about": "Talks.", "status": "confirmed", "organisers": ["club"]}
    return factories.event(**{"key": "days", "starts": "2026-05-01", "added": ADDED, **usual, **changes})


def organisation(**changes: Any) -> Organisation:
    """The club that organises them."""
    return factories.organisation("club", **{"name": "Club", "country": "CH", "added": ADDED, **changes})


def meetings(of: str = "check-in", **days: str) -> list[Meeting]:
    """Files of dates: `d2026_01_01="held"`; after the status may follow `to` and a time, or `at` and an hour."""
    return [_meeting(of, day[1:].replace("_", "-"), *said.split()) for day, said in days.items()]


def _meeting(of: str, day: str, status: str, word: str = "", when: str = "") -> Meeting:
    more = {"to": {"moved_to": when}, "at": {"time": when}}.get(word, {})
    return factories.meeting(day, status, series=of, added=ADDED, **more)


def editions_of(
    *records: Series | Event, files: Iterable[Meeting] = (), others: Iterable[Organisation] = (), today: dt.date = TODAY
) -> dict[str, Edition]:
    """The editions of a directory with these entries."""
    words = factories.vocabularies(clusters=CLUSTERS)
    directory = factories.directory_of(organisation(), *others, *records, *files, vocabularies=words)
    return factories.editions_of(directory, today, factories.settings_of_site("https://imenik.example/"))


def files_of(*records: Series | Event, **options: Any) -> dict[str, bytes]:
    """All files of calendars of a directory with these entries, in English."""
    english = editions_of(*records, **options)["en"]
    return dict(calendar.files({"en": english}))


def components(content: bytes) -> list[Any]:
    """The dates and events of a file."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def only(content: bytes, uid: str = "events-days@imenik") -> Any:
    """The one with an id."""
    [found] = [each for each in components(content) if each["uid"] == uid]
    return found


def expected(of: Series, files: Iterable[Meeting]) -> list[Read]:
    """What `insights/schedule.py` says of a series, which is the truth here. The ids of dates are left out."""
    found = expand(of, files, *SPAN)
    return sorted(("", _utc(each.starts_at), ICAL_STATUS[each.state]) for each in found)


def by_recurring_ical_events(content: bytes) -> list[Read]:
    """As `icalendar` with `recurring-ical-events` reads a file."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(*_window())
    return sorted((_id(str(each["UID"])), _start(each["DTSTART"].dt), str(each.get("STATUS", ""))) for each in found)


def by_vobject(content: bytes) -> list[Read]:
    """As `vobject` with `dateutil` reads a file; it knows rules, and leaves exceptions to whoever asks."""
    events = vobject.readOne(content.decode()).contents.get("vevent", [])
    found = [(each.uid.value, each.dtstart.value, each.status.value) for each in events if "rrule" not in each.contents]
    excepted = {(each.uid.value, each.recurrence_id.value) for each in events if "recurrence-id" in each.contents}
    for each in events:
        if "rrule" in each.contents:
            found += (
                (each.uid.value, day, each.status.value)
                for day in _ruled(each)
                if (each.uid.value, day) not in excepted
            )
    return sorted((_id(uid), _start(start), status) for uid, start, status in found if _is_in_window(start))


def _ruled(each: Any) -> Iterator[dt.datetime]:
    last = dt.datetime.combine(SPAN[1], dt.time.max, each.dtstart.value.tzinfo)
    for day in each.getrruleset(addRDate=True):
        if day > last:
            return
        yield day


def without_ids(read: Iterable[Read]) -> list[Read]:
    """Only when and how sure."""
    return sorted(("", start, status) for _, start, status in read)


def _window() -> tuple[dt.datetime, dt.datetime]:
    first, last = SPAN
    return dt.datetime.combine(first, dt.time()), dt.datetime.combine(last, dt.time.max)


def _is_in_window(start: dt.date | dt.datetime) -> bool:
    day = start.date() if isinstance(start, dt.datetime) else start
    return SPAN[0] <= day <= SPAN[1]


def _id(uid: str) -> str:
    return uid.removesuffix("@imenik")


def _start(start: dt.date | dt.datetime) -> str:
    return _utc(start) if isinstance(start, dt.datetime) else start.isoformat()


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M") if moment.tzinfo else moment.strftime("%Y-%m-%dT%H:%M")


SKIPPED = "the clock skips it"
"""One night a year two programs read a rule by the clock of after, though RFC 5545, 3.3.5, wants that of before."""


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
    **{
        rule: (series(repeats=f"FREQ={rule}", starts=starts), [])
        for rule, starts in (
            ("WEEKLY;BYDAY=TU,TH", "2020-01-01"),
            ("WEEKLY;BYDAY=SA,MO;INTERVAL=2", "2020-01-02"),
            ("MONTHLY;BYDAY=1TH,3TH", "2020-01-10"),
            ("MONTHLY;BYDAY=-1SU,2WE;INTERVAL=3", "2020-02-20"),
            ("MONTHLY;BYMONTHDAY=28", "2020-01-31"),
            ("MONTHLY;BYMONTHDAY=15;INTERVAL=5", "2020-01-01"),
            ("YEARLY;BYMONTH=5;BYDAY=2SU", "2020-07-01"),
            ("YEARLY;BYMONTH=3;BYDAY=-1SU;INTERVAL=2", "2020-01-01"),
            ("YEARLY;BYMONTH=11;BYMONTHDAY=25", "2020-12-01"),
            ("YEARLY;BYMONTH=2;BYMONTHDAY=29", "2020-01-01"),
        )
    },
    "two days a month, off the rule and cancelled": (
        series(repeats="FREQ=MONTHLY;BYDAY=1TH,3TH"),
        meetings(
            d2026_12_01="confirmed",
            d2026_12_17="cancelled",
            d2027_01_11="held",
            d2027_02_18="moved to 2027-02-22T18:00",
        ),
    ),
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
