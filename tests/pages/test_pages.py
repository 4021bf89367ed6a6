"""Which pages there are, what belongs together on them, and how long lists are cut."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup

from imenik.insights.relations import ancestors, relations_of
from imenik.intake.issues.forms import ENTRY
from imenik.model import Place, Vocabulary
from imenik.pages import all_pages
from imenik.pages.about import home
from imenik.pages.browse import partners
from imenik.pages.pagination import paginate, paginate_together
from imenik.store.directory import Directory
from imenik.views.cards import EntryCards, location_line, source_links
from imenik.views.settings import Settings
from tests.factories import LANGUAGES, SMALL, SMALL_PROBLEMS, body, edition_of, render, small_edition
from tests.paths import ROOT

RELATIONS = relations_of(SMALL)


def test_every_language_has_the_same_pages() -> None:
    """So that the language switch always finds the same page."""
    assert SMALL_PROBLEMS == []
    paths = {tag: {page.path for page in all_pages(small_edition(tag))} for tag in LANGUAGES}
    assert all(found == paths["en"] for found in paths.values())
    assert {"organisations/first-club/", "organisations/old-club/", "places/town/", "countries/us/"} <= paths["en"]


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])])
def test_a_long_list_is_cut_into_sheets(count: int, sizes: list[int]) -> None:
    """Nothing is lost, and the first sheet has the list's own address."""
    list_pages = list(paginate("organisations/", list(range(count))))
    assert [len(page.items) for page in list_pages] == sizes
    assert [item for page in list_pages for item in page.items] == list(range(count))
    assert [page.path for page in list_pages[:2]] == ["organisations/", "organisations/page/2/"][: len(list_pages)]


def test_lists_that_share_a_page_are_cut_side_by_side() -> None:
    """Each goes on where it stopped, and the longest says how many sheets there are."""
    list_pages = list(paginate_together("countries/at/", list(range(101)), list(range(250)), []))
    assert [[len(part) for part in lists] for _, lists in list_pages] == [[100, 100, 0], [1, 100, 0], [0, 50, 0]]
    assert [page.path for page, _ in list_pages] == [
        "countries/at/",
        "countries/at/page/2/",
        "countries/at/page/3/",
    ]
    assert [part for _, lists in list_pages for part in lists[1]] == list(range(250))


def test_whoever_seeks_stands_on_sheets_too() -> None:
    """A need that many look for and nobody offers has as many sheets as they fill."""
    club = SMALL.organisations["first-club"]
    many = {f"club-{at}": club.model_copy(update={"id": f"club-{at}"}) for at in range(200)}
    directory = replace(SMALL, organisations={**SMALL.organisations, **many})
    one = edition_of(directory)
    found = [page for page in partners.pages(one) if page.path.startswith("partners/partners/")]
    shown = [str(render(page, one).body) for page in found]
    assert [each.count('class="im-card ') for each in shown] == [100, 100, 1]
    assert all("Organisations looking for this <small>201</small>" in each for each in shown)


def test_the_way_to_a_deep_place_stays_short() -> None:
    """The first place above it and the last three."""
    keys = ["homeland", *(f"part-{at}" for at in range(6))]
    town = SMALL.places["town"]
    parts = {key: town.model_copy(update={"id": key, "parent": above}) for above, key in pairwise(keys)}
    places = Vocabulary[Place].model_construct(terms={**SMALL.places, **parts})
    directory = replace(SMALL, vocabularies={**SMALL.vocabularies, "places": places})
    one = edition_of(directory)
    page = next(page for page in all_pages(one) if page.path == "places/part-5/")
    path = str(render(page, one).body).partition("</nav>")[0]
    assert re.findall(r'places/([\w-]+)/"', path) == ["homeland", "part-2", "part-3", "part-4"]
    assert " › … › " in path


def test_a_place_holds_what_is_tied_to_its_parts() -> None:
    """An organisation of a town is on the page of its country too."""
    assert ancestors("town", SMALL) == ["homeland"]
    assert [each.id for each in RELATIONS.linked_to_place["homeland"]] == ["first-club"]
    assert "organisations/first-club/" in body("places/homeland/")


def test_units_members_and_roles_are_found_from_the_other_side() -> None:
    """An umbrella shows its members, an authority its units, a leader its projects."""
    assert [each.id for each in RELATIONS.units["union"]] == ["unit"]
    assert [each.id for each in RELATIONS.members["union"]] == ["first-club"]
    roles = {(role, record.id) for role, record in RELATIONS.roles["union"]}
    assert roles == {
        ("partner", "bridge"),
        ("funder", "bridge"),
        ("organiser", "check-in"),
        ("organiser", "day"),
        ("keeper", "paper"),
    }


def test_relatives_are_no_suggestions_on_a_page() -> None:
    """The umbrella is shown once, as that."""
    assert body("organisations/first-club/").count('organisations/union/"') == 1


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (dt.date(2024, 12, 1), "Last checked against its sources"),
        (dt.date(2026, 11, 21), "Not checked since 2 March 2024"),
    ],
)
def test_an_old_check_is_called_old(today: dt.date, words: str) -> None:
    """After a year it is said plainly."""
    assert words in body("organisations/first-club/", small_edition(today=today))


@pytest.mark.parametrize(("today", "words"), [(dt.date(2027, 1, 31), "until"), (dt.date(2027, 2, 1), "ended on")])
def test_what_is_sought_ends_after_its_last_day(today: dt.date, words: str) -> None:
    """On the last day the call still stands."""
    assert f"{words} 31 January 2027" in body("organisations/first-club/", small_edition(today=today))


def test_links_to_the_repository_come_from_the_settings() -> None:
    """A mistake is reported by the form for corrections, which names the entry. Without a repository there are none."""
    (link,) = re.findall(r'href="(https://git.example/x/issues/new?[^"]*)"', body("organisations/first-club/"))
    asked = parse_qs(urlsplit(unescape(link)).query)
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / asked["template"][0]).is_file()
    assert asked["title"] == ["organisations/first-club"]
    assert asked[ENTRY] == ["organisations/first-club"]
    assert "issues/new" not in body("organisations/first-club/", small_edition(repo_url=""))


def test_a_card_says_what_and_where() -> None:
    """In the words of the edition; without a seat the countries of work stand in."""
    one = small_edition("de")
    first, _, unit = EntryCards(one).organisations(SMALL.organisations.values())
    assert (first.name.text, first.line) == ("Verein „Ljiljan“", "Association · Oslo, Norwegen")
    assert unit.name.derived
    assert unit.line == "Association · The Union"
    assert location_line(one, SMALL.organisations["unit"]) == "Vereinigte Staaten"


def test_a_source_shows_where_its_link_leads() -> None:
    """The host; a source without an address has none."""
    found = source_links(small_edition(), SMALL.organisations["first-club"])
    assert [(source.title.text, source.host) for source in found] == [
        ("Its statute", "first.example"),
        ("A paper from 1974", ""),
    ]


@pytest.mark.parametrize("path", ["types", "countries", "places", "channels", "clusters", "meetings", "map"])
def test_an_empty_directory_says_that_it_is_empty(path: str) -> None:
    """One sentence in place of each list, and no legend for a map on which nothing is."""
    empty = edition_of(Directory())
    page = next(page for page in all_pages(empty) if page.path == f"{path}/")
    shown = render(page, empty).body
    assert shown.count("Nothing here yet.") == 1
    assert "<ul" not in shown
    assert "Nothing here yet." not in body(f"{path}/")


def test_many_members_are_cut_into_sheets() -> None:
    """An umbrella of a hundred clubs still has small pages, and each club is on one."""
    members = [page for page in all_pages(small_edition()) if page.path.startswith("organisations/union/")]
    assert [page.path for page in members] == ["organisations/union/"]
    assert 'organisations/first-club/"' in body("organisations/union/")
    assert 'organisations/unit/"' in body("organisations/union/")


def test_a_description_is_escaped_once() -> None:
    """Names with an ampersand stand as they are; the shell escapes them."""
    one = small_edition()
    page = next(page for page in all_pages(one) if page.path == "places/town/")
    assert "&amp;" not in render(page, one).description


def test_the_home_page_says_where_to_search_where_its_address_is_known() -> None:
    """As a SearchAction of schema.org, which holds full addresses only."""
    for site_url, there in (("", False), ("https://x.example/repo/", True)):
        one = replace(small_edition("de"), settings=Settings(site_url=site_url))
        page = home.page(one)
        context = {**page.context, "content": Markup(), "written_in": "de"}
        head = render(replace(page, context=context), one).head
        assert ("https://x.example/repo/de/search/?q={search_term_string}" in head) == there
