"""The pages of series and their dates: what they say, in which order, and where they lead."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from imenik.pages import all_pages
from imenik.pages.about import home
from imenik.pages.browse import meetings
from imenik.pages.renderer import renderer_of
from tests.factories import (
    SMALL,
    body,
    edition_of,
    linked,
    meeting,
    render,
    series,
    small_edition,
    templates,
    words,
)

DATES = {key: each for key, each in SMALL.meetings.items() if each.series == "check-in"}


def test_all_meetings_show_each_series_and_every_date() -> None:
    """The series that meets next is first; what lies ahead comes before what is past."""
    html = body("meetings/")
    assert linked(html, "meetings") == [
        "check-in",
        "check-in/2026-01-01",
        "circle",
        "check-in/2026-12-03",
        "check-in",
        "check-in",
        "check-in/2026-02-05",
        "check-in/2026-01-01",
        "circle/2025-05-06",
    ]
    text = words(html)
    assert (
        "Every first Thursday of the month at 16:00 (Sarajevo) · The Union Next meeting: Thursday, 10 December 2026"
        in text
    )
    assert "Every 6 months on the first Tuesday at 18:00 (New York)" in text
    assert (
        "Thursday, 10 December 2026, 17:00 (Sarajevo) Check-in (10 December 2026) Moved · first planned for 3 December"
        in text
    )
    assert "Thursday, 4 February 2027, 16:00 (Sarajevo) Check-in (4 February 2027) Expected by the rule" in text
    assert "4 March 2027" not in text


def test_home_leads_to_the_series_of_the_next_meeting() -> None:
    """And to its last date that is known; nowhere to one that has ended."""
    context = {"content": "", "written_in": "en", "title": ""}
    one = small_edition()
    page = home.page(one)
    html = render(replace(page, context={**page.context, **context}), one).body
    assert linked(html, "meetings") == ["check-in", "check-in/2026-01-01"]


@pytest.mark.parametrize(
    ("status", "checked", "warning"),
    [
        ("running", dt.date(2026, 1, 2), ""),
        (
            "unknown",
            dt.date(2026, 1, 2),
            "We do not know whether these meetings still take place. Last checked against its sources: 2 January 2026",
        ),
        ("unknown", None, "We do not know whether these meetings still take place."),
        ("ended", None, "This series has ended."),
    ],
)
def test_doubt_about_a_series_is_said(status: str, checked: dt.date | None, warning: str) -> None:
    """On its page and in the list; one that has ended has nothing ahead."""
    changed = SMALL.series["check-in"].model_copy(update={"status": status, "checked": checked})
    directory = replace(SMALL, series={"check-in": changed}, meetings=DATES)
    one = edition_of(directory)
    renderer = renderer_of(one, templates())
    bodies = {
        page.path: str(renderer.render(page).body) for page in all_pages(one) if page.path.startswith("meetings/")
    }
    for path in ("meetings/", "meetings/check-in/"):
        html = bodies[path]
        assert warning in words(html)
        assert ("im-doubt" in html) is bool(warning)
        assert ("Thursday, 10 December 2026" in html) is (status != "ended")
        assert ("Expected by the rule" in html) is (status != "ended")
        assert ("check-in/2026-12-03/" in html) is (status != "ended")
    assert "meetings/check-in/2026-12-03/" in bodies


def test_a_series_says_when_with_whom_and_how() -> None:
    """Rule, zone, length, agenda, participants, and how to join."""
    text = words(body("meetings/check-in/"))
    for part in (
        "Every first Thursday of the month at 16:00, 60 minutes",
        "Time zone Sarajevo",
        "The Union",
        "Write to the union.",
    ):
        assert part in text, part
    other = words(body("meetings/circle/"))
    for part in ("In person and online", "Telephone", "Agenda What is new", "New York", "31 May 2026"):
        assert part in other, part
    assert "New in Imenik" not in other  # it has ended


def test_a_series_shows_its_next_three_dates_and_how_sure_each_is() -> None:
    """One that has a file leads to its page; the next one without can be confirmed by the organiser."""
    html = body("meetings/check-in/")
    following = html.partition('class="im-following"')[2].partition("</section>")[0]
    assert re.findall(r'href="[./]*meetings/([^"]+)"', following) == [
        "check-in/2026-12-03/",
        "check-in/2026-01-01/",
        "check-in/2026-01-01/#summary",
    ]
    assert words(following).partition("Next dates")[2].split("Thursday, ")[1:] == [
        "10 December 2026, 17:00 (Sarajevo) Moved · first planned for 3 December 2026 ",
        "7 January 2027, 16:00 (Sarajevo) Expected by the rule of the series, not yet confirmed ",
        "4 February 2027, 16:00 (Sarajevo) Expected by the rule of the series, not yet confirmed Next meeting: "
        "Calendar file (.ics) Add to Google Calendar Add to Outlook Outlook at work or school "
        "Last known meeting: 1 January 2026 · Summary: 1 January 2026",
    ]


def test_a_date_ahead_says_how_to_take_part() -> None:
    """Of a past one that would be of no use; the agenda is that of every date."""
    assert "Write to the union." in body("meetings/check-in/2026-12-03/")
    assert "Write to the union." not in body("meetings/check-in/2026-01-01/")
    assert "What is new Since" not in words(body("meetings/circle/2025-05-06/"))
    assert "Agenda What is new" in words(body("meetings/circle/2025-05-06/"))


def test_only_what_is_ahead_can_be_taken_along() -> None:
    """A past date is of no use in a calendar."""
    for path in ("events/day/", "meetings/check-in/2026-12-03/"):
        assert "Add to your calendar" in body(path), path
    for path in ("events/course/", "meetings/check-in/2026-01-01/"):
        assert "Add to your calendar" not in body(path), path


def test_a_list_says_of_which_dates_there_is_a_summary() -> None:
    """In a word."""
    past = words(body("meetings/check-in/").partition("All dates")[2])
    assert "First check-in Held · Summary" in past
    assert past.count("Summary") == 1


def test_a_date_says_what_became_of_it() -> None:
    """Its own title or the series and the day; who was there; what was agreed."""
    held, cancelled = words(body("meetings/check-in/2026-01-01/")), words(body("meetings/check-in/2026-02-05/"))
    for part in ("First check-in Held", "Thursday, 1 January 2026, 17:30 (Sarajevo)", "Switzerland", "To meet again."):
        assert part in held, part
    assert "Check-in, 5 February 2026 Called off" in cancelled
    assert "Snow." in cancelled
    moved = words(body("meetings/check-in/2026-12-03/"))
    assert "Moved When Thursday, 10 December 2026, 17:00 (Sarajevo) Originally planned for 3 December 2026" in moved


def test_the_time_of_a_past_date_is_not_taken_from_the_rule() -> None:
    """Its file does not say when it began."""
    assert "16:00" not in body("meetings/check-in/2026-02-05/")
    assert "18:00" not in body("meetings/circle/2025-05-06/")
    assert "18:00" in body("meetings/circle/2025-05-06/", small_edition(today=dt.date(2025, 5, 6)))


def test_dates_lead_to_those_before_and_after() -> None:
    """In the order in which they take place."""
    html = body("meetings/check-in/2026-02-05/")
    around = html.partition('class="im-others"')[2]
    assert linked(around, "meetings") == ["check-in/2026-01-01", "check-in/2026-12-03"]


def test_many_dates_are_cut_into_sheets() -> None:
    """Of all series together, and of one."""
    days = [dt.date(2020, 9, 3) + dt.timedelta(days=at) for at in range(120)]
    dates = {each.key: each for each in (meeting(str(day), "held") for day in days)}
    one = edition_of(replace(SMALL, series={"check-in": series(organiser="first-club")}, meetings=dates))
    assert [page.path for page in meetings.pages(one)] == ["meetings/", "meetings/page/2/"]
    shown = [each.local_start.date() for page in meetings.pages(one) for each in page.context["list_page"].items]
    assert shown == days[::-1]


def test_former_ids_of_series_and_events_lead_on() -> None:
    """The dates of a series too: their addresses had the series' former id in them."""
    targets = {
        page.path: page.context["target"]
        for page in all_pages(small_edition())
        if page.template == "about/redirects.html"
    }
    assert targets == {
        "organisations/old-club/": "organisations/first-club/",
        "organisations/gone/": "organisations/gone-club/",
        "meetings/ring/": "meetings/circle/",
        "meetings/ring/2025-05-06/": "meetings/circle/2025-05-06/",
        "meetings/ring/2027-05-04/": "meetings/circle/2027-05-04/",
        "events/class/": "events/course/",
    }
