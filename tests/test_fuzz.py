"""The targets of the fuzzer take what it begins with, and what it found."""

from __future__ import annotations

import pytest

from tests.fuzz_targets import SEEDS, TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_breaks_on_no_seed(name: str) -> None:
    folder, pattern = SEEDS[name]
    seeds = sorted(folder.glob(pattern))
    assert len(seeds) >= 2
    for seed in seeds[::9] or seeds:
        TARGETS[name](seed.read_bytes())
