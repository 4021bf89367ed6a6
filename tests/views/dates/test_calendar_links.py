"""The addresses that bring feeds and single dates into a visitor's own calendar."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from imenik.exports.calendars import files as calendar
from imenik.pages import all_pages
from imenik.pages.renderer import renderer_of
from imenik.views.dates.calendar_links import (
    cluster_subscription,
    country_subscription,
    event_links,
    meeting_links,
    series_subscription,
    subscription_to_all,
)
from imenik.views.edition import Edition
from tests.factories import SMALL, settings_of_site, small_edition, templates

SITE = "https://site.example/a/"


def published(tag: str = "en", today: dt.date = dt.date(2026, 11, 21)) -> Edition:
    """An edition of a site that knows its address."""
    return replace(small_edition(tag, today), settings=settings_of_site(SITE))


def asked(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query).items()}


def test_a_feed_can_be_opened_in_programs_and_services() -> None:
    """Google wants it as webcal, Outlook as https and with a name."""
    feed = series_subscription(published("sr-Cyrl"), SMALL.series["circle"])
    assert feed is not None
    assert feed.path == "calendar/sr-Cyrl/circle.ics"
    assert feed.url == "https://site.example/a/calendar/sr-Cyrl/circle.ics"
    assert feed.webcal == "webcal://site.example/a/calendar/sr-Cyrl/circle.ics"
    assert asked(feed.google) == {"cid": feed.webcal}
    assert asked(feed.outlook) == asked(feed.office) == {"url": feed.url, "name": "Именик: Krug"}
    assert feed.office == feed.outlook.replace("live.com", "office.com")


def test_without_an_address_of_the_site_there_is_only_the_file() -> None:
    """Nobody could find it from elsewhere."""
    feed = subscription_to_all(small_edition())
    assert feed is not None
    assert feed.path == "calendar/en/all.ics"
    assert (feed.url, feed.webcal, feed.google, feed.outlook, feed.office) == ("", "", "", "", "")


def test_clusters_and_countries_have_a_feed_where_something_is_on() -> None:
    """Of an empty one there is no file."""
    one = published()
    assert all(cluster_subscription(one, cluster) for cluster in SMALL.terms("clusters").values())
    assert country_subscription(one, "NO")
    assert country_subscription(one, "ZW") is None


def test_a_meeting_ahead_goes_into_services_with_its_moments() -> None:
    """In UTC, on its new day, with the page to look it up."""
    one = published()
    moved = next(each for each in one.insights.schedule.dates_of["check-in"] if each.state == "moved")
    found = meeting_links(one, moved)
    assert found.path == "calendar/en/meetings/check-in/2026-12-03.ics"
    page = f"{SITE}en/meetings/check-in/2026-12-03/"
    times = {"dates": "20261210T160000Z/20261210T170000Z"}
    assert asked(found.google) == {"action": "TEMPLATE", "text": "Check-in", "details": page, **times}
    assert asked(found.outlook)["startdt"] == "2026-12-10T16:00:00Z"
    assert asked(found.outlook)["enddt"] == "2026-12-10T17:00:00Z"


def test_what_is_only_expected_goes_along_as_expected() -> None:
    """In its title, which every service shows, and before all else."""
    ahead = published(today=dt.date(2026, 12, 20))
    found = meeting_links(ahead, ahead.insights.schedule.next_of["check-in"])
    details = f"Expected by the rule of the series, not yet confirmed\n{SITE}en/meetings/check-in/"
    for service, title, body in ((found.google, "text", "details"), (found.office, "subject", "body")):
        assert asked(service)[title] == "Check-in (expected)"
        assert asked(service)[body] == details
    unpublished = small_edition(today=dt.date(2026, 12, 20))
    google = meeting_links(unpublished, unpublished.insights.schedule.next_of["check-in"]).google
    assert asked(google)["details"] == "Expected by the rule of the series, not yet confirmed"


def test_whole_days_end_with_the_day_after() -> None:
    """As both services read it."""
    found = event_links(published(), SMALL.events["day"])
    assert asked(found.google)["dates"] == "20261212/20261213"
    assert asked(found.outlook)["enddt"] == "2026-12-13"
    assert asked(found.outlook)["allday"] == "true"


def test_of_an_open_call_one_takes_the_deadline() -> None:
    """It began before; what matters is when it closes."""
    found = event_links(published(), SMALL.events["grants"])
    assert asked(found.google)["text"] == "Deadline: Grants"
    assert asked(found.google)["dates"] == "20261130T110000Z/20261130T110000Z"


def test_what_is_over_or_called_off_is_only_a_file() -> None:
    """No service is offered for it."""
    one = published()
    assert event_links(one, SMALL.events["course"]).google == ""
    before = published(today=dt.date(2025, 3, 1))
    assert event_links(before, SMALL.events["picnic"]).google == ""
    assert asked(event_links(before, SMALL.events["course"]).google)["location"] == "The hall, Zürich, Switzerland"
    off = next(each for each in one.insights.schedule.dates_of["check-in"] if each.state == "cancelled")
    assert meeting_links(one, off).outlook == ""


@pytest.mark.parametrize("today", ["2025-05-01", "2026-11-21", "2031-01-01"])
def test_every_file_that_a_page_links_is_there(today: str) -> None:
    """The pages and the exports agree on which calendars there are, whatever lies ahead."""
    one = small_edition(today=dt.date.fromisoformat(today))
    renderer = renderer_of(one, templates())
    linked = set()
    for page in all_pages(one):
        for link in re.findall(r'href="([^"]+\.ics)"', renderer.render(page).body):
            linked.add(posixpath.normpath(posixpath.join("en", page.path, link)))
    written = {path for path, _ in calendar.files({"en": one})}
    assert linked <= written
    assert {"calendar/en/all.ics", "calendar/en/check-in.ics"} <= linked
    assert ("calendar/en/events/day.ics" in linked) is (today < "2027")
