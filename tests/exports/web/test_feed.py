"""The feeds of everything, of clusters and of countries: what each holds, and that each is one (RFC 4287)."""

from __future__ import annotations

from dataclasses import replace

import feedparser
import pytest

from imenik.exports.web import feed
from imenik.insights.feeds import MAX_ENTRIES_PER_FILE, MIN_ENTRIES
from imenik.pages import all_pages
from imenik.views.settings import Settings
from tests.factories import edition_at_home, edition_with, event, looking, organisation, project, render, small_edition
from tests.schemas import complaints

SITE = "https://site.example/"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Those of the small directory."""
    return dict(
        feed.files({tag: replace(small_edition(tag), settings=Settings(SITE)) for tag in ("bs", "sr-Latn", "en")})
    )


def ids(content: bytes) -> list[str]:
    return [entry.link.removeprefix("https://dir.example/x/en/") for entry in feedparser.parse(content).entries]


def test_every_feed_is_one(files: dict[str, bytes]) -> None:
    """By the grammar of Atom, and under the address that it says it has."""
    assert {"en/feed.xml", "en/clusters/culture/feed.xml", "bs/countries/se/feed.xml"} < files.keys()
    for path, content in files.items():
        assert complaints("atom", content) == [], path
        read = feedparser.parse(content).feed
        assert read.id.startswith("urn:uuid:")
        page = path.removesuffix("feed.xml")
        at = f"{page}new/" if page.count("/") == 1 else page
        assert {link.rel: link.href for link in read.links} == {"self": f"{SITE}{path}", "alternate": f"{SITE}{at}"}


def test_a_feed_says_of_what_it_is(files: dict[str, bytes]) -> None:
    """In its own language."""
    assert feedparser.parse(files["en/countries/se/feed.xml"]).feed.title == "Imenik: What is new: Sweden"


def test_a_cluster_and_a_country_have_what_their_pages_have() -> None:
    """Those seated and those at work there, projects, what they organise; each once, the newest first."""
    one = edition_with(
        organisation(id="here", country="SE", active_in=["SE"], clusters=["culture"], added="2026-11-03"),
        organisation(id="works-here", country="NO", active_in=["SE"], clusters=["science"], added="2026-11-05"),
        organisation(id="elsewhere", country="NO", clusters=["science"]),
        project(id="p", countries=["SE"], clusters=["culture"], added="2026-11-04"),
        event("e", "2027-01-05", organisers=["here"], added="2026-11-02"),
    )
    found = dict(feed.files({"en": one}))
    assert ids(found["en/countries/se/feed.xml"]) == [
        "organisations/works-here/", "projects/p/", "organisations/here/", "events/e/",
    ]  # fmt: skip
    assert ids(found["en/clusters/culture/feed.xml"]) == ["projects/p/", "organisations/here/", "events/e/"]


def test_what_changed_since_somebody_asked_is_in_the_feed() -> None:
    """All of a month, however much; of what is older, so much that the feed is not bare; nothing of tomorrow."""
    recent = [organisation(id=f"new{at}", country="SE", added="2026-11-03") for at in range(MIN_ENTRIES)]
    last = organisation(id="last", country="SE", added="2026-11-05")
    older = organisation(id="older", country="SE", added="2026-10-01")
    later = organisation(id="later", country="SE", added="2026-12-01")
    content = dict(feed.files({"en": edition_with(*recent, last, older, later)}))["en/countries/se/feed.xml"]
    assert set(ids(content)) == {f"organisations/{each.id}/" for each in (last, *recent)}
    content = dict(feed.files({"en": edition_with(last, older)}))["en/countries/se/feed.xml"]
    assert ids(content) == ["organisations/last/", "organisations/older/"]


def test_many_changes_of_a_day_push_no_kind_out() -> None:
    """Kinds come in turn; what one file does not hold is in the next one, and the first one says how much that is."""
    many = [organisation(id=f"a{at:04}", country="SE") for at in range(2 * MAX_ENTRIES_PER_FILE)]
    found = dict(feed.files({"en": edition_with(*many, project(countries=["SE"]), event("e", "2027-01-05"))}))
    names = [f"en/{name}.xml" for name in ("feed", "feed-2", "feed-3")]
    assert [name for name in found if name.count("/") == 1] == names
    assert {"projects/a/", "events/e/"} < set(ids(found[names[0]])[:3])
    read = [feedparser.parse(found[name]) for name in names]
    links = [{link.rel: link.href.rsplit("/", 1)[1] for link in each.feed.links} for each in read]
    assert [each.get("next") for each in links] == ["feed-2.xml", "feed-3.xml", None]
    assert [each.get("previous") for each in links] == [None, "feed.xml", "feed-2.xml"]
    assert {(each["first"], each["last"]) for each in links} == {("feed.xml", "feed-3.xml")}
    assert [each.entries[-1].title for each in read[:2]] == ["What is new: 252 more", "What is new: 2 more"]
    told = [entry.link for each in read for entry in each.entries if not entry.link.endswith("/new/")]
    assert len(told) == len(set(told)) == len(many) + 2
    assert len({each.feed.id for each in read}) == 1
    assert [complaints("atom", found[name]) for name in names] == [[], [], []]


def test_what_it_calls_things_stays() -> None:
    """Neither another address of the site nor another id of an entry makes it a new one; languages differ."""
    one = edition_with(organisation(id="a", country="SE", former_ids=["b", "c"]))
    moved = replace(edition_with(organisation(id="b", country="SE")), settings=Settings("https://moved.example/"))
    before, after = (feedparser.parse(dict(feed.files({"en": each}))["en/feed.xml"]) for each in (one, moved))
    assert (before.feed.id, before.entries[0].id) == (after.feed.id, after.entries[0].id)
    german = feedparser.parse(dict(feed.files({"de": replace(one, language=one.languages["de"])}))["de/feed.xml"])
    assert before.feed.id != german.feed.id
    assert before.entries[0].id != german.entries[0].id


def test_an_empty_feed_tells_no_day_that_only_passed() -> None:
    """Nor does its day go back when something comes."""
    one = edition_with(organisation(country="SE", clusters=["culture"], added="2026-11-03"))
    empty = dict(feed.files({"en": one}))["en/clusters/science/feed.xml"]
    assert feedparser.parse(empty).feed.updated == "2026-11-03T00:00:00Z"


@pytest.mark.parametrize("path", ["clusters/culture/", "countries/se/"])
def test_a_page_leads_to_its_feed(path: str) -> None:
    """Programs and people; without the site's address there is none to lead to."""
    for site, there in ((SITE, True), ("", False)):
        one = replace(small_edition("en"), settings=Settings(site))
        page = next(page for page in all_pages(one) if page.path == path)
        made = render(page, one)
        assert ('type="application/atom+xml" title="What is new: ' in made.head) is there
        assert (f'href="../../{path}feed.xml"' in made.body) is there


def test_needs_types_and_home_places_have_feeds_of_their_own() -> None:
    """Where there is anything of them, and only of the newest."""
    clubs = [organisation(f"club-{at:02}", offers=["mentoring"], homeland=["town"]) for at in range(MIN_ENTRIES + 5)]
    home = edition_at_home(*clubs, project("p", homeland=["canton"], **looking("funding")))
    found = dict(feed.files({"en": replace(home, settings=Settings("https://dir.example/x/"))}))
    assert "projects/p/" in ids(found["en/places/canton/feed.xml"])
    assert len(ids(found["en/partners/mentoring/feed.xml"])) == MIN_ENTRIES
    assert ids(found["en/partners/funding/feed.xml"]) == ["projects/p/"]
    assert feedparser.parse(found["en/types/association/feed.xml"]).feed.title == "Imenik: What is new: association"
    assert not {"en/places/village/feed.xml", "en/types/public-authority/feed.xml"} & found.keys()
