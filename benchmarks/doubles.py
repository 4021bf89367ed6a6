"""Measures how many of the told doubles are doubles, and how many doubles are told, in the pairs of `doubles.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from imenik.checks.near_duplicate import check
from imenik.model import Organisation
from imenik.store.directory import Directory, Origin

PAIRS = Path(__file__).with_name("doubles.yml")
USUAL = {
    "type": "association",
    "country": "AT",
    "clusters": ["culture"],
    "about": "Work.",
    "listing": "public-source",
    "added": "2026-12-01",
}


@dataclass(frozen=True)
class Outcome:
    """The pairs by what they are and whether they are told."""

    told: tuple[str, ...]
    wrongly_told: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of those that are told which are doubles."""
        return len(self.told) / ((len(self.told) + len(self.wrongly_told)) or 1)

    @property
    def recall(self) -> float:
        """The share of the doubles that are told."""
        return len(self.told) / ((len(self.told) + len(self.lost)) or 1)


def measure() -> Outcome:
    """Looks at each pair in a directory of its own."""
    pairs = yaml.load(PAIRS.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - reads texts only
    judged = [(pair["same"] == "true", is_told(pair), f"{pair['a']['name']} / {pair['b']['name']}") for pair in pairs]
    return Outcome(
        told=tuple(names for same, told, names in judged if same and told),
        wrongly_told=tuple(names for same, told, names in judged if told and not same),
        lost=tuple(names for same, told, names in judged if same and not told),
    )


def is_told(pair: Mapping[str, Any]) -> bool:
    """Whether the check tells of `a` and `b`."""
    entries = {key: _organisation(key, pair[key]) for key in ("a", "b", "third") if key in pair}
    origins = {("organisations", key): Origin(f"organisations/{key}.yml") for key in entries}
    found = check(Directory(organisations=entries, origins=origins))
    return any(
        problem.path.endswith("b.yml") and "/a.yml" in str(problem.hint and problem.hint.values) for problem in found
    )


def _organisation(key: str, given: Mapping[str, Any]) -> Organisation:
    return Organisation.model_validate({"id": key, **USUAL, **given})


def main() -> None:
    """Prints both shares, and each pair that is judged wrongly."""
    outcome = measure()
    doubles, others = len(outcome.told) + len(outcome.lost), len(outcome.wrongly_told)
    print(f"doubles told: {len(outcome.told)} of {doubles} (recall {outcome.recall:.0%})")
    print(f"told in all: {len(outcome.told) + others} (precision {outcome.precision:.0%})")
    for names in outcome.wrongly_told:
        print(f"told, though two: {names}")
    for names in outcome.lost:
        print(f"lost: {names}")


if __name__ == "__main__":
    main()
