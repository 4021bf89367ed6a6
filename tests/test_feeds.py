"""The feeds of everything, of clusters and of countries: what each holds, and that each is one (RFC 4287)."""

from __future__ import annotations

from dataclasses import replace

import feedparser
import pytest

from imenik.checkout import THEME
from imenik.edition import Settings
from imenik.exports import feed
from imenik.feeds import MOST
from imenik.pages import all_pages
from imenik.render import Renderer, environment
from tests.schemas import complaints
from tests.test_news import edition as edition_with
from tests.test_occasions import event
from tests.test_pages import edition
from tests.test_stats import organisation, project

SITE = "https://site.example/"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Those of the small directory."""
    return dict(feed.files({tag: replace(edition(tag), settings=Settings(SITE)) for tag in ("bs", "sr-Latn", "en")}))


def ids(content: bytes) -> list[str]:
    return [entry.id.removeprefix("https://dir.example/x/en/") for entry in feedparser.parse(content).entries]


def test_every_feed_is_one(files: dict[str, bytes]) -> None:
    """By the grammar of Atom, and under the address that it says it has."""
    assert {"en/feed.xml", "en/clusters/culture/feed.xml", "bs/countries/se/feed.xml"} < files.keys()
    for path, content in files.items():
        assert complaints("atom", content) == [], path
        read = feedparser.parse(content).feed
        assert read.id == f"{SITE}{path}"
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


def test_a_long_feed_is_cut_and_what_is_to_come_is_not_told() -> None:
    many = [organisation(id=f"a{at}", country="SE", clusters=["culture"]) for at in range(MOST + 5)]
    later = organisation(id="later", country="SE", added="2026-12-01")
    content = dict(feed.files({"en": edition_with(*many, later)}))["en/countries/se/feed.xml"]
    assert len(ids(content)) == MOST
    assert "organisations/later/" not in ids(content)


@pytest.mark.parametrize("path", ["clusters/culture/", "countries/se/"])
def test_a_page_leads_to_its_feed(path: str) -> None:
    """Programs and people; without the site's address there is none to lead to."""
    for site, there in ((SITE, True), ("", False)):
        one = replace(edition("en"), settings=Settings(site))
        page = next(page for page in all_pages(one) if page.path == path)
        rendered = Renderer(one, environment(THEME)).render(page)
        assert ('type="application/atom+xml" title="What is new: ' in rendered.head) is there
        assert (f'href="../../{path}feed.xml"' in rendered.body) is there
