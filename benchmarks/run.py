"""Measures whole builds beside Hugo's, checks, sizes and stages, and writes `RESULTS.md` (`make bench`).

Each size is kept in `results/` as soon as one of its rounds is done, so that a run that is cut off can be taken up.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from types import FrameType
from typing import Any, TypeVar

from benchmarks import report
from benchmarks.costs import IMENIK, Cost, run
from benchmarks.measuring import Bench, cached_in, forget
from benchmarks.results import FOLDER, ROOT, load, measured_commit, save

MEMORY = Path("/dev/shm")  # noqa: S108 - the tmpfs of every Linux system
ROOM = 500_000
"""Bytes that one organisation needs in six languages: two of our sites, for there is a moment with both."""
SECONDS = {"prepare": 0.012, "first": 0.045, "round": 0.032, "stages": 0.032}
"""What one organisation takes on an idle machine with two cores, where nothing was measured yet."""
REAL = 120
"""Seconds that the real site takes at most."""
Values = dict[str, Any]
Result = TypeVar("Result")


class Plan:
    """Which sizes are to be measured how often, until when, and beside which Hugo."""

    def __init__(
        self, sizes: Sequence[int], rounds: int, minutes: float | None, results: Path, hugo: str = "hugo"
    ) -> None:
        self.sizes, self.rounds, self.results, self.hugo = sizes, rounds, results, hugo
        self._end = time.monotonic() + minutes * 60 if minutes else None

    def begun(self, name: str) -> Values:
        """What an earlier run of the same commit left."""
        result = load(name, self.results)
        return dict(result.values) if result and result.commit == measured_commit() else {}

    def missing(self, size: int) -> int:
        """How many rounds are still to be done; the stages are measured after the first."""
        return self.rounds - len(self.begun(str(size)).get("rounds", ()))

    def is_done(self, size: int) -> bool:
        """Whether nothing is left to be measured."""
        return self.missing(size) <= 0 and "stages" in self.begun(str(size))

    def seconds(self, size: int) -> float:
        """About how long a size takes, by what the nearest one took."""
        if self.is_done(size):
            return 0
        nearest = min(report.sizes(self.results), key=lambda known: abs(known - size), default=None)
        result = load(str(nearest), self.results)
        each = {part: seconds / nearest for part, seconds in result.values["seconds"].items()} if result else SECONDS
        return size * sum(each[part] * (self.missing(size) if part == "round" else 1) for part in SECONDS)

    def has_time_for(self, seconds: float) -> bool:
        """Whether something that takes so long would end in time."""
        return self._end is None or time.monotonic() + seconds < self._end


class SizeRun:
    """The measuring of one size. What there is, is kept after each step."""

    def __init__(self, plan: Plan, size: int, folder: Path) -> None:
        self.plan, self.size = plan, size
        self.bench = Bench(size, folder, plan.hugo)
        self.values = plan.begun(str(size))
        self.rounds: list[Values] = list(self.values.get("rounds", ()))
        self.seconds: dict[str, float] = {}

    def measure(self) -> None:
        """All steps; a round that would end too late is left out."""
        self._step("prepare", "data", self.bench.prepare)
        self.values |= self._step("first", "first build", self.bench.first_build)
        self._round()
        if "stages" not in self.values:
            self.values["stages"] = self._step("stages", "stages", self.bench.stages)
        self._save()
        while len(self.rounds) < self.plan.rounds and self.plan.has_time_for(self.seconds["round"]):
            self._round()

    def _round(self) -> None:
        words = f"round {len(self.rounds) + 1} of {self.plan.rounds}"
        self.rounds.append(self._step("round", words, self.bench.measure_round))
        self.values |= self.bench.comparison
        self._save()

    def _step(self, name: str, words: str, step: Callable[[], Result]) -> Result:
        tell(f"{self.size:,}: {words}")
        begin = time.monotonic()
        result = step()
        self.seconds[name] = time.monotonic() - begin
        return result

    def _save(self) -> None:
        seconds = {part: each * self.size for part, each in SECONDS.items()} | self.seconds
        kept = {**self.values, "rounds": self.rounds, "seconds": seconds}
        save(str(self.size), kept | figures(self.values, self.rounds), self.plan.results)


def figures(values: Mapping[str, Any], rounds: Sequence[Mapping[str, Any]]) -> Values:
    """The medians, and the ratios of the rounds' own pairs."""
    costs = {
        f"{name}_{part}": median(turn[name][part] for turn in rounds)
        for name in ("build", "hugo", "check_cold", "check_changed")
        for part in ("wall", "processor", "memory")
    }
    return costs | {
        "time_ratio": median(turn["build"]["wall"] / turn["hugo"]["wall"] for turn in rounds),
        "processor_ratio": median(turn["build"]["processor"] / turn["hugo"]["processor"] for turn in rounds),
        "first_build_wall": values["first_build"]["wall"],
        "memory_gb": costs["build_memory"] / 1e9,
        "site_gb": (values["site_bytes"] - values["bytes_by_part"].get("pictures", 0)) / 1e9,
        "page_raw_kb": values["page_raw"] / 1e3,
        "page_gzip_kb": values["page_gzip"] / 1e3,
        "check_cold_s": costs["check_cold_wall"],
        "check_changed_s": costs["check_changed_wall"],
    }


def measure_real_site(plan: Plan, folder: Path) -> None:
    """The site of this repository, in a clone: with nothing cached, with only the pictures cached, with everything."""
    if len(plan.begun("real").get("following", ())) >= plan.rounds or not plan.has_time_for(REAL):
        return
    tell("the real site")
    with tempfile.TemporaryDirectory(prefix="imenik-bench-", dir=folder) as name:
        clone, site = Path(name) / "clone", Path(name) / "site"
        run(["git", "clone", "-q", str(ROOT), str(clone)])

        def build() -> Cost:
            shutil.rmtree(site, ignore_errors=True)
            return run([IMENIK, "build", "--site-dir", str(site)], clone, cached_in(clone))[0]

        first, following, again = build(), [], []
        pages = sum(1 for _ in site.rglob("*.html"))
        for _ in range(plan.rounds):
            forget(clone)
            following.append(build())
            again.append(build())
    values = {"first": asdict(first), "following": [asdict(cost) for cost in following], "pages": pages}
    seconds = {"first_s": first.wall, "again_s": median(cost.wall for cost in again)}
    save("real", {**values, **seconds, "site_s": median(cost.wall for cost in following)}, plan.results)


def measure(plan: Plan, folder: Path) -> None:
    """Measure what is missing, the smallest size first, and report after each."""
    measure_real_site(plan, folder)
    for size in sorted(size for size in plan.sizes if not plan.is_done(size)):
        if not plan.has_time_for(plan.seconds(size) / plan.rounds):
            tell(f"{size:,}: left out, since there is no time for it")
            continue
        with tempfile.TemporaryDirectory(prefix="imenik-bench-", dir=folder) as name:
            SizeRun(plan, size, Path(name)).measure()
        if plan.results == FOLDER:
            report.write()


def tell(words: str) -> None:
    """Say what is being done."""
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[1_000, 3_000, 10_000],
        help="numbers of organisations, such as 1000,3000",
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--minutes", type=float, help="begin nothing that would end later")
    parser.add_argument("--hugo", default="hugo", help="the program to measure beside")
    parser.add_argument("--folder", type=Path, help="where data and sites go; in memory by default, if there is room")
    parser.add_argument(
        "--results", type=Path, default=FOLDER, help="where figures are kept; by default in RESULTS.md too"
    )
    return parser


def _stop(_: int, __: FrameType | None) -> None:
    sys.exit("Stopped; the rounds done so far are kept.")


def main() -> None:
    """The command line."""
    parser = _parser()
    words = parser.parse_args()
    if not shutil.which(words.hugo):
        parser.error(
            f"'{words.hugo}' is missing, which is measured beside. On Debian and Ubuntu: sudo apt-get install hugo"
        )
    signal.signal(signal.SIGTERM, _stop)  # so that temporary folders are removed
    plan = Plan(words.sizes, words.rounds, words.minutes, words.results.resolve(), words.hugo)
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM * max(words.sizes)
    folder = words.folder or (MEMORY if has_room else Path(tempfile.gettempdir()))
    for size in sorted(words.sizes):
        tell(f"{size:,}: {max(0, plan.missing(size))} rounds to do, about {plan.seconds(size) / 60:.0f} minutes")
    tell(f"together about {sum(map(plan.seconds, words.sizes)) / 60 + 1:.0f} minutes, in {folder}")
    measure(plan, folder)
    print(report.text(plan.results))


if __name__ == "__main__":
    main()
