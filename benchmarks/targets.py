"""The targets for speed and size, each with what must be reached, what is aimed at, and where its figure is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Results = Mapping[str, Mapping[str, Any]]
"""The values of each result by its name: those in `results/<name>.json`, `growth`, and `largest`: the largest size."""


@dataclass(frozen=True)
class Target:
    """A figure to reach, at most or, where `more_is_better`, at least; it is the value `key` of the result `name`."""

    what: str
    must: float
    aim: float
    unit: str
    name: str
    key: str
    more_is_better: bool = False

    def reached(self, results: Results) -> float | None:
        """The figure; None if it was not measured."""
        value = results.get(self.name, {}).get(self.key)
        return None if value is None else float(value)

    def is_met(self, value: float, limit: float) -> bool:
        """Whether a figure keeps to a limit."""
        return value >= limit if self.more_is_better else value <= limit


TARGETS = (
    *(
        Target(
            f"full site of {size:,} × 6 against Hugo's pages and lists: time", 1.5, 0.8, "×", str(size), "time_ratio"
        )
        for size in (1_000, 3_000, 10_000)
    ),
    Target("growth from 1,000 to 10,000: the stage that grows most", 11, 10, "×", "growth", "largest"),
    Target("memory at 10,000, all processes together", 1.2, 0.8, "GB", "10000", "memory_gb"),
    Target("output at 10,000 × 6 without a picture for each entry", 1, 0.7, "GB", "10000", "site_gb"),
    Target("an organisation's page, raw: median", 10, 8, "kB", "largest", "page_raw_kb"),
    Target("an organisation's page, gzip: median", 3.4, 2.8, "kB", "largest", "page_gzip_kb"),
    Target("`imenik check`, 10,000, nothing cached", 8, 5, "s", "10000", "check_cold_s"),
    Target("`imenik check`, 10,000, one changed file", 2, 1, "s", "10000", "check_changed_s"),
    Target("`imenik serve`, 1,500: first page", 4, 2, "s", "serving", "first_page_s"),
    Target("`imenik serve`, 1,500: changed record on the screen", 1, 0.5, "s", "serving", "record_s"),
    Target("`imenik serve`, 1,500: changed template or catalogue", 2, 1, "s", "serving", "template_s"),
    Target("`imenik serve`, 1,500: changed Python", 5, 3, "s", "serving", "python_s"),
    Target("real site: `make site` after set-up", 6, 4, "s", "real", "site_s"),
    Target(
        "a key in the header's search, 10,000, processor 4 × slower: median", 50, 30, "ms", "finding", "header_key_ms"
    ),
    Target("… the slowest key", 100, 30, "ms", "finding", "header_slowest_key_ms"),
    Target("a key in the finder, 10,000, processor 4 × slower: median", 50, 30, "ms", "finding", "finder_key_ms"),
    Target("… the slowest key", 100, 30, "ms", "finding", "finder_slowest_key_ms"),
    Target("first answer in the header's search", 1.5, 0.8, "s", "finding", "header_first_answer_s"),
    Target("first answer in the finder", 1.5, 0.8, "s", "finding", "finder_first_answer_s"),
    Target("Lighthouse mobile, 9 page kinds: lowest performance", 95, 98, "", "lighthouse", "performance", True),
    Target("… largest shift of the layout (CLS)", 0.02, 0.02, "", "lighthouse", "cls"),
    Target("… requests of the form, first view", 15, 15, "", "lighthouse", "form_requests"),
    Target("… size of the form, first view", 80, 80, "kB", "lighthouse", "form_kb"),
    Target("`make test` from an installed environment", 7, 5, "min", "tests", "minutes"),
)
