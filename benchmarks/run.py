"""Measures whole builds and checks on real and synthetic data; writes the figures into `README.md` (`make bench`)."""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ROOT = HERE.parent
README = HERE / "README.md"
BEGIN, END = "<!-- figures: written by run.py -->", "<!-- end of figures -->"
IMENIK = str(Path(sys.executable).with_name("imenik"))
SMALL, USUAL, LARGE = 1000, 3000, 10_000
"""Numbers of organisations; the difference between the first two gives the cost of a page."""
MEMORY = Path("/dev/shm")  # noqa: S108 - the tmpfs of every Linux system
ROOM = 4_000_000_000


@dataclass(frozen=True)
class Cost:
    """The cost of a process: wall-clock seconds, CPU seconds (user and system), peak memory in bytes."""

    wall: float
    processor: float
    memory: int


@dataclass
class Case:
    """A data folder with its measurements; pages and sizes are those of HTML files."""

    title: str
    data: Path
    builds: list[Cost] = field(default_factory=list)
    checks: list[Cost] = field(default_factory=list)
    records: int = 0
    pages: int = 0
    bytes: int = 0
    entries: list[tuple[int, int]] = field(default_factory=list)
    """The sizes of each page of an organisation or a project in bytes, raw and compressed."""


def run(command: Sequence[str]) -> tuple[Cost, str]:
    """The cost of a command with its children, and its output. SystemExit if it fails."""
    begin = time.perf_counter()
    # Output goes to a file, since a full pipe would block the child.
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT)  # noqa: S603 - our own
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        output.seek(0)
        printed = output.read()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{printed}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024), printed


def measure(cases: Sequence[Case], rounds: int, folder: Path) -> None:
    """Check and build each case in every round, so that other load on the machine affects all cases alike."""
    for turn in range(rounds):
        for case in cases:
            print(f"round {turn + 1} of {rounds}: {case.title}", file=sys.stderr)
            site = folder / "site"
            case.checks.append(run([IMENIK, "check", "--data", str(case.data)])[0])
            words = ["--data", str(case.data), "--site-dir", str(site), "--today", "2026-11-21"]
            case.builds.append(run([IMENIK, "build", *words])[0])
            if turn == 0:
                measure_pages(case, site)
            shutil.rmtree(site)


def measure_pages(case: Case, site: Path) -> None:
    """Count records and pages, and their bytes."""
    _, printed = run([IMENIK, "check", "--data", str(case.data), "--format", "json"])
    case.records = sum(json.loads(printed)["records"].values())
    pages = list(site.rglob("*.html"))
    case.pages = len(pages)
    case.bytes = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    kinds = ("organisations", "projects")
    # One page at a time: the memory of this process counts as peak memory of a child that it starts.
    for page in pages:
        if page.parts[-3] in kinds and page.parent.name != "page":
            text = page.read_bytes()
            case.entries.append((len(text), len(gzip.compress(text, 9))))


def bare_files(folder: Path, pages: int, size: int) -> float:
    """The seconds it takes just to create so many folders with a file of so many bytes in each."""
    content, base = b"x" * size, folder / "bare"
    base.mkdir()
    begin = time.perf_counter()
    for number in range(pages):
        (base / str(number)).mkdir()
        (base / str(number) / "index.html").write_bytes(content)
    seconds = time.perf_counter() - begin
    shutil.rmtree(base)
    return seconds


def hugo(case: Case, rounds: int, folder: Path) -> Iterator[Sequence[str]]:
    """A small Hugo site of the same organisations beside ours; writing its source is not counted."""
    source, site = folder / "hugo", folder / "hugo-site"
    run([sys.executable, str(HERE / "hugo_site.py"), str(case.data), str(source)])
    costs = []
    for _ in range(rounds):
        shutil.rmtree(site, ignore_errors=True)
        costs.append(run(["hugo", "--quiet", "--source", str(source), "--destination", str(site)])[0])
    pages = sum(page.parent.name != "1" for page in site.rglob("index.html"))  # the first pages of lists redirect
    _, version = run(["hugo", "version"])
    yield [case.title, "pages", "time, s", "processor, s", "processor a page, ms", "peak memory, MB"]
    for title, count, runs in (("Imenik", case.pages, case.builds), (" ".join(version.split()[:2]), pages, costs)):
        memory = f"{median(cost.memory for cost in runs) / 1e6:.0f}"
        spent = _processor(runs)
        yield [title, f"{count:,}", f"{_wall(runs):.1f}", f"{spent:.1f}", f"{spent / count * 1e3:.2f}", memory]


# The tables


def table(rows: Iterator[Sequence[str]]) -> str:
    """A Markdown table of rows, the first of which is the header."""
    head, *body = rows
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def overview(cases: Sequence[Case]) -> Iterator[Sequence[str]]:
    """All measurements by case."""
    yield ["", *(case.title for case in cases)]
    yield ["records", *(f"{case.records:,}" for case in cases)]
    yield ["pages, in 6 languages", *(f"{case.pages:,}" for case in cases)]
    words = (("`imenik build`", [case.builds for case in cases]), ("`imenik check`", [case.checks for case in cases]))
    for title, costs in words:
        yield [f"{title}: time, s", *(f"{_wall(runs):.1f}" for runs in costs)]
        yield [f"{title}: processor, s", *(f"{_processor(runs):.1f}" for runs in costs)]
        yield [f"{title}: peak memory, MB", *(f"{median(cost.memory for cost in runs) / 1e6:.0f}" for runs in costs)]
    for title, index in (("raw", 0), ("gzip", 1)):
        sizes = [[entry[index] for entry in case.entries] for case in cases]
        yield [f"an entry's page, {title}: median, kB", *(f"{median(case_sizes) / 1e3:.1f}" for case_sizes in sizes)]
        yield [f"an entry's page, {title}: largest, kB", *(f"{max(case_sizes) / 1e3:.1f}" for case_sizes in sizes)]
    yield ["whole site, MB", *(f"{case.bytes / 1e6:.0f}" for case in cases)]


def growth(cases: Sequence[Case]) -> Iterator[Sequence[str]]:
    """The cost of one more page and one more record, from each size to the next."""
    yield ["from → to", "a page: time, ms", "a page: processor, ms", "a record checked: processor, ms"]
    for smaller, larger in pairwise(cases):
        pages, records = larger.pages - smaller.pages, larger.records - smaller.records
        yield [
            f"{smaller.title} → {larger.title}",
            f"{(_wall(larger.builds) - _wall(smaller.builds)) / pages * 1e3:.2f}",
            f"{(_processor(larger.builds) - _processor(smaller.builds)) / pages * 1e3:.2f}",
            f"{(_processor(larger.checks) - _processor(smaller.checks)) / records * 1e3:.2f}",
        ]


def stages(case: Case) -> Iterator[Sequence[str]]:
    """The CPU time of a build by stage."""
    _, printed = run([sys.executable, str(HERE / "stages.py"), str(case.data)])
    seconds: dict[str, float] = json.loads(printed.splitlines()[-1])
    yield ["stage", "processor, s", "a page, ms"]
    for stage, spent in seconds.items():
        yield [stage, f"{spent:.2f}", f"{spent / case.pages * 1e3:.3f}"]
    yield ["together", f"{sum(seconds.values()):.2f}", f"{sum(seconds.values()) / case.pages * 1e3:.3f}"]


def _wall(costs: Sequence[Cost]) -> float:
    return median(cost.wall for cost in costs)


def _processor(costs: Sequence[Cost]) -> float:
    return median(cost.processor for cost in costs)


def figures(cases: Sequence[Case], rounds: int, folder: Path, *, compared: bool) -> str:
    """All tables as Markdown."""
    _, *sizes = cases
    usual = next(case for case in sizes if case.title.startswith(f"{USUAL:,}"))
    size = int(median(raw for raw, _ in usual.entries))
    bare = bare_files(folder, SMALL, size) / SMALL * 1e3
    machine = f"{dt.date.today()}, a {os.cpu_count()}-core virtual machine, Python {platform.python_version()}"
    where = "in memory (tmpfs)" if folder.is_relative_to(MEMORY) else "on disk"
    parts = [
        f"{machine}; medians of {rounds} runs; sites written {where}, where a folder with a file of {size:,} bytes"
        f" costs {bare:.2f} ms without any code of ours.",
        table(overview(cases)),
        "What one more costs (the same in each row where nothing grows faster than the data):",
        table(growth(sizes)),
        f"Where the time of a build of {usual.title} goes (one run in one process):",
        table(stages(usual)),
    ]
    if compared:
        parts += ["Beside a small Hugo site of the same organisations:", table(hugo(usual, rounds, folder))]
    return "\n\n".join(parts)


def publish(text: str, begin: str = BEGIN, end: str = END) -> None:
    """Put the figures between two markers in the README."""
    before, _, rest = README.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    README.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8", newline="\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", action="store_true", help=f"with {LARGE:,} organisations too")
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    parser.add_argument(
        "--folder", type=Path, default=MEMORY if in_memory else None, help="where to put data and sites"
    )
    parser.add_argument("--hugo", action="store_true", help="measure a Hugo site of the same organisations beside ours")
    words = parser.parse_args()
    if words.hugo and not shutil.which("hugo"):
        parser.error("hugo is missing; on Debian and Ubuntu: sudo apt-get install hugo")
    with tempfile.TemporaryDirectory(prefix="imenik-", dir=words.folder) as name:
        folder = Path(name)
        cases = [Case("real data", ROOT / "data")]
        for size in (SMALL, USUAL, *([LARGE] if words.large else [])):
            data = folder / f"data-{size}"
            run([sys.executable, str(HERE / "synthetic.py"), str(data), "--organisations", str(size)])
            cases.append(Case(f"{size:,} organisations", data))
        measure(cases, words.rounds, folder)
        text = figures(cases, words.rounds, folder, compared=words.hugo)
    publish(text)
    print(text)


if __name__ == "__main__":
    main()
