"""Writes `RESULTS.md` and the table of the repository's README from the figures in `results/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.results import FOLDER, ROOT, Result, load
from benchmarks.tables import publish, table
from benchmarks.targets import TARGETS, Results, Target

RESULTS, README = Path(__file__).with_name("RESULTS.md"), ROOT / "README.md"
BEGIN, END = "<!-- figures: written by benchmarks/report.py -->", "<!-- end of figures -->"
SMALL, LARGE = 1_000, 10_000
"""The sizes between which growth is measured."""
NOTEWORTHY = 0.01
"""The smallest share of a whole that is shown by itself; the growth of a smaller stage would be noise."""

INTRODUCTION = (
    "Written by `make bench` from the figures in [`results/`](results/); [README.md](README.md) explains how they are"
    " measured. Times of several runs are medians; a ratio is the median of those of runs that followed each other."
)
STAGES = (
    "Seconds of processor time of one build in one process; growth is from 1,000 to 10,000 organisations, of stages"
    " that take 1 % or more."
)
SAME = "Pages in six languages. Nothing is reported unless Hugo's site has the same ones, with as many facts and cards."
BEFORE = (
    "Seconds of processor time of one build of 1,000 organisations in one process: at commit 849f469c, from before this"
    " work, and now. The pictures of both are cached."
)
Columns = Sequence[tuple[str, str, float, int, str]]
"""Title, key, what to divide by, digits behind the point, unit."""
OVERVIEW: Columns = (
    ("pages, in 6 languages", "pages", 1, 0, ""),
    ("`imenik build`: time", "build_wall", 1, 1, " s"),
    ("`imenik build`: processor", "build_processor", 1, 1, " s"),
    ("`imenik build`: memory", "build_memory", 1e6, 0, " MB"),
    ("the first one, with pictures to draw: time", "first_build_wall", 1, 1, " s"),
    ("Hugo, the pages of the last table: time", "hugo_wall", 1, 1, " s"),
    ("Hugo: processor", "hugo_processor", 1, 1, " s"),
    ("Hugo: memory", "hugo_memory", 1e6, 0, " MB"),
    ("ours against Hugo's: time", "time_ratio", 1, 2, " ×"),
    ("ours against Hugo's: processor", "processor_ratio", 1, 2, " ×"),
    ("`imenik check`, nothing cached: time", "check_cold_wall", 1, 1, " s"),
    ("`imenik check`, nothing cached: processor", "check_cold_processor", 1, 1, " s"),
    ("`imenik check`, one changed file: time", "check_changed_wall", 1, 1, " s"),
    ("`imenik check`, one changed file: processor", "check_changed_processor", 1, 1, " s"),
    ("whole site", "site_bytes", 1e6, 0, " MB"),
    ("without a picture for each entry", "site_gb", 1e-3, 0, " MB"),
    ("Hugo's site", "hugo_site_bytes", 1e6, 0, " MB"),
    ("an organisation's page, raw: median", "page_raw_kb", 1, 1, " kB"),
    ("an organisation's page, gzip: median", "page_gzip_kb", 1, 1, " kB"),
)
SUMMARY: Columns = (
    ("whole site in 6 languages", "build_wall", 1, 1, " s"),
    ("against [Hugo](https://gohugo.io), which writes pages and lists only", "time_ratio", 1, 1, " ×"),
    ("memory", "build_memory", 1e6, 0, " MB"),
    ("check of all entries", "check_cold_wall", 1, 1, " s"),
)
OTHERS = {
    "finding": "Finding",
    "lighthouse": "Lighthouse",
    "serving": "`imenik serve`",
    "matching": "Matching",
    "tests": "The slowest tests",
}
"""Figures of other programs, each of which may keep a `table`: rows of texts, the first of which is the header."""
Measured = Mapping[int, Mapping[str, Any]]
"""The values of each number of organisations, the smallest first."""
Rows = Iterator[Sequence[str]]


def sizes(folder: Path = FOLDER) -> list[int]:
    """The numbers of organisations that were measured."""
    return sorted(int(file.stem) for file in folder.glob("*.json") if file.stem.isdigit())


def write() -> None:
    """Write both documents."""
    RESULTS.write_text(text(), encoding="utf-8", newline="\n")
    publish(summary(), BEGIN, END, README)


def text(folder: Path = FOLDER) -> str:
    """`RESULTS.md`."""
    found = _results_of(folder)
    measured = {size: found[str(size)].values for size in sizes(folder)}
    values: Results = {name: result.values for name, result in found.items()} | {
        "growth": growth(measured),
        "largest": measured[max(measured)] if measured else {},
    }
    parts = [
        "# Results",
        INTRODUCTION,
        "## Targets",
        table(_targets(values)),
        "## Measured on",
        table(_machines(found)),
    ]
    if measured:
        parts += ["## Whole sites", table(_columns(measured, OVERVIEW))]
    if any("stages" in values for values in measured.values()):
        parts += ["## Stages of a build", STAGES, table(_stages(measured))]
    if measured:
        parts += ["## Where the bytes are", table(_bytes(measured))]
        parts += ["## What both sites have", SAME, table(_same(measured))]
    if "before" in values and "stages" in measured.get(SMALL, {}):
        parts += ["## Profile before and after", BEFORE, table(_before_and_after(values["before"], measured[SMALL]))]
    for name, title in OTHERS.items():
        if "table" in values.get(name, {}):
            parts += [f"## {title}", table(values[name]["table"])]
    return "\n\n".join(parts) + "\n"


def summary(folder: Path = FOLDER) -> str:
    """The table of the repository's README."""
    measured = {int(name): result.values for name, result in _results_of(folder).items() if name.isdigit()}
    if not measured:
        return "Not measured yet: `make bench`."
    return table(_columns(dict(sorted(measured.items())), SUMMARY))


def growth(measured: Measured) -> dict[str, Any]:
    """How many times longer each noteworthy stage takes at the larger size; `largest` is the most."""
    smaller, larger = (measured.get(size, {}).get("stages", {}) for size in (SMALL, LARGE))
    least = NOTEWORTHY * sum(larger.values())
    ratios = {name: spent / smaller[name] for name, spent in larger.items() if spent >= least and smaller.get(name)}
    return {"stages": ratios, "largest": max(ratios.values())} if ratios else {}


def _results_of(folder: Path) -> dict[str, Result]:
    found = {file.stem: load(file.stem, folder) for file in sorted(folder.glob("*.json"))}
    return {name: result for name, result in found.items() if result}


# The tables


def _targets(values: Results) -> Rows:
    yield ["", "must", "aim", "reached", ""]
    for target in TARGETS:
        reached = target.reached(values)
        limits = [_shown(limit, target.unit) for limit in (target.must, target.aim)]
        shown = "not measured" if reached is None else _shown(reached, target.unit)
        yield [target.what, *limits, shown, _verdict(target, reached)]


def _verdict(target: Target, reached: float | None) -> str:
    if reached is None:
        return ""
    if target.is_met(reached, target.aim):
        return "aim"
    return "must" if target.is_met(reached, target.must) else "missed"


def _shown(value: float, unit: str) -> str:
    digits = f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
    return f"{digits.rstrip('0').rstrip('.')} {unit}".strip()


def _machines(found: Mapping[str, Result]) -> Rows:
    yield ["", "date", "commit", "machine"]
    for name, result in sorted(found.items(), key=lambda pair: (not pair[0].isdigit(), len(pair[0]), pair[0])):
        title = f"{int(name):,} organisations" if name.isdigit() else name
        hugo = [f"Hugo {result.values['hugo_version']}"] if "hugo_version" in result.values else []
        yield [title, result.date, result.commit, ", ".join([result.machine, *hugo])]


def _columns(measured: Measured, columns: Columns) -> Rows:
    yield ["", *(f"{size:,} organisations" for size in measured)]
    for title, key, scale, digits, unit in columns:
        yield [title, *(f"{values[key] / scale:,.{digits}f}{unit}" for values in measured.values())]


def _stages(measured: Measured) -> Rows:
    ratios = growth(measured).get("stages", {})
    stages = {size: values["stages"] for size, values in measured.items() if "stages" in values}
    *_, last = stages.values()
    yield ["", *(f"{size:,}" for size in stages), "growth"]
    for stage in last:
        ratio = f"{ratios[stage]:.1f} ×" if stage in ratios else ""
        yield [stage, *(f"{seconds.get(stage, 0):.2f}" for seconds in stages.values()), ratio]
    yield ["together", *(f"{sum(seconds.values()):.2f}" for seconds in stages.values()), ""]


def _bytes(measured: Measured) -> Rows:
    """The larger parts of the site, as they are in the largest one, and all the others together."""
    *_, last = measured.values()
    largest = [part for part, size in last["bytes_by_part"].items() if size >= NOTEWORTHY * last["site_bytes"]]
    yield ["MB", *(f"{size:,}" for size in measured)]
    for part in largest:
        yield [part, *(f"{values['bytes_by_part'].get(part, 0) / 1e6:,.1f}" for values in measured.values())]
    shown = [sum(values["bytes_by_part"].get(part, 0) for part in largest) for values in measured.values()]
    rest = [values["site_bytes"] - size for values, size in zip(measured.values(), shown, strict=True)]
    yield ["all others", *(f"{size / 1e6:,.1f}" for size in rest)]


def _same(measured: Measured) -> Rows:
    *_, last = measured.values()
    yield ["", *(f"{size:,} organisations" for size in measured)]
    for section, words in (("pages", "pages: "), ("marks", "")):
        for name in last["compared"][section]:
            yield [words + name, *(f"{values['compared'][section].get(name, 0):,}" for values in measured.values())]


def _before_and_after(before: Mapping[str, Any], after: Mapping[str, Any]) -> Rows:
    yield ["", "before", "now"]
    for stage in {**dict.fromkeys(before["stages"]), **dict.fromkeys(after["stages"])}:
        yield [stage, *(f"{values['stages'].get(stage, 0):.1f}" for values in (before, after))]
    yield ["together", *(f"{sum(values['stages'].values()):.1f}" for values in (before, after))]


if __name__ == "__main__":
    write()
