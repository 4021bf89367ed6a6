"""The labelled pairs of organisations: what is told of them is mostly right, and no double is lost."""

from __future__ import annotations

from benchmarks.doubles import measure

LEAST = 0.8


def test_most_of_what_is_told_is_a_double_and_none_is_lost() -> None:
    outcome = measure()
    assert outcome.lost == ()
    assert outcome.precision >= LEAST, outcome.wrongly_told
