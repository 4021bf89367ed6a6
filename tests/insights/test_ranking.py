"""That the quick way finds exactly what a look at every candidate finds."""

from __future__ import annotations

import random

import pytest

from imenik.insights.ranking import CandidateIndex, FeatureKind, Features, Match, Query, ring_position, score_features
from imenik.model import Record

SORTS: tuple[FeatureKind, ...] = ("offers", "seeks", "place", "country", "cluster", "language")


def one_by_one(
    there: dict[str, Features], wish: Query, wisher: str, known: set[str], most: int
) -> list[tuple[str, int]]:
    """The plain double loop."""
    ring = sorted(there, key=lambda key: (ring_position(key), key))
    start = sum(ring_position(key) < ring_position(wisher) for key in ring)
    scored = [
        (-sum(weight for weight, _ in score_features(wish, there[key])), (at - start) % len(ring), key)
        for at, key in enumerate(ring)
        if key not in known and set(there[key][wish.required]) & set(wish.weights[wish.required])
    ]
    return [(key, -score) for score, _, key in sorted(scored)[:most]]


@pytest.mark.parametrize("seed", range(60))
def test_it_finds_what_a_look_at_each_would(seed: int) -> None:
    """On random candidates, few and many, alike and different; with reasons that add up to the score."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    values = [f"v{number}" for number in range(chance.choice([1, 2, 8]))]

    def some() -> list[str]:
        return chance.sample(values, chance.randint(0, len(values)))

    there: dict[str, Features] = {f"r{at}": {sort: some() for sort in SORTS} for at in range(chance.choice([0, 1, 90]))}
    records = [Record.model_validate({"id": key, "added": "2026-11-01"}) for key in there]
    candidates = CandidateIndex(records, lambda each: there[each.id])
    for _ in range(20):
        weights = {sort: {value: chance.randint(1, 13) for value in some()} for sort in SORTS}
        wish, most = Query(weights, chance.choice(SORTS)), chance.randint(1, 12)
        known, wisher = set(chance.sample(sorted(there), len(there) // 3)), chance.choice([*there, "nobody"])
        found: list[Match[Record]] = candidates.best(wish, wisher, known, most)
        assert [(each.record.id, each.score) for each in found] == one_by_one(there, wish, wisher, known, most)
        for each in found:
            assert each.reasons == tuple(reason for _, reason in score_features(wish, there[each.record.id]))
