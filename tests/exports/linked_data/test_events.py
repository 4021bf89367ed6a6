"""What pages of events and meetings say in the words of schema.org, read back from the pages."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from imenik.exports.linked_data.events import event_node, series_node
from imenik.exports.linked_data.localization import Localizer
from imenik.i18n.text import Text
from imenik.pages import all_pages
from imenik.views.settings import Settings
from tests.factories import SMALL, linked_data, render, small_edition

SITE = "https://site.example/"
NAMES = f"{SITE}api/v1/directory.jsonld#"


def linked(path: str, site: str = SITE, tag: str = "en", **events: Any) -> dict[str, Any]:
    """What a page says of its subject; `events` are changes of the event `course`. The series `check-in` is online."""
    one = replace(small_edition(tag), settings=Settings(site_url=site))
    course = SMALL.events["course"].model_copy(update=events)
    check_in = SMALL.series["check-in"].model_copy(update={"format": "online"})
    directory = replace(SMALL, events={**SMALL.events, "course": course}, series={**SMALL.series, "check-in": check_in})
    one = replace(one, insights=replace(one.insights, directory=directory))
    page = next(page for page in all_pages(one) if page.path == path)
    head = render(page, one).head
    return next(node for node in linked_data(head) if node["@type"] != "BreadcrumbList")


def test_an_event_says_what_its_record_holds() -> None:
    """Moments with their offset, days as days, names in the language of the page."""
    found = linked("events/course/")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{NAMES}events/course",
        "name": "Course",
        "description": "A course in two parts.",
        "startDate": "2025-03-01T09:00:00+01:00",
        "endDate": "2025-03-01T15:30:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "The hall",
                "address": {"@type": "PostalAddress", "addressLocality": "Zürich", "addressCountry": "CH"},
            },
            {"@type": "VirtualLocation", "url": "https://first.example/course"},
        ],
        "organizer": [
            {
                "@type": "NGO",
                "@id": f"{NAMES}organisations/first-club",
                "name": found["organizer"][0]["name"],
                "url": "https://first.example",
            }
        ],
        "contributor": found["contributor"],
        "audience": {"@type": "Audience", "audienceType": "Beginners."},
        "funder": [
            {
                "@type": "NGO",
                "@id": f"{NAMES}organisations/unit",
                "name": "Njujorški odbor",
            },
            {"@type": "Organization", "name": "A town council"},
        ],
        "subEvent": [
            {
                "@type": "Event",
                "name": "Part one",
                "description": "The basics.",
                "startDate": "2025-03-01T09:00:00+01:00",
                "endDate": "2025-03-01T11:00:00+01:00",
                "location": found["location"],
            }
        ],
        "url": f"{SITE}en/events/course/",
    }


def test_what_a_record_lacks_is_not_claimed() -> None:
    """A day without a place: neither a time, nor where, nor that it was held."""
    one = replace(small_edition("en"), settings=Settings(site_url=SITE))
    assert event_node(Localizer(one), SMALL.events["day"]).keys() == {
        *("@type", "@id", "name", "description", "startDate", "organizer", "url")
    }


@pytest.mark.parametrize("path", ["events/day/", "events/picnic/", "meetings/check-in/"])
def test_a_page_claims_no_event_that_search_engines_refuse(path: str) -> None:
    """They ask for a place, which these do not name; the file of the whole directory has them all the same."""
    page = next(page for page in all_pages(small_edition("en")) if page.path == path)
    assert not {"Event", "EventSeries"} & {
        node["@type"] for node in linked_data(render(page, small_edition("en")).head)
    }


def test_a_call_without_a_place_is_a_text_that_expires() -> None:
    """With a place, it is an event as others are."""
    found = linked("events/course/", type="call", place=None, online=False, deadline=dt.datetime(2027, 2, 1, 12, 0))
    assert (found["@type"], found["expires"]) == ("CreativeWork", "2027-02-01T12:00:00+01:00")
    assert not {"startDate", "location", "eventStatus"} & found.keys()
    assert linked("events/course/", type="call")["@type"] == "Event"


@pytest.mark.parametrize(
    ("status", "said"),
    [("planned", None), ("confirmed", None), ("held", "EventScheduled"), ("cancelled", "EventCancelled")],
)
def test_the_outcome_of_what_was_only_announced_is_open(status: str, said: str | None) -> None:
    """The day of the course has passed."""
    found = linked("events/course/", status=status).get("eventStatus")
    assert found == (said and f"https://schema.org/{said}")


def test_a_host_is_no_organiser() -> None:
    """Who lends the room is named, and not as the one who calls."""
    (host,) = linked("events/course/")["contributor"]
    assert host["@id"] == f"{NAMES}organisations/{SMALL.events['course'].hosts[0]}"


def test_registration_is_told_while_it_is_open() -> None:
    """An application for a call; nothing after the deadline, of what is over or was called off."""
    coming: dict[str, Any] = {"starts": dt.date(2027, 3, 1), "ends": None, "status": "planned", "deadline": None}
    join = linked("events/course/", **coming)["potentialAction"]
    assert join == {
        "@type": "JoinAction",
        "target": {"@type": "EntryPoint", "urlTemplate": "https://first.example/course"},
    }
    assert linked("events/course/", **coming, type="call")["potentialAction"]["@type"] == "ApplyAction"
    too_late, cancelled = {"deadline": dt.date(2026, 11, 1)}, {"status": "cancelled"}
    for changes in ({**coming, **too_late}, {**coming, **cancelled}, {}):
        assert "potentialAction" not in linked("events/course/", **changes)


def test_from_afar_has_an_address() -> None:
    """That of the page, which tells how to take part, where no other is known."""
    course = linked("events/course/", registration=None)
    assert course["location"][1]["url"] == f"{SITE}en/events/course/"
    for path in ("meetings/circle/", "meetings/circle/2025-05-06/"):
        assert linked(path)["location"] == {"@type": "VirtualLocation", "url": f"{SITE}en/{path}"}


def test_without_an_address_of_the_site_there_are_no_addresses() -> None:
    """A relative one would mean nothing elsewhere; those of others stay."""
    found = json.dumps(linked("events/course/", site=""))
    assert "@id" not in found
    assert set(re.findall(r'"url": "([^"]*)"', found)) == {
        "https://first.example",
        "https://first.example/course",
    }


def test_no_text_ends_the_script() -> None:
    """A title is data, whatever it holds."""
    title = Text({"en": "</script><b>&"})
    assert linked("events/course/", title=title)["name"] == "</script><b>&"


def test_a_series_says_its_rule_while_it_counts() -> None:
    """One that has ended with a known last day too."""
    found = linked("meetings/check-in/")
    assert found["@type"] == "EventSeries"
    assert found["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1M",
        "byDay": "1TH",
        "startDate": "2026-01-01",
        "startTime": "16:00:00",
        "duration": "PT60M",
        "scheduleTimezone": "Europe/Sarajevo",
    }
    ended = linked("meetings/circle/")
    assert ended["eventSchedule"]["repeatFrequency"] == "P6M"
    assert ended["endDate"] == "2026-05-31"
    assert ended["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"


def test_a_series_that_ended_before_its_last_day_promises_none() -> None:
    """The last day of its rule is still to come, and nobody knows on which one it ended."""
    circle = SMALL.series["circle"].model_copy(update={"until": dt.date(2030, 12, 31)})
    one = replace(small_edition("en"), settings=Settings(site_url=SITE))
    directory = replace(SMALL, series={**SMALL.series, "circle": circle})
    found = series_node(Localizer(replace(one, insights=replace(one.insights, directory=directory))), circle)
    assert not {"endDate", "eventSchedule"} & found.keys()


def test_a_moved_meeting_says_from_when_to_when() -> None:
    """With its series; the length by the rule is promised for what lies ahead only."""
    found = linked("meetings/check-in/2026-12-03/")
    assert found["eventStatus"] == "https://schema.org/EventRescheduled"
    assert found["previousStartDate"] == "2026-12-03"
    assert (found["startDate"], found["endDate"]) == ("2026-12-10T17:00:00+01:00", "2026-12-10T18:00:00+01:00")
    assert found["superEvent"] == {
        "@type": "EventSeries",
        "@id": f"{NAMES}series/check-in",
        "name": "Check-in",
        "url": f"{SITE}en/meetings/check-in/",
    }


def test_a_past_meeting_tells_no_more_than_its_file() -> None:
    """The hour where the file has it, who was there, what was said."""
    held = linked("meetings/check-in/2026-01-01/")
    assert held["startDate"] == "2026-01-01T17:30:00+01:00"
    assert "endDate" not in held
    assert len(held["attendee"]) == 2
    assert held["description"] == "All said hello."
    announced = linked("meetings/circle/2025-05-06/")
    assert announced["startDate"] == "2025-05-06"
    assert "eventStatus" not in announced
