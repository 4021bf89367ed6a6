"""Where to turn, and a home place at a glance: who is shown where, and what is said of what is not known."""

from __future__ import annotations

import re
import sys

import pytest

from imenik.pages import all_pages
from imenik.pages.browse import help as advisers
from tests.factories import body, edition_at_home, event, organisation, project, words

AUTHORITY = {"type": "public-authority", "topics": ["return"]}


def names(html: str) -> list[str]:
    """The advisers on a page, in its order; a unit below its parent is indented."""
    found = re.findall(r'<li( class="im-below")?>(?:<strong>)?<a href="[./]*organisations/([^/]+)/', html)
    return [f"  {name}" if below else name for below, name in found]


def test_units_stand_below_their_parent() -> None:
    """Where that helps with the same; else they are named with it all the same."""
    one = edition_at_home(
        organisation("ministry", homeland=["land"], **AUTHORITY),
        organisation("a-section", homeland=["land"], **AUTHORITY, part_of="ministry"),
        organisation("z-bureau", homeland=["land"], **AUTHORITY),
        organisation("university", homeland=["land"]),
        organisation("chair", homeland=["land"], topics=["voting"], part_of="university"),
    )
    html = body("help/return/", one)
    assert names(html) == ["ministry", "  a-section", "z-bureau"]
    assert "a-section Part of: ministry" in words(html)
    assert names(body("help/voting/", one)) == ["chair"]
    assert "chair Part of: university" in words(body("help/voting/", one))


def test_advisers_are_grouped_by_the_state_that_they_belong_to() -> None:
    """A town counts to its state; who is tied to two states is in both; who is tied to none comes last."""
    one = edition_at_home(
        organisation("none", **AUTHORITY),
        organisation("both", homeland=["town", "other"], **AUTHORITY),
        parents={"land": None, "town": "land", "other": None},
    )
    html = body("help/return/", one)
    assert re.findall(r'<h2 id="at-([a-z]+)"', html) == ["land", "other", "none"]
    assert names(html) == ["both", "both", "none"]
    for target in re.findall(r'href="#(at-[a-z]+)"', html):
        assert f'id="{target}"' in html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"email": "office@a.example", "website": "https://a.example"}, "office@a.example · Website: a.example"),
        ({"contact_page": "https://a.example/c"}, "Contact page: a.example Home places"),
        ({}, "No email address or website is listed."),
    ],
)
def test_what_is_not_known_is_said(fields: dict[str, str], said: str) -> None:
    assert said in words(
        body("help/return/", edition_at_home(organisation("a", homeland=["land"], **AUTHORITY, **fields)))
    )


def test_the_page_of_all_topics_has_a_line_for_each() -> None:
    """Whose unit it is, and one way to reach it; the rest is on the page of the topic."""
    section = {
        "part_of": "ministry",
        "topics": ["voting"],
        "homeland": ["land"],
        "website": "https://www.a.example/b/c",
    }
    html = body(
        "help/", edition_at_home(organisation("ministry"), organisation("section", **section, languages=["de"]))
    )
    assert "section ministry · Website: a.example" in words(html)
    assert "German" not in html


def test_what_nobody_helps_with_says_so() -> None:
    """And asks who does; what is dissolved helps with nothing."""
    one = edition_at_home(organisation("a", homeland=["land"], **AUTHORITY, status="dissolved"))
    for path in ("help/", "help/return/", "help/voting/"):
        assert "No one in this directory offers help with this." in body(path, one)


def test_many_advisers_are_cut() -> None:
    """The page of all topics shows the first, that of the topic all of them in sheets."""
    one = edition_at_home(*(organisation(f"office-{at:03}", homeland=["land"], **AUTHORITY) for at in range(150)))
    assert len(names(body("help/", one))) == advisers.MAX_ADVISERS
    assert "See all 150 entries" in body("help/", one)
    assert [len(names(body(f"help/return/{path}", one))) for path in ("", "page/2/")] == [100, 50]


def test_units_are_found_however_deep_they_are() -> None:
    """No recursion, so the data cannot exhaust it."""
    deep = sys.getrecursionlimit() + 100
    chain = [
        organisation("u0", **AUTHORITY),
        *(organisation(f"u{at}", **AUTHORITY, part_of=f"u{at - 1}") for at in range(1, deep)),
    ]
    assert [each.organisation.id for each in advisers.with_units(edition_at_home(*chain), chain)] == [
        each.id for each in chain
    ]


def test_a_place_shows_its_own_office_or_that_of_the_place_above_as_such() -> None:
    """Nothing is said of who is responsible."""
    one = edition_at_home(
        organisation("state", homeland=["land"], **AUTHORITY), organisation("city", homeland=["town"], **AUTHORITY)
    )
    assert names(body("places/town/", one)) == ["city"]
    above = body("places/village/", one)
    assert names(above) == ["state"]
    assert "No authority that helps people abroad is listed for this place. For the wider area, land" in words(above)


def test_a_place_counts_what_is_tied_to_it() -> None:
    """At the top of its page, each number leading to what it counts."""
    one = edition_at_home(
        organisation("a", homeland=["town"], country="NO", offers=["funding"]),
        organisation("b", homeland=["village"], country="SE"),
        project("idea", homeland=["town"]),
    )
    html = body("places/canton/", one)
    glance = html.partition('<dl class="im-glance">')[2].partition("</dl>")[0]
    assert words(glance) == "Organisations 2 Countries they are based in 2 Projects and ideas 1 Offering something 1"
    for target in re.findall(r'href="#([a-z]+)"', glance):
        assert f'id="{target}"' in html
    assert "funding Offered by: 1" in words(html)
    assert "town 1 organisation · 1 project" in words(html)


@pytest.mark.parametrize(("country", "said"), [("BA", False), ("SE", True)])
def test_the_countries_of_a_place_are_told_where_there_are_others(country: str, said: bool) -> None:
    one = edition_at_home(organisation("a", homeland=["town"], country=country))
    one.insights.directory.places["land"] = one.insights.directory.places["land"].model_copy(update={"country": "BA"})  # type: ignore[index]
    assert ("Countries they are based in" in body("places/town/", one)) == said


def test_events_of_a_place_are_told_apart_by_whether_they_are_over() -> None:
    one = edition_at_home(
        organisation("a", homeland=["town"]),
        *(event(day, day).model_copy(update={"organisers": ("a",)}) for day in ("2026-01-05", "2027-01-05")),
    )
    html = words(body("places/town/", one).partition('id="events"')[2])
    assert html.index("Upcoming") < html.index("2027-01-05") < html.index("Past") < html.index("2026-01-05")


def test_a_place_without_ties_invites() -> None:
    assert "Nothing in this directory is linked to this place yet." in body("places/town/", edition_at_home())


@pytest.mark.parametrize("path", ["places/town/", "places/land/", "countries/no/"])
def test_a_place_with_many_projects_has_a_list_of_them(path: str) -> None:
    one = edition_at_home(*(project(f"idea-{at}", homeland=["town"], countries=["NO"]) for at in range(13)))
    assert f'href="../../{path}projects/">See all 13 projects and ideas' in body(path, one)
    assert body(path, one).count('<li class="im-note') == 12
    assert body(f"{path}projects/", one).count('<li class="im-note') == 13


def test_the_tree_of_places_holds_however_deep_it_is() -> None:
    """Lists open and close as they should, and those that have something tied to them say how much."""
    html = body("places/", edition_at_home(organisation("a", homeland=["town"])))
    tree = words(re.sub(r"<(/?)(ul|li|details)\b[^>]*>", r" \1\2 ", html[html.index("<ul") :]))
    leaves = "details 2 places within it ul li town 1 organisation /li li village /li /ul /details"
    within = f"details 1 place within it ul li canton 1 organisation {leaves} /li /ul /details"
    assert tree == f"ul li land 1 organisation {within} /li /ul"
    deep = sys.getrecursionlimit() + 100
    chain = {f"p{at}": f"p{at - 1}" if at else None for at in range(deep)}
    one = edition_at_home(parents=chain)
    page = next(page for page in all_pages(one) if page.path == "places/")
    assert [(node.place.id, node.depth) for node in page.context["tree"]] == list(zip(chain, range(deep), strict=True))
    html = body("places/", one)
    assert html.count("<ul>") == html.count("</ul></details></li>") == deep - 1
