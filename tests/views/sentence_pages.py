"""All sentences that are composed in one language, as a page for a native speaker to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from string import Formatter
from urllib.parse import parse_qs, urlsplit

import feedparser
import icalendar

from imenik.exports.calendars import files as calendar
from imenik.exports.web import feed
from imenik.insights.schedule import expand
from imenik.model.values import PartialDate
from imenik.review import overdue_report
from imenik.review.overdue import find_overdue
from imenik.views.dates.organiser_tasks import organiser_tasks
from imenik.views.dates.recurrence import day_and_time, frequency
from imenik.views.digest import formats
from imenik.views.digest.text import DigestTexts
from imenik.views.edition import Edition
from imenik.views.settings import Settings
from tests.factories import SITE, TODAY, series, small_edition, templates, words
from tests.messages import plurals_in_code
from tests.paths import SMALL_DATA

COUNTS = (1, 2, 5, 11, 21, 22, 101, 112)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLACES = ("1", "2", "3", "4", "-1")
RULES = (
    *(f"FREQ=WEEKLY;BYDAY={day}{every}" for every, day in product(("", ";INTERVAL=2", ";INTERVAL=3"), DAYS)),
    *(f"FREQ=MONTHLY;BYDAY={place}{day}{every}" for every, place, day in product(("", ";INTERVAL=2"), PLACES, DAYS)),
    *(
        f"{rule};INTERVAL={every}"
        for rule, every in product(
            ("FREQ=WEEKLY;BYDAY=WE", "FREQ=MONTHLY;BYDAY=-1SU", "FREQ=YEARLY"), (2, 5, 11, 21, 22, 99)
        )
    ),
    *(
        f"{rule}{every}"
        for rule, every in product(
            (
                *("FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;BYDAY=SA,WE", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
                *("FREQ=MONTHLY;BYDAY=1TH,3TH", "FREQ=MONTHLY;BYDAY=-1SU,2SU,1SU", "FREQ=MONTHLY;BYDAY=1WE,3WE"),
                *("FREQ=MONTHLY;BYDAY=1TU,1TH", "FREQ=MONTHLY;BYDAY=2WE,4SA", "FREQ=MONTHLY;BYDAY=1TU,3TU,2SA"),
                "FREQ=MONTHLY;BYMONTHDAY=15",
                *(f"FREQ=YEARLY;BYMONTH={month};BYDAY=2SU" for month in range(1, 13)),
                "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25",
            ),
            ("", ";INTERVAL=2"),
        )
    ),
)
"""Every day and place, with and without an interval, and every form that an interval has."""
MANY_LATER = dt.date(2028, 2, 29)


def page(tag: str) -> str:
    """The page of one language, in Markdown."""
    edition = replace(small_edition(tag), settings=Settings(SITE, contact="info@example.org"))
    sections = {
        "Rules": _rules(edition),
        "Counts": _counts(edition),
        "Dates and times": _dates(edition),
        "Numbers and lists": _numbers(edition),
        "Digest": _digest(edition),
        "Feed": _feed(edition),
        "Calendar": _calendar(edition),
        "Mails of organisers": _mails(edition),
        "Reminders": _reminders(tag),
    }
    text = "".join(f"\n## {title}\n\n{_list(lines)}" for title, lines in sections.items())
    head = "composed sentences\n\nWritten by `make accept`; please read it as a native."
    return f"# {edition.language.name}: {head}\n{text}"


def _list(lines: Iterable[str]) -> str:
    return "".join(f"- {' '.join(line.removeprefix('- ').split())}\n" for line in lines if line.strip())


def _rules(edition: Edition) -> Iterator[str]:
    for rule in RULES:
        yield f"`{rule}`: {day_and_time(edition, series(repeats=rule))} ({frequency(edition, rule)})"
    for month in range(1, 13):
        yield day_and_time(edition, series(repeats="FREQ=YEARLY", starts=f"2024-{month:02}-{month * 2:02}"))


def _counts(edition: Edition) -> Iterator[str]:
    for singular, plural in plurals_in_code():
        names = {name: f"‹{name}›" for _, name, _, _ in Formatter().parse(singular + plural) if name and name != "n"}
        said = (edition.wording.count(singular, plural, number, **names).unescape() for number in COUNTS)
        yield f"`{singular}`: {' / '.join(said)}"


def _dates(edition: Edition) -> Iterator[str]:
    wording, at = edition.wording, dt.datetime(2026, 12, 3, 16, 0)
    for month in range(1, 13):
        day = dt.date(2026, month, 2 * month)
        yield f"{wording.date(day)} · {wording.weekday_and_day(day)} · {wording.month_and_year(day)}"
    yield " · ".join(f"{long} ({short})" for long, short in wording.weekdays)
    yield " · ".join(wording.date(date) for date in (PartialDate(2014), PartialDate(2014, 2), PartialDate(2014, 2, 28)))
    yield f"{wording.time(at.time())} · {wording.clock(at.time())} · {wording.date(at)}"
    for ends in (
        at.replace(hour=17, minute=30),
        at.replace(day=4),
        dt.date(2026, 12, 4),
    ):
        yield wording.span(at, ends)
    for last in (dt.date(2026, 12, 5), dt.date(2027, 1, 2)):
        yield wording.span(at.date(), last)


def _numbers(edition: Edition) -> Iterator[str]:
    wording = edition.wording
    yield " · ".join(map(wording.number, (1, 999, 1000, 12345, 1234567)))
    yield " · ".join(map(wording.size, (900, 12_345, 1_234_567)))
    for codes in (("AT",), ("AT", "SE"), ("AT", "SE", "US"), ("AT", "BA"), ("AT", "SE", "BA")):
        yield wording.listed([wording.country(code) for code in codes])
    yield wording.listed(wording.language_names(edition.languages))


def _digest(edition: Edition) -> Iterator[str]:
    texts = DigestTexts(edition)
    yield texts.brief
    yield from formats.as_text(edition, texts.full, templates()).splitlines()


def _feed(edition: Edition) -> Iterator[str]:
    tag = edition.language.tag
    found = feedparser.parse(dict(feed.files({tag: edition}))[f"{tag}/feed.xml"])
    yield found.feed.title
    for entry in found.entries:
        yield f"{entry.title}: {words(entry.content[0].value if 'content' in entry else entry.summary)}"


def _calendar(edition: Edition) -> Iterator[str]:
    tag = edition.language.tag
    found = icalendar.Calendar.from_ical(dict(calendar.files({tag: edition}))[f"calendar/{tag}/all.ics"])
    yield str(found.get("X-WR-CALNAME"))
    for event in found.walk("VEVENT"):
        parts = (str(event.get(name, "")) for name in ("SUMMARY", "LOCATION", "DESCRIPTION"))
        yield " | ".join(" / ".join(part.splitlines()) for part in parts if part)


def _mails(edition: Edition) -> Iterator[str]:
    for each in edition.insights.directory.series.values():
        following = expand(each, (), TODAY, TODAY + dt.timedelta(days=365))
        for task in organiser_tasks(edition, each, following):
            yield f"{task.kind}: {parse_qs(urlsplit(task.mail).query)['subject'][0]}"


def _reminders(tag: str) -> Iterator[str]:
    edition = small_edition(tag, MANY_LATER)
    overdue = find_overdue(edition.insights.directory, MANY_LATER)
    yield from overdue_report.as_text(edition, overdue).replace(f"{SMALL_DATA}/", "").splitlines()
    for line in overdue_report.as_markdown(edition, overdue).splitlines():
        if line.startswith("#"):
            yield line.lstrip("# ")
