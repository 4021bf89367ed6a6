"""What is new in words: the page, the points of agendas, the feeds."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from markupsafe import Markup

from imenik.exports.web import feed
from imenik.insights import Insights
from imenik.insights.feeds import MIN_ENTRIES
from imenik.model import Record
from imenik.pages.about import whats_new as new
from imenik.views.digest.text import MAX_ENTRIES, DigestText, DigestTexts
from imenik.views.edition import Edition
from tests.factories import (
    AGENDA,
    HOSTILE,
    LANGUAGES,
    LONG_AGO,
    SITE,
    TODAY,
    earlier_states,
    edition_with,
    event,
    meeting,
    organisation,
    project,
    real_directory,
    render,
    series,
    settings_of_site,
)

ATOM = "{http://www.w3.org/2005/Atom}"


def told(*records: Record, **more: Any) -> DigestText:
    """What is new, in English."""
    return DigestTexts(edition_with(*records, **more)).full


def lines(one: DigestText, key: str) -> list[list[str]]:
    """Of each entry of a section its name, what it is and why it is there."""
    section = next(each for each in one.sections if each.key == key)
    words = ([line.name.text, line.what, *line.why] for line in section.lines)
    return [[each.unescape() if isinstance(each, Markup) else each for each in some] for some in words]


# The words


def test_each_entry_says_what_it_is_and_why_it_is_there() -> None:
    one = told(
        organisation(name="A & B", country="SE"), project(stage="idea"), event("e", "2027-01-05", type="conference")
    )
    assert lines(one, "new-organisations") == [["A & B", "association · Sweden", "Added: 1 November 2026"]]
    assert lines(one, "new-projects") == [["a", "Project · Idea", "Added: 1 November 2026"]]
    assert [section.key for section in one.sections] == ["new-organisations", "new-projects", "new-events"]


def test_a_change_is_told_with_both_values() -> None:
    now = project(added=LONG_AGO, stage="running", website="https://a.example", checked="2026-11-20")
    one = told(now, past=earlier_states(project(added=LONG_AGO, stage="idea")))
    assert lines(one, "changed") == [
        [
            "a",
            "Project · Running",
            "Stage: Idea → Running",
            "Changed: contact details",
            "Checked again: 20 November 2026",
        ]
    ]
    assert one.basis == "Based on the dates in the entries and on the history of their files."


def test_a_call_says_what_is_sought_and_what_nobody_offers() -> None:
    seeking = organisation(added=LONG_AGO, country="SE", seeks=["funding", "partners"], seeks_until="2026-12-05")
    offer = organisation(id="b", added=LONG_AGO, country="SE", offers=["partners"])
    (line,) = lines(told(seeking, offer), "open")
    assert line[2] == (
        "Looking for: funding and partners · until 5 December 2026"
        " · not offered by anyone in the directory yet: funding"
    )


def test_a_deadline_is_told_only_where_there_is_one() -> None:
    """A call without one ends on its last day."""
    calls = [
        event("a", "2026-11-01", added=LONG_AGO, type="call", deadline="2026-12-01", ends="2026-12-05"),
        event("b", "2026-11-01", added=LONG_AGO, type="call", ends="2026-12-05"),
    ]
    said = [line[2:] for line in lines(told(*calls), "ending")]
    assert said == [["Deadline: 1 December 2026"], ["Ends: 5 December 2026"]]


def test_what_was_taken_out_is_counted_and_not_named() -> None:
    """Who asked to be left out is not named here for months to come."""
    one = edition_with(past=earlier_states(organisation(name="Gone"), unreadable=frozenset({("projects", "p")})))
    news = DigestTexts(one).full
    assert news.sections == []
    assert [words.split(" ", 2)[:2] for words in news.remarks] == [["1", "entry"], ["1", "changed"]]
    assert DigestTexts(one).brief == "New in Imenik since 22 October 2026: 1 entry removed"
    assert "Gone" not in render(next(new.pages(one)), one).body


def test_a_long_section_is_cut_and_leads_to_the_whole() -> None:
    many = [organisation(id=f"a{at}", country="SE") for at in range(MAX_ENTRIES + 5)]
    (section,) = told(*many).sections
    assert (len(section.lines), section.total, section.rest) == (MAX_ENTRIES, MAX_ENTRIES + 5, 5)
    assert section.lists == [("Organisations", "organisations/?sort=newest")]


def test_entries_of_one_day_come_in_the_order_of_the_alphabet() -> None:
    """Of the reader's language; a later day goes first."""
    names = {"a": "Š", "b": "Z", "c": "S"}
    clubs = [organisation(id=key, name=name, country="SE") for key, name in names.items()]
    one = told(*clubs, organisation(id="d", name="Ž", country="SE", added="2026-11-02"), tag="bs")
    assert [line.name.text for line in one.sections[0].lines] == ["Ž", "S", "Š", "Z"]


def test_the_window_says_why_it_is_what_it_is() -> None:
    assert told().why == "This covers the last 30 days."
    check_in = series(agenda=AGENDA, added=LONG_AGO)
    assert (
        "second-to-last scheduled date of “Check-in”; we do not know whether a meeting took place" in told(check_in).why
    )
    held = meeting("2026-10-01", "held", added=LONG_AGO)
    assert "the second-to-last date of “Check-in”, so that" in told(check_in, held).why


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_words_for_everything(tag: str) -> None:
    """Each kind and each reason, also where nothing is new."""
    day = {"added": LONG_AGO, "country": "SE"}
    records = [
        organisation(**day, seeks=["funding"], seeks_until="2026-12-01", checked="2026-11-20"),
        organisation(id="b", country="SE"), organisation(id="c", country="SE", added="2025-11-15"), project(),
        project(id="p", added=LONG_AGO, updates=[{"date": "2026-11-05", "text": "*News*"}]), event("e", "2027-01-05"),
        series(), meeting("2026-11-05", "held", added="2026-11-06"),
    ]  # fmt: skip
    one = edition_with(*records, tag=tag, past=earlier_states(organisation(id="gone")))
    assert len(DigestTexts(one).full.sections) == 8
    assert DigestTexts(one).brief
    assert DigestTexts(edition_with(tag=tag)).brief


# Agendas


def test_the_point_of_an_agenda_is_filled_in() -> None:
    """Since the last meeting but one; nothing is said of what there is none of."""
    one = edition_with(
        series(agenda=AGENDA, added=LONG_AGO), organisation(country="SE"), project(added=LONG_AGO, checked="2026-11-20")
    )
    said = "New in Imenik since 1 October 2026: 1 new organisation and 1 changed entry"
    assert DigestTexts(one).brief == said
    assert DigestTexts(edition_with()).brief == "Nothing new since 22 October 2026"


def test_a_past_date_tells_what_came_before_it() -> None:
    """Since the date before that has a file; of a series that does not ask, and where nothing came, nothing."""
    check_in, held = series(agenda=AGENDA, added=LONG_AGO), meeting("2026-11-05", "held", added=LONG_AGO)
    new, day = organisation(country="SE", added="2026-10-20"), dt.date(2026, 11, 5)
    dates = [held, meeting("2026-09-03", "held", added=LONG_AGO), meeting("2026-10-01", "cancelled", added=LONG_AGO)]
    said = "New in Imenik from 3 September 2026 to 5 November 2026: 1 new entry"
    assert DigestTexts(edition_with(check_in, *dates, new)).before(check_in, day) == said
    assert DigestTexts(edition_with(check_in, held, new)).before(check_in, day) == ""
    assert DigestTexts(edition_with(check_in, *dates)).before(check_in, day) == ""
    assert DigestTexts(edition_with(series(added=LONG_AGO), *dates, new)).before(check_in, day) == ""


def test_an_agenda_counts_as_the_page_does() -> None:
    """A series and its dates are one section there."""
    one = edition_with(series(agenda=AGENDA, added="2026-11-01"), meeting("2026-11-05", "held", added="2026-11-06"))
    assert DigestTexts(one).brief.endswith(": 2 new entries on meetings")
    assert [section.total for section in DigestTexts(one).full.sections] == [2]


# The page


def test_the_page_leads_to_entries_and_to_the_feed() -> None:
    one = edition_with(organisation(name=HOSTILE, country="SE"), series(agenda=AGENDA, added=LONG_AGO))
    made = render(next(new.pages(one)), one)
    assert 'href="../organisations/a/"' in made.body
    assert "&lt;b&gt;A" in made.body
    assert 'href="../feed.xml"' in made.body
    assert "3 December 2026" in made.body  # the next meeting


def test_without_an_address_there_is_no_feed_and_no_link_to_it() -> None:
    one = edition_with(organisation(country="SE"), site="")
    made = render(next(new.pages(one)), one)
    assert "feed.xml" not in made.body + made.head
    assert list(feed.files({"en": one})) == []


# Feeds


@pytest.fixture(scope="module")
def feeds() -> dict[str, bytes]:
    """Those of the real data."""
    insights = Insights(real_directory(), TODAY, tuple(LANGUAGES))
    editions = {tag: Edition(each, LANGUAGES, insights, settings_of_site(SITE)) for tag, each in LANGUAGES.items()}
    files = dict(feed.files(editions))
    assert dict(feed.files(editions)) == files
    return files


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_feed_is_what_readers_expect(feeds: dict[str, bytes], tag: str) -> None:
    """RFC 4287, 4.1: what a feed and each of its entries must have, with full addresses."""
    content = feeds[f"{tag}/feed.xml"]
    read = feedparser.parse(content)
    assert not read.bozo
    assert read.version == "atom10"
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": f"{SITE}{tag}/feed.xml",
        "alternate": f"{SITE}{tag}/new/",
    }
    assert read.feed.language == tag
    assert read.feed.title
    assert read.feed.author
    assert read.feed.rights
    ids = {entry.id for entry in read.entries}
    assert len(ids) == len(read.entries) >= MIN_ENTRIES
    assert read.feed.id not in ids
    for entry in read.entries:
        assert entry.link.startswith(f"{SITE}{tag}/")
        assert entry.title
        assert entry.summary
        assert entry.published <= entry.updated <= read.feed.updated
        assert entry.tags
    assert [entry.updated for entry in read.entries] == sorted((each.updated for each in read.entries), reverse=True)


def of_everything(editions: dict[str, Edition]) -> bytes:
    """The feed of everything, in English."""
    return dict(feed.files(editions))["en/feed.xml"]


def test_serbian_comes_in_both_scripts(feeds: dict[str, bytes]) -> None:
    assert "Именик" in feedparser.parse(feeds["sr-Cyrl/feed.xml"]).feed.title
    assert "Imenik" in feedparser.parse(feeds["sr-Latn/feed.xml"]).feed.title


def test_nothing_of_an_entry_is_markup_in_a_feed() -> None:
    """Nor does what XML cannot write stop its readers."""
    one = edition_with(
        organisation(name=HOSTILE + "\x0b\ufffe\U0001f600", country="SE", about=f"]]> <script>{HOSTILE}")
    )
    content = of_everything({"en": one})
    (entry,) = ET.fromstring(content).findall(f"{ATOM}entry")  # noqa: S314 - our own
    assert entry.findtext(f"{ATOM}title") == HOSTILE + "\ufffd\ufffd\U0001f600"
    assert not feedparser.parse(content).bozo


def test_a_summary_says_in_which_language_it_is() -> None:
    one = edition_with(organisation(country="SE", about={"bs": "Klub."}))
    content = of_everything({"en": one})
    (summary,) = ET.fromstring(content).iter(f"{ATOM}summary")  # noqa: S314 - our own
    assert summary.get("{http://www.w3.org/XML/1998/namespace}lang") == "bs"


def test_what_was_checked_again_rises_to_the_top() -> None:
    """Its id stays, and so does the day that it was published on."""
    checked = organisation(id="a", country="SE", added=LONG_AGO, checked="2026-11-20")
    content = of_everything({"en": edition_with(organisation(id="b", country="SE"), checked)})
    first, second = feedparser.parse(content).entries
    assert (first.link, second.link) == (f"{SITE}en/organisations/a/", f"{SITE}en/organisations/b/")
    assert (first.published[:10], first.updated[:10]) == (LONG_AGO, "2026-11-20")


def test_an_empty_feed_is_one_too() -> None:
    content = of_everything({"en": edition_with()})
    assert not feedparser.parse(content).bozo
