"""The wall: which notes hang where, what they show, and that none is lost; how one takes part."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from imenik.pages import all_pages
from imenik.pages.browse.projects import EXCERPT, PER_COLUMN, PER_PAGE
from tests.factories import TODAY, body, edition_at_home, looking, organisation, project

NOTE = re.compile(r'<li class="im-note [^>]*><h3><a href="[./]*projects/([^/"]+)/"')


def columns(html: str) -> dict[str, list[str]]:
    """The notes of each column of a wall, by cluster."""
    parts = html.split('<section class="im-column')[1:]
    return {part.partition('id="column-')[2].partition('"')[0]: NOTE.findall(part) for part in parts}


def test_a_note_hangs_in_the_column_of_each_of_its_clusters() -> None:
    """What looks for something first, then what can still be joined, then by name."""
    one = edition_at_home(
        project("b-idea"),
        project("a-done", stage="completed"),
        project("z-call", stage="running", **looking("mentoring")),
        project("both", clusters=["economy", "culture"]),
    )
    assert columns(body("projects/", one)) == {"economy": ["both"], "culture": ["z-call", "b-idea", "both", "a-done"]}


def test_a_note_shows_what_one_wants_to_know() -> None:
    """Stage, what is sought until when, who leads, home places, countries; of many the first three."""
    one = edition_at_home(
        organisation("club"),
        project(
            "idea",
            lead="club",
            homeland=["town"],
            countries=["NO", "SE", "DK", "FI", "IS"],
            **looking("mentoring", "funding", until=dt.date(2026, 12, 1)),
        ),
    )
    note = " ".join(re.sub("<[^>]*>", " ", body("projects/", one).partition('class="im-note')[2]).split())
    said = "Idea Looking for: mentoring · funding until 1 December 2026 Led by: club Home places: town"
    assert f"{said} Countries: Norway, Sweden, Denmark +2" in note


@pytest.mark.parametrize(("days", "there"), [(0, ["idea"]), (1, [])])
def test_a_call_leaves_the_view_after_its_last_day(days: int, there: list[str]) -> None:
    """By itself: the day of the build is all that changes. Its note stays on the wall."""
    one = edition_at_home(project("idea", **looking("mentoring")), today=TODAY + dt.timedelta(days=days))
    html = body("projects/looking/", one)
    assert columns(html).get("culture", []) == there
    assert ("No project is looking for anything at the moment." in html) == (not there)
    assert columns(body("projects/", one))["culture"] == ["idea"]


@pytest.mark.parametrize("stage", ["completed", "cancelled"])
def test_a_project_that_has_ended_looks_for_nothing(stage: str) -> None:
    """Whatever its call says; nor can one take part."""
    one = edition_at_home(project("idea", stage=stage, **looking("mentoring")))
    assert columns(body("projects/looking/", one)) == {}
    assert "I want to take part" not in body("projects/idea/", one)


def test_what_ends_first_comes_first() -> None:
    """Where calls are; what pauses can wait."""
    soon, late = TODAY + dt.timedelta(days=3), TODAY + dt.timedelta(days=30)
    one = edition_at_home(
        project("a-late", **looking("mentoring", until=late)),
        project("b-pauses", stage="paused", **looking("mentoring")),
        project("c-soon", stage="running", **looking("mentoring", until=soon)),
    )
    assert columns(body("projects/looking/", one))["culture"] == ["c-soon", "a-late", "b-pauses"]


@pytest.mark.parametrize(
    ("fields", "strong"),
    [
        ({"stage": "running"}, True),
        ({"stage": "unknown"}, False),
        ({"stage": "paused"}, False),
        ({"stage": "unknown", **looking("mentoring")}, True),
    ],
)
def test_only_what_can_be_joined_now_invites_loudly(fields: dict[str, Any], strong: bool) -> None:
    html = body("projects/idea/", edition_at_home(project("idea", **fields)))
    assert ("im-primary" in html) == strong
    assert "I want to take part" in html


def test_a_note_in_two_columns_says_so() -> None:
    """So that nobody counts it twice."""
    html = body("projects/", edition_at_home(project("both", clusters=["economy", "culture"])))
    assert re.findall(r"Also listed under: (\w+)", html) == ["culture", "economy"]
    assert "Also under" not in body("projects/", edition_at_home(project("one")))


def test_an_empty_wall_and_an_empty_column_invite() -> None:
    """To the page that tells how to pin an idea."""
    assert "Be the first to pin a note" in body("projects/", edition_at_home())
    html = body("projects/", edition_at_home(project("idea")))
    assert (
        html.count(
            'This part of the wall is empty. What would you like to start? <a href="../add/project/?stage=idea">'
        )
        == 1
    )


def test_of_many_notes_none_is_lost() -> None:
    """The wall leads to the list of a cluster, whose sheets have all of them, in the order of the wall."""
    names = [f"idea-{at:03}" for at in range(2 * PER_PAGE + 1)]
    one = edition_at_home(*(project(name) for name in names))
    wall = body("projects/", one)
    assert columns(wall)["culture"] == names[:PER_COLUMN]
    assert f'clusters/culture/projects/">{len(names) - PER_COLUMN} more</a>' in wall
    list_pages = [page for page in all_pages(one) if page.path.startswith("clusters/culture/projects/")]
    listed = [NOTE.findall(body(page.path, one)) for page in list_pages]
    assert [len(each) for each in listed] == [PER_PAGE, PER_PAGE, 1]
    assert [name for each in listed for name in each] == names
    assert NOTE.findall(body("clusters/culture/", one)) == names[:EXCERPT]


def test_few_notes_have_no_list_of_their_own() -> None:
    """All of them are on the page of the cluster."""
    one = edition_at_home(*(project(f"idea-{at}") for at in range(EXCERPT)))
    assert not [page.path for page in all_pages(one) if page.path.endswith("/projects/")]


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"contact": "idea@a.example"}, "mailto:idea@a.example?subject=Bridge%20%26%20road"),
        ({"lead": "club"}, "https://club.example/contact"),
        ({}, "../../join/#take-part"),
    ],
)
def test_taking_part_leads_somewhere_real(fields: dict[str, str], link: str) -> None:
    """To the project, else to its lead, else to the network."""
    club = organisation("club", contact_page="https://club.example/contact")
    html = body("projects/idea/", edition_at_home(club, project("idea", title="Bridge & road", **fields)))
    assert re.findall(r'href="([^"]*)"[^>]*>I want to take part', html) == [link]
