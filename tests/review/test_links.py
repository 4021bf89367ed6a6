"""What asking an address over several days says of it."""

from __future__ import annotations

import datetime as dt

import pytest

from imenik.i18n.messages import Position
from imenik.review.links import FetchOutcome, FetchResult, LinkHistory, LinkPosition, LinkState, link_problems

DAY = dt.date(2026, 11, 1)
ADDRESS = "https://example.org/a"
FAILED, FINE, SILENT = (
    FetchResult(FetchOutcome.FAILED, "404"),
    FetchResult(FetchOutcome.FINE),
    FetchResult(FetchOutcome.NOT_ASKED, "robots.txt"),
)


def after(*replies: FetchResult, step: int = 1) -> LinkHistory:
    """The memory after one reply a day, or several a day with a step of 0."""
    memories = LinkHistory()
    for number, reply in enumerate(replies):
        memories = memories.updated({ADDRESS: reply}, DAY + dt.timedelta(days=number * step), [ADDRESS])
    return LinkHistory.model_validate_json(memories.model_dump_json(exclude_defaults=True))


@pytest.mark.parametrize(
    ("replies", "state"),
    [
        ([FINE], LinkState.FINE),
        ([FAILED], LinkState.FAILING),
        ([FAILED, FAILED], LinkState.FAILING),
        ([FAILED, FAILED, FAILED], LinkState.DEAD),
        ([FAILED, FAILED, FINE, FAILED], LinkState.FAILING),
        ([FAILED, FAILED, SILENT, FAILED], LinkState.DEAD),
        ([FAILED, FAILED, FAILED, FAILED, FINE], LinkState.FINE),
        ([FetchResult(FetchOutcome.MOVED, "https://example.org/b")], LinkState.MOVED),
        ([SILENT], LinkState.UNKNOWN),
        ([FINE, SILENT], LinkState.FINE),
    ],
)
def test_dead_is_what_failed_on_three_days_in_a_row(replies: list[FetchResult], state: LinkState) -> None:
    assert after(*replies).addresses[ADDRESS].state is state


def test_a_bad_day_is_one_day() -> None:
    assert after(FAILED, FAILED, FAILED, FAILED, step=0).addresses[ADDRESS].state is LinkState.FAILING


def test_what_answered_is_left_in_peace_for_a_week() -> None:
    """What failed is asked again on the next day, and nothing twice on one day."""
    week = [after(FINE).is_due(ADDRESS, DAY + dt.timedelta(days=days)) for days in range(8)]
    assert week == [False] * 7 + [True]
    assert [after(FAILED).is_due(ADDRESS, DAY + dt.timedelta(days=days)) for days in (0, 1)] == [False, True]
    assert after(SILENT).is_due(ADDRESS, DAY)
    assert LinkHistory().is_due(ADDRESS, DAY)


def test_whose_turn_was_longest_ago_comes_first() -> None:
    """Whatever came of it, also where a server does not talk to programs."""
    memories, names = LinkHistory(), ["a", "b", "c", "d"]
    for number, (name, reply) in enumerate([("b", SILENT), ("a", FAILED), ("d", FINE)]):
        memories = memories.updated({name: reply}, DAY + dt.timedelta(days=number), names)
    assert memories.due(names, DAY + dt.timedelta(days=20)) == ["c", "b", "a", "d"]


def test_an_address_that_is_gone_from_the_directory_is_forgotten() -> None:
    assert after(FAILED).updated({}, DAY, []).addresses == {}


@pytest.mark.parametrize(
    ("moved_to", "advice"),
    [
        ("https://www.example.org/b", "the new address is"),
        ("https://example.org/wp-login.php?next=/a", "it leads to a login now"),
        ("https://accounts.example.com/signin", "it leads to a login now"),
        ("https://example.org/", "it leads to the home page now"),
        ("https://parked.example.com/a", "it leads to another site now"),
    ],
)
def test_it_is_said_where_a_redirect_leads(moved_to: str, advice: str) -> None:
    """Not each is the new address of the page."""
    memories = after(FetchResult(FetchOutcome.MOVED, moved_to))
    (problem,) = link_problems({ADDRESS: [LinkPosition("organisations/a.yml", Position(1, 1))]}, memories)
    assert problem.hint is not None
    assert problem.hint.render().startswith(advice)
    assert moved_to in problem.hint.render()
