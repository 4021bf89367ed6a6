"""The programs that measure: costs of processes, stages, rounds that are taken up again."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks.costs import run
from benchmarks.measuring import changed_file, forget
from benchmarks.results import save
from benchmarks.run import Plan, figures
from benchmarks.stages import INNERMOST, OUTERMOST, REST, START, stage_of
from benchmarks.targets import TARGETS

FAMILY = """
import subprocess, sys
held = bytearray(40_000_000)
child = "held = bytearray(60_000_000); import time; time.sleep(0.4)"
subprocess.run([sys.executable, "-c", child], check=True)
print("done")
"""


def test_memory_is_that_of_all_processes_together() -> None:
    """The largest alone would have 60 MB and a little."""
    cost, printed = run([sys.executable, "-c", FAMILY])
    assert printed == "done\n"
    assert cost.memory > 100_000_000
    assert cost.processor > 0


def test_a_command_that_fails_stops_all() -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"])


@pytest.mark.parametrize("module", sorted({*INNERMOST, *OUTERMOST}))
def test_stages_name_packages_that_there_are(module: str) -> None:
    """Moved code would be counted among all else."""
    assert find_spec(module)


@pytest.mark.parametrize(
    ("stack", "stage"),
    [
        (["imenik.store.yaml_reader", "imenik.store.loader", "imenik.site.reading"], "read and validate the records"),
        (["imenik.store.languages", "imenik.views.edition", "imenik.exports.tables.files"], "export: tables"),
        (["imenik.insights.matching", "imenik.pages.entries.organisation"], "what follows from the records"),
        (["jinja2.environment", "imenik.views.render", "imenik.site.writer"], "pages: templates"),
        (["posixpath", "imenik.site.writer", "mkdocs.commands.build"], REST),
        (["json", "imenik.cli"], START),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_stack_tells_the_stage(stack: list[str], stage: str) -> None:
    assert stage_of(stack) == stage


FIRST = {"first_build": {"wall": 9.0}, "site_bytes": 7, "bytes_by_part": {}, "page_raw": 1, "page_gzip": 1}
"""What the first build tells."""


def turn(build: float, hugo: float) -> dict[str, Any]:
    """A round."""
    seconds = {"build": build, "hugo": hugo, "check_cold": 1.0, "check_changed": 1.0}
    return {name: {"wall": wall, "processor": wall, "memory": 5} for name, wall in seconds.items()}


def test_ratios_are_those_of_pairs() -> None:
    """What else the machine does in a round meets both."""
    result = figures(FIRST, [turn(2, 1), turn(30, 10), turn(4, 1)])
    assert (result["build_wall"], result["time_ratio"]) == (4, 3)


def test_each_size_has_the_figures_of_the_targets() -> None:
    wanted = {target.key for target in TARGETS if target.name.isdigit() or target.name == "largest"}
    assert wanted <= figures(FIRST, [turn(2, 1)]).keys()


def test_a_run_is_taken_up_again(tmp_path: Path) -> None:
    """Rounds of the same commit count; a size is done when its stages are there too."""
    plan = Plan([500], 3, None, tmp_path)
    assert (plan.missing(500), plan.is_done(500)) == (3, False)
    save("500", {"rounds": [1, 2, 3]}, tmp_path)
    assert (plan.missing(500), plan.is_done(500)) == (0, False)
    save("500", {"rounds": [1, 2, 3], "stages": {}}, tmp_path)
    assert plan.is_done(500)


def test_the_time_of_a_run_is_foreseen(tmp_path: Path) -> None:
    plan = Plan([500], 2, None, tmp_path)
    assert plan.seconds(500) > plan.seconds(100)
    save("100", {"rounds": [], "seconds": {"prepare": 1, "first": 2, "round": 3, "stages": 4}}, tmp_path)
    assert plan.seconds(500) == 5 * (1 + 2 + 2 * 3 + 4)
    assert not Plan([500], 2, 1, tmp_path).has_time_for(plan.seconds(500))


def test_pictures_stay_in_the_cache(tmp_path: Path) -> None:
    for name in ("pictures", "records"):
        (tmp_path / ".cache" / name).mkdir(parents=True)
    forget(tmp_path)
    assert [kept.name for kept in (tmp_path / ".cache").iterdir()] == ["pictures"]
    forget(tmp_path, pictures=True)
    assert list((tmp_path / ".cache").iterdir()) == []


def test_a_record_is_changed_for_a_while(tmp_path: Path) -> None:
    file = tmp_path / "organisations" / "one.yml"
    file.parent.mkdir()
    file.write_text("title: Invented page 1\n", encoding="utf-8")
    with changed_file(tmp_path):
        assert file.read_text(encoding="utf-8") == "title: Changed page 1\n"
    assert file.read_text(encoding="utf-8") == "title: Invented page 1\n"
