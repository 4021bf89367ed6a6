"""What asking an address over several days says of it."""

from __future__ import annotations

import datetime as dt

import pytest

from imenik.review.links import Answer, Memories, Reply, State

DAY = dt.date(2026, 11, 1)
ADDRESS = "https://example.org/a"
FAILED, FINE, SILENT = Reply(Answer.FAILED, "404"), Reply(Answer.FINE), Reply(Answer.NOT_ASKED, "robots.txt")


def after(*replies: Reply, step: int = 1) -> Memories:
    """The memory after one reply a day, or several a day with a step of 0."""
    memories = Memories()
    for number, reply in enumerate(replies):
        memories = memories.after({ADDRESS: reply}, DAY + dt.timedelta(days=number * step), [ADDRESS])
    return Memories.model_validate_json(memories.model_dump_json(exclude_defaults=True))


@pytest.mark.parametrize(
    ("replies", "state"),
    [
        ([FINE], State.FINE),
        ([FAILED], State.FAILING),
        ([FAILED, FAILED], State.FAILING),
        ([FAILED, FAILED, FAILED], State.DEAD),
        ([FAILED, FAILED, FINE, FAILED], State.FAILING),
        ([FAILED, FAILED, SILENT, FAILED], State.DEAD),
        ([FAILED, FAILED, FAILED, FAILED, FINE], State.FINE),
        ([Reply(Answer.MOVED, "https://example.org/b")], State.MOVED),
        ([SILENT], State.UNKNOWN),
        ([FINE, SILENT], State.FINE),
    ],
)
def test_dead_is_what_failed_on_three_days_in_a_row(replies: list[Reply], state: State) -> None:
    assert after(*replies).addresses[ADDRESS].state is state


def test_a_bad_day_is_one_day() -> None:
    assert after(FAILED, FAILED, FAILED, FAILED, step=0).addresses[ADDRESS].state is State.FAILING


def test_what_answered_is_left_in_peace_for_a_week() -> None:
    """What failed is asked again on the next day, and nothing twice on one day."""
    week = [after(FINE).is_due(ADDRESS, DAY + dt.timedelta(days=days)) for days in range(8)]
    assert week == [False] * 7 + [True]
    assert [after(FAILED).is_due(ADDRESS, DAY + dt.timedelta(days=days)) for days in (0, 1)] == [False, True]
    assert after(SILENT).is_due(ADDRESS, DAY)
    assert Memories().is_due(ADDRESS, DAY)


def test_whose_turn_was_longest_ago_comes_first() -> None:
    """Whatever came of it, also where a server does not talk to programs."""
    memories, names = Memories(), ["a", "b", "c", "d"]
    for number, (name, reply) in enumerate([("b", SILENT), ("a", FAILED), ("d", FINE)]):
        memories = memories.after({name: reply}, DAY + dt.timedelta(days=number), names)
    assert memories.turns(names, DAY + dt.timedelta(days=20)) == ["c", "b", "a", "d"]


def test_an_address_that_is_gone_from_the_directory_is_forgotten() -> None:
    assert after(FAILED).after({}, DAY, []).addresses == {}
