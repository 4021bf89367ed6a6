"""The best of many candidates for a wish, found without looking at each. What is wished for is decided elsewhere.

Who has a feature is one number with a bit for each candidate, so that a wish is some hundred operations on such
numbers, however many have the same feature. Scores are kept the same way: columns of bits, of which the first holds the
ones of all scores, the second the twos, and so on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Generic, Literal, NamedTuple, TypeVar
from zlib import crc32

from imenik.model import Record

Item = TypeVar("Item", bound=Record)
FeatureKind = Literal["offers", "seeks", "place", "country", "cluster", "language"]
Features = Mapping[FeatureKind, Collection[str]]
"""The values that a candidate has of each sort."""
WeightLevel = tuple[int, int]
"""A weight, and the set of those who get it as a number."""
SUMMED_KINDS = frozenset[FeatureKind]({"offers", "seeks"})
"""Of these each value counts, of the others the best one that is shared."""


class MatchReason(NamedTuple):
    """What a candidate has of what was wished for; no words."""

    sort: FeatureKind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match(Generic[Item]):
    """A candidate that was found, with its reasons, the weightiest first."""

    record: Item
    score: int
    reasons: tuple[MatchReason, ...]


@dataclass(frozen=True)
class Query:
    """The weight of each value that is wished for; of the sort that is `required` at least one must be there."""

    weights: Mapping[FeatureKind, Mapping[str, int]]
    required: FeatureKind


def score_features(wish: Query, features: Features) -> list[tuple[int, MatchReason]]:
    """What a candidate has of what is wished for and how much that weighs, the weightiest first."""
    found = []
    for sort, weights in wish.weights.items():
        shared = {value: weights[value] for value in features[sort] if value in weights}
        if sort in SUMMED_KINDS and shared:
            found.append((sum(shared.values()), MatchReason(sort, tuple(shared))))
        elif shared:
            best = max(shared.values())
            found.append((best, MatchReason(sort, tuple(value for value in shared if shared[value] == best))))
    return sorted(found, key=lambda each: -each[0])


def ring_position(key: str) -> int:
    """The spot of a record on the ring of all; it depends on nothing but its key, so that it stays for ever."""
    return crc32(key.encode())


class CandidateIndex(Generic[Item]):
    """Records on a ring, and who has which feature.

    Among equals those come first that follow the spot of the one who wishes. So no alphabet prefers anybody, and a new
    record changes the suggestions of few.
    """

    def __init__(self, records: Iterable[Item], features: Callable[[Item], Features]) -> None:
        """Takes time in proportion to the records and their features."""
        self._ring = sorted(records, key=lambda each: (ring_position(each.key), each.key))
        self._spots = [ring_position(each.key) for each in self._ring]
        self._at = {each.key: at for at, each in enumerate(self._ring)}
        self._features = [features(each) for each in self._ring]
        having: defaultdict[tuple[FeatureKind, str], list[int]] = defaultdict(list)
        for at, each in enumerate(self._features):
            for sort, values in each.items():
                for value in values:
                    having[sort, value].append(at)
        self._having = {feature: _set_of(members, len(self._ring)) for feature, members in having.items()}
        self._reasons: dict[MatchReason, MatchReason] = {}

    def best(self, wish: Query, wisher: str, known: Iterable[str], most: int) -> list[Match[Item]]:
        """The best for the wish of a record with the key `wisher`, without those that it knows already, by key."""
        levels = {sort: self._levels(sort, weights) for sort, weights in wish.weights.items()}
        pool = self._pool(levels[wish.required], known)
        if not pool:
            return []
        start = bisect_left(self._spots, ring_position(wisher))
        found = [
            (at, score_features(wish, self._features[at])) for at in _highest(_scores(levels, pool), pool, start, most)
        ]
        found.sort(key=lambda each: (-_total(each[1]), (each[0] - start) % len(self._ring)))
        return [Match(self._ring[at], _total(weighed), self._shared(weighed)) for at, weighed in found]

    def _levels(self, sort: FeatureKind, weights: Mapping[str, int]) -> list[WeightLevel]:
        """Who gets which weight, the heaviest first; one level for each value, where each counts."""
        pairs = [(weight, self._having.get((sort, value), 0)) for value, weight in weights.items()]
        if sort in SUMMED_KINDS:
            return pairs
        levels: defaultdict[int, int] = defaultdict(int)
        for weight, members in pairs:
            levels[weight] |= members
        found, better = [], 0
        for weight in sorted(levels, reverse=True):
            found.append((weight, levels[weight] & ~better))
            better |= levels[weight]
        return found

    def _pool(self, levels: Iterable[WeightLevel], known: Iterable[str]) -> int:
        """Who is worth a look: who has something of what is required, but for the known."""
        pool = reduce(or_, (members for _, members in levels), 0)
        return pool & ~reduce(or_, (1 << self._at[key] for key in known if key in self._at), 0)

    def _shared(self, weighed: Sequence[tuple[int, MatchReason]]) -> tuple[MatchReason, ...]:
        """The reasons, of which many candidates have the same, each kept once."""
        return tuple(self._reasons.setdefault(reason, reason) for _, reason in weighed)


def _total(weighed: Iterable[tuple[int, MatchReason]]) -> int:
    return sum(weight for weight, _ in weighed)


def _set_of(members: Iterable[int], size: int) -> int:
    """A number with the bits of some members."""
    field = bytearray(size // 8 + 1)
    for at in members:
        field[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(field, "little")


def _scores(levels: Mapping[FeatureKind, Sequence[WeightLevel]], pool: int) -> list[int]:
    """The scores of a pool as columns of bits: each weight is added to all who get it at once, with its carries."""
    columns: list[int] = []
    for weight, members in (level for each in levels.values() for level in each):
        for column in range(weight.bit_length()):
            carry, at = members & pool if weight >> column & 1 else 0, column
            while carry:
                columns += [0] * (at + 1 - len(columns))
                columns[at], carry = columns[at] ^ carry, columns[at] & carry
                at += 1
    return columns


def _highest(columns: Sequence[int], pool: int, start: int, most: int) -> list[int]:
    """Those with the highest scores, in no order: column by column, who has its bit comes before who has not."""
    sure, edge = 0, pool
    for column in reversed(columns):
        higher = edge & column
        if (sure | higher).bit_count() > most:
            edge = higher
        else:
            sure, edge = sure | higher, edge ^ higher
    first = list(_from(sure, 0, most))
    return first + list(_from(edge, start, most - len(first)))


def _from(members: int, start: int, most: int) -> Iterator[int]:
    """The first members from `start` on, and round the ring."""
    for rest, offset in ((members >> start, start), (members & ((1 << start) - 1), 0)):
        while rest and most:
            lowest = rest & -rest
            yield offset + lowest.bit_length() - 1
            rest ^= lowest
            most -= 1
