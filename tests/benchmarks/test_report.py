"""The documents with figures say what is in the files of figures, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import report
from benchmarks.results import load, save
from benchmarks.tables import replaced
from benchmarks.targets import TARGETS, Target

ONE = {"wall": 2.0, "processor": 3.0, "memory": 4_000_000}


def values(**stages: float) -> dict[str, Any]:
    """The figures of one size."""
    keys = {key for columns in (report.OVERVIEW, report.SUMMARY) for _, key, *_ in columns}
    compared = {"pages": {"organisations": 12}, "marks": {"facts": 34}}
    parts = {"pages: organisations": 900, "root": 1}
    return dict.fromkeys(keys, 1_000) | {"stages": stages, "compared": compared, "bytes_by_part": parts}


def test_results_and_readme_agree_with_the_figures() -> None:
    """Both are written by one program, from the same files."""
    readme = report.README.read_text(encoding="utf-8")
    assert report.RESULTS.read_text(encoding="utf-8") == report.text()
    assert replaced(readme, report.summary(), report.BEGIN, report.END) == readme


def test_what_was_not_measured_is_said(tmp_path: Path) -> None:
    text = report.text(tmp_path)
    assert text.count("not measured") == len(TARGETS)
    assert report.summary(tmp_path) == "Not measured yet: `make bench`."


def test_each_size_has_a_column(tmp_path: Path) -> None:
    save("1000", values(pages=1.0), tmp_path)
    save("300", values(pages=0.5), tmp_path)
    save("tests", {"minutes": 5.5, "table": [["", "s"], ["a test", "3.2"]]}, tmp_path)
    text = report.text(tmp_path)
    assert "|  | 300 organisations | 1,000 organisations |" in text
    assert "| a test | 3.2 |" in text
    assert "| `make test` from an installed environment | 7 min | 5 min | 5.5 min | must |" in text
    assert text.count("\n## ") == 7
    assert "|  | 300 organisations | 1,000 organisations |" in report.summary(tmp_path)


def test_growth_leaves_out_small_stages(tmp_path: Path) -> None:
    save("1000", values(pages=10.0, start=0.001), tmp_path)
    save("10000", values(pages=104.0, start=0.9), tmp_path)
    measured = {size: result.values for size in (1_000, 10_000) if (result := load(str(size), tmp_path))}
    assert report.growth(measured) == {"stages": {"pages": 10.4}, "largest": 10.4}
    assert "stage that grows most | 11 × | 10 × | 10.4 × | must |" in report.text(tmp_path)


@pytest.mark.parametrize(
    ("reached", "is_met"), [(2.0, (True, True)), (3.0, (True, False)), (5.0, (False, False))], ids=str
)
def test_limits_are_met_from_below(reached: float, is_met: tuple[bool, bool]) -> None:
    target = Target("a size", 4, 2, "kB", "a", "b")
    assert (target.is_met(reached, target.must), target.is_met(reached, target.aim)) == is_met


def test_more_can_be_better() -> None:
    target = Target("a mark", 95, 98, "", "a", "b", more_is_better=True)
    assert (target.is_met(96, target.must), target.is_met(96, target.aim)) == (True, False)
