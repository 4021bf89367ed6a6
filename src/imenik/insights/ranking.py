"""The best candidates for a query, without scoring every one. Queries are made in `insights/matching.py`.

The candidates with a feature are a bit set in one integer, so that a query takes a few hundred integer operations,
however many candidates share a feature. Scores are bit-sliced: the first column holds the ones of all scores, the
second the twos, and so on.
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
"""The values of a candidate, by kind of feature."""
WeightLevel = tuple[int, int]
"""A weight, and the candidates that get it as a bit set."""
SUMMED_KINDS = frozenset[FeatureKind]({"offers", "seeks"})
"""Every shared value counts for these kinds, only the best one for the others."""


class MatchReason(NamedTuple):
    """The values that a candidate shares with a query."""

    kind: FeatureKind
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match(Generic[Item]):
    """A candidate with its score and reasons, the weightiest first."""

    record: Item
    score: int
    reasons: tuple[MatchReason, ...]


@dataclass(frozen=True)
class Query:
    """The weight of each wanted value. A match has at least one value of the `required` kind."""

    weights: Mapping[FeatureKind, Mapping[str, int]]
    required: FeatureKind


def score_features(query: Query, features: Features) -> list[tuple[int, MatchReason]]:
    """The weights and values that a candidate shares with a query, the weightiest first."""
    scored = []
    for kind, weights in query.weights.items():
        shared = {value: weights[value] for value in features[kind] if value in weights}
        if kind in SUMMED_KINDS and shared:
            scored.append((sum(shared.values()), MatchReason(kind, tuple(shared))))
        elif shared:
            best = max(shared.values())
            scored.append((best, MatchReason(kind, tuple(value for value in shared if shared[value] == best))))
    return sorted(scored, key=lambda pair: -pair[0])


def ring_position(key: str) -> int:
    """The position of a record on the ring: a hash of its key alone, so that it never changes."""
    return crc32(key.encode())


class CandidateIndex(Generic[Item]):
    """Records on a ring, with an index of their features.

    Among equal candidates, those that follow the asking record on the ring come first. So nobody is favoured by the
    alphabet, and a new record changes the suggestions of few others.
    """

    def __init__(self, records: Iterable[Item], features: Callable[[Item], Features]) -> None:
        """Takes time in proportion to the number of records and features."""
        self._ring = sorted(records, key=lambda record: (ring_position(record.key), record.key))
        self._positions = [ring_position(record.key) for record in self._ring]
        self._index_of = {record.key: index for index, record in enumerate(self._ring)}
        self._features = [features(record) for record in self._ring]
        members_of: defaultdict[tuple[FeatureKind, str], list[int]] = defaultdict(list)
        for index, own in enumerate(self._features):
            for kind, values in own.items():
                for value in values:
                    members_of[kind, value].append(index)
        self._members_of = {feature: _set_of(members, len(self._ring)) for feature, members in members_of.items()}
        self._reasons: dict[MatchReason, MatchReason] = {}

    def best(self, query: Query, asking: str, known: Iterable[str], most: int) -> list[Match[Item]]:
        """The best candidates for the record with the key `asking`, except for those in `known`."""
        levels = {kind: self._levels(kind, weights) for kind, weights in query.weights.items()}
        eligible = self._eligible(levels[query.required], known)
        if not eligible:
            return []
        start = bisect_left(self._positions, ring_position(asking))
        best = _highest(_scores(levels, eligible), eligible, start, most)
        scored = [(index, score_features(query, self._features[index])) for index in best]
        scored.sort(key=lambda pair: (-_total(pair[1]), (pair[0] - start) % len(self._ring)))
        return [Match(self._ring[index], _total(weighed), self._shared(weighed)) for index, weighed in scored]

    def _levels(self, kind: FeatureKind, weights: Mapping[str, int]) -> list[WeightLevel]:
        """The candidates that get each weight, the heaviest first; a summed kind has a level for each value."""
        pairs = [(weight, self._members_of.get((kind, value), 0)) for value, weight in weights.items()]
        if kind in SUMMED_KINDS:
            return pairs
        levels: defaultdict[int, int] = defaultdict(int)
        for weight, members in pairs:
            levels[weight] |= members
        exclusive, better = [], 0
        for weight in sorted(levels, reverse=True):
            exclusive.append((weight, levels[weight] & ~better))
            better |= levels[weight]
        return exclusive

    def _eligible(self, levels: Iterable[WeightLevel], known: Iterable[str]) -> int:
        """The candidates that have a required value and are not known already."""
        having_required = reduce(or_, (members for _, members in levels), 0)
        return having_required & ~reduce(or_, (1 << self._index_of[key] for key in known if key in self._index_of), 0)

    def _shared(self, weighed: Sequence[tuple[int, MatchReason]]) -> tuple[MatchReason, ...]:
        """The reasons, with equal ones of many candidates kept in memory once."""
        return tuple(self._reasons.setdefault(reason, reason) for _, reason in weighed)


def _total(weighed: Iterable[tuple[int, MatchReason]]) -> int:
    return sum(weight for weight, _ in weighed)


def _set_of(members: Iterable[int], size: int) -> int:
    """The bit set of some members."""
    field = bytearray(size // 8 + 1)
    for index in members:
        field[index >> 3] |= 1 << (index & 7)
    return int.from_bytes(field, "little")


def _scores(levels: Mapping[FeatureKind, Sequence[WeightLevel]], eligible: int) -> list[int]:
    """The bit-sliced scores: each weight is added for all its members at once, with carries."""
    columns: list[int] = []
    for weight, members in (level for group in levels.values() for level in group):
        for column in range(weight.bit_length()):
            carry, position = members & eligible if weight >> column & 1 else 0, column
            while carry:
                columns += [0] * (position + 1 - len(columns))
                columns[position], carry = columns[position] ^ carry, columns[position] & carry
                position += 1
    return columns


def _highest(columns: Sequence[int], eligible: int, start: int, most: int) -> list[int]:
    """The candidates with the highest scores, in no order, decided column by column from the highest bit down."""
    sure, edge = 0, eligible
    for column in reversed(columns):
        higher = edge & column
        if (sure | higher).bit_count() > most:
            edge = higher
        else:
            sure, edge = sure | higher, edge ^ higher
    first = list(_from(sure, 0, most))
    return first + list(_from(edge, start, most - len(first)))


def _from(members: int, start: int, most: int) -> Iterator[int]:
    """The first members from `start` on, continuing at the beginning of the ring."""
    for rest, offset in ((members >> start, start), (members & ((1 << start) - 1), 0)):
        while rest and most:
            lowest = rest & -rest
            yield offset + lowest.bit_length() - 1
            rest ^= lowest
            most -= 1
