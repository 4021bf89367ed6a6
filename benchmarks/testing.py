"""Times `make test` from an installed environment: several runs, and the ten slowest tests of the last.

python -m benchmarks.testing      # about a quarter of an hour
"""

from __future__ import annotations

import argparse
import re
import sys
from statistics import median

from benchmarks import report
from benchmarks.costs import run
from benchmarks.results import save

SLOWEST = 10
LINE = re.compile(r"^ *([\d.]+)s +(call|setup|teardown) +(\S+)", re.MULTILINE)
"""A line that pytest writes for `--durations`."""


def slowest(printed: str) -> list[list[str]]:
    """Seconds, part and name of the slowest tests, as rows of a table."""
    rows = [[name, part, seconds] for seconds, part, name in LINE.findall(printed)]
    return [["", "part", "s"], *rows]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    words = parser.parse_args()
    seconds, processor, printed = [], [], ""
    for turn in range(words.rounds):
        print(f"round {turn + 1} of {words.rounds}", file=sys.stderr, flush=True)
        cost, printed = run(["make", "test"], environment={"PYTEST_ADDOPTS": f"--durations={SLOWEST}"})
        seconds.append(cost.wall)
        processor.append(cost.processor)
    minutes = {"minutes": median(seconds) / 60, "processor_minutes": median(processor) / 60}
    save("tests", {**minutes, "runs_s": seconds, "table": slowest(printed)})
    report.write()


if __name__ == "__main__":
    main()
