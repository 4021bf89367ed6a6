"""Which calendars there are, who is in which, and that each file is where pages look for it."""

from __future__ import annotations

from imenik.exports.calendars import files as calendar
from imenik.insights.calendars import calendar_path, calendars_of, event_path, meeting_path
from imenik.views.dates.calendar_links import series_subscription, subscription_to_all
from tests.calendars import components, editions_of, event, files_of, meetings, organisation, series


def test_who_is_in_which_calendar() -> None:
    """A series by its organiser and participants; an event by its organisers and hosts, and by where it is held."""
    others = [
        organisation(id="guest", country="AT", clusters=["economy"]),
        organisation(id="travelling", country=None, active_in=["SE", "NO"], clusters=["economy"]),
    ]
    english = editions_of(
        series(participants=["guest"]),
        event(hosts=["travelling"], place={"country": "BA"}),
        others=others,
    )["en"]
    found = calendars_of(english.insights.directory, english.insights.relations)
    assert {name: [each.id for each in (*one.series, *one.events)] for name, one in found.items()} == {
        "all": ["check-in", "days"],
        "check-in": ["check-in"],
        "cluster-culture": ["check-in", "days"],
        "cluster-economy": ["check-in", "days"],
        "country-at": ["check-in"],
        "country-ba": ["days"],
        "country-ch": ["check-in", "days"],
        "country-no": ["days"],
        "country-se": ["days"],
    }


def test_every_calendar_is_where_pages_look_for_it() -> None:
    """Those to subscribe to, one for each event, one for each date that has a file, and one for the next."""
    english = editions_of(series(), event(), files=meetings(d2026_01_01="held"))["en"]
    schedule = english.insights.schedule
    [dated], following = schedule.dates_of["check-in"], schedule.next_of["check-in"]
    expected = [
        *(calendar_path("en", name) for name in english.insights.calendars),
        "calendar/en/all/coming.ics",
        event_path("en", english.insights.directory.events["days"]),
        meeting_path("en", dated),
        meeting_path("en", following),
    ]
    assert [path for path, _ in calendar.files({"en": english})] == expected
    assert expected[-2:] == [
        "calendar/en/meetings/check-in/2026-01-01.ics",
        "calendar/en/meetings/check-in/2026-12-03.ics",
    ]


def test_who_subscribed_to_a_series_keeps_its_calendar() -> None:
    """Under every name that the series had, with the ids that programs know."""
    found = files_of(series(former_ids=["ring"]))
    again = found["calendar/en/ring.ics"]
    assert [each["uid"] for each in components(again)] == ["meetings-ring@imenik"]
    assert components(again) == components(found["calendar/en/check-in.ics"])


def test_a_calendar_without_a_date_is_none() -> None:
    """RFC 5545, 3.6, wants a component in each; nobody is offered to subscribe to what is not there."""
    dateless = series(status="ended", starts="2026-12-01", until="2026-12-02")
    assert files_of() == files_of(dateless) == {}
    english = editions_of(dateless)["en"]
    assert (subscription_to_all(english), series_subscription(english, dateless)) == (None, None)
