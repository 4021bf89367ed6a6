"""The month view: what stands in which cell, and where a month leads."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from imenik.pages.browse import calendar
from tests.factories import LANGUAGES, body, small_edition, words


def test_a_month_holds_each_thing_on_its_day() -> None:
    """A moved meeting on both days, said and struck through on the one that it left."""
    html = body("calendar/2026-12/")
    days = {
        day: words("<td>" + cell.partition("</td>")[0])
        for day, cell in re.findall(
            r'<td aria-colindex="\d" class="im-some"><time datetime="([^"]+)">(.*?)</td>', html, re.S
        )
    }
    assert days == {
        "2026-12-03": "3 Thursday, 3 December Check-in Moved to 10 December 2026",
        "2026-12-10": "10 Thursday, 10 December 17:00 (Sarajevo) Check-in Moved",
        "2026-12-12": "12 Saturday, 12 December Bridge day Planned",
    }
    assert "<s>Check-in</s>" in html
    assert 'datetime="2026-12-10T17:00+01:00"' in html


def test_months_lead_to_the_nearest_ones_that_hold_something() -> None:
    """The month of today is there even when it is empty, and has the address without a number."""
    html = body("calendar/2026-02/")
    beside = html.partition("im-beside-month")[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', beside) == [
        "../../calendar/2026-01/",
        "../../calendar/",
        "../../calendar/",
    ]
    assert words(beside).endswith("January 2026 This month November 2026 ›")
    far = body("calendar/", small_edition(today=dt.date(2031, 5, 5)))
    assert "Nothing listed for this month." in far
    assert "Next date: Check-in , Thursday, 5 June 2031, 16:00 (Sarajevo) · Expected, not yet confirmed" in words(far)
    assert "This month" not in far


def test_every_month_that_holds_something_has_a_page() -> None:
    """Months between without anything have none; the current one has two addresses."""
    paths = [page.path for page in calendar.pages(small_edition())]
    assert paths[:8] == [
        "calendar/2025-02/",
        "calendar/2025-03/",
        "calendar/2025-05/",
        "calendar/2026-01/",
        "calendar/2026-02/",
        "calendar/",
        "calendar/2026-11/",
        "calendar/2026-12/",
    ]
    assert [page.listed for page in calendar.pages(small_edition())][5:7] == [True, False]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_weeks_begin_as_the_language_has_it(tag: str) -> None:
    """In all of ours with Monday; December 2026 begins on a Tuesday."""
    one = small_edition(tag)
    page = next(page for page in calendar.pages(one) if page.path == "calendar/2026-12/")
    weeks = page.context["weeks"]
    assert [each and each.day.day for each in weeks[0]] == [None, 1, 2, 3, 4, 5, 6]
    assert all(len(week) == 7 for week in weeks)
    assert [each.day.day for week in weeks for each in week if each] == list(range(1, 32))


def test_today_is_marked() -> None:
    """By a word and for programs, not by colour alone."""
    html = body("calendar/")
    assert re.findall(r'aria-current="date"[^>]*><time datetime="([^"]+)"', html) == ["2026-11-21"]
    assert words(html).count("Today") == 1


def test_an_empty_month_of_today_leads_to_what_comes_next() -> None:
    """With its day, its hour and how sure it is."""
    html = body("calendar/", small_edition(today=dt.date(2026, 10, 5)))
    said = words(html.partition("Nothing listed for this month.")[2].partition("</p>")[0])
    assert said == "Next date: Grants , Sunday, 1 November 2026 · Confirmed"
    assert "Next date" not in body("calendar/")
    assert re.search(r"<li><span aria-current=\"page\">October</span></li>", html)


def test_what_is_only_expected_is_not_counted() -> None:
    """The month is in the list; its number is of what is known."""
    html = body("calendar/2027-01/")
    jump = html.partition('class="im-jump"')[2]
    assert re.search(r'<li class="im-open"><span aria-current="page">January</span>', jump)
    assert "January : Expected, not yet confirmed" in words(jump)
    assert re.search(r"2025 \d : \d entries", words(jump))


def test_every_cell_says_its_column() -> None:
    """Where a phone leaves out the days that hold nothing, Thursday stays the fourth column."""
    html = body("calendar/2026-12/")
    heads = re.findall(r'<th [^>]*aria-colindex="(\d)"', html)
    cells = re.findall(r'<td [^>]*aria-colindex="(\d)"', html)
    assert heads == list("1234567")
    assert cells == heads * 5
    assert re.search(r'aria-colindex="4" class="im-some"><time datetime="2026-12-03"', html)
