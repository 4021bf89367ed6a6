"""Measures one directory of invented records: our builds beside Hugo's, checks, sizes, stages."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.costs import IMENIK, Cost, run
from benchmarks.fairness import Contents, contents, differences, kinds
from benchmarks.results import ROOT
from imenik.env.locations import LOCALES
from imenik.store.languages import load_languages

DAY = "2026-11-21"
CODE = {"PYTHONPATH": f"{ROOT}/src:{ROOT}"}
EPOCH = {**CODE, "SOURCE_DATE_EPOCH": "1795219200"}
"""The same day for those that have no `--today`."""
SAMPLE = 6_000
"""How many pages are compressed to find the median."""
LANGUAGES = tuple(load_languages(LOCALES))
Values = dict[str, Any]


class Bench:
    """A site folder with invented data, and the source of a Hugo site of the same, below `folder`."""

    def __init__(self, size: int, folder: Path, hugo: str) -> None:
        self.size, self.program = size, hugo
        self.site, self.output = folder / "site", folder / "output"
        self.hugo, self.hugo_output = folder / "hugo", folder / "hugo-output"
        self._ours = Contents(frozenset(), {})
        self.comparison: Values = {}
        """What Hugo's site has; empty before the first round."""

    def prepare(self) -> None:
        """Write the data, a site folder around it, and the source for Hugo."""
        self.site.mkdir()
        shutil.copy(ROOT / "mkdocs.yml", self.site)
        for part in ("hooks", "docs"):
            shutil.copytree(ROOT / part, self.site / part)
        _python("benchmarks.synthetic", self.site / "data", "--organisations", self.size)
        _python("benchmarks.hugo.source", self.site / "data", self.hugo)

    def first_build(self) -> Values:
        """The first build, which draws the pictures, and the sizes of what it makes."""
        cost = self.build(pictures=True)
        self._ours, values = contents(self.output, LANGUAGES), _sizes(self.output)
        shutil.rmtree(self.output)
        return {**values, "first_build": asdict(cost)}

    def measure_round(self) -> Values:
        """One turn of each, so that other load on the machine meets all alike."""
        costs = {"build": self.build()}
        shutil.rmtree(self.output)
        costs["hugo"] = self.build_hugo()
        self.comparison = self.comparison or self._compare()
        shutil.rmtree(self.hugo_output)
        costs["check_cold"] = self.check(cold=True)
        with changed_file(self.site / "data"):
            costs["check_changed"] = self.check()
        return {name: asdict(cost) for name, cost in costs.items()}

    def _compare(self) -> Values:
        """What both sites have. SystemExit if Hugo's has not the pages, lists and facts of ours."""
        theirs = contents(self.hugo_output, LANGUAGES)
        found = differences(self._ours, theirs)
        if found:
            lines = "\n".join(f"- {sentence}" for sentence in found)
            raise SystemExit(f"Hugo's site differs from ours; nothing is reported.\n{lines}")
        return {
            "compared": {"pages": kinds(theirs), "marks": dict(theirs.marks)},
            "hugo_site_bytes": sum(file.stat().st_size for file in self.hugo_output.rglob("*") if file.is_file()),
            "hugo_version": "".join(re.findall(r"\bhugo v([\d.]+)", run([self.program, "version"])[1])),
        }

    def build(self, *, pictures: bool = False) -> Cost:
        """Our whole site, with nothing cached but the pictures (not even them where they are to be drawn)."""
        forget(self.site, pictures=pictures)
        words = ["--data", "data", "--site-dir", str(self.output), "--today", DAY]
        return run([IMENIK, "build", *words], self.site, cached_in(self.site))[0]

    def build_hugo(self) -> Cost:
        """Hugo's site."""
        return run([self.program, "--quiet", "--source", str(self.hugo), "--destination", str(self.hugo_output)])[0]

    def check(self, *, cold: bool = False) -> Cost:
        """The check of all records."""
        if cold:
            forget(self.site)
        return run([IMENIK, "check", "--data", "data"], self.site, cached_in(self.site))[0]

    def stages(self) -> Mapping[str, float]:
        """The processor time of a build by stage."""
        forget(self.site)
        command = [sys.executable, "-m", "benchmarks.stages", str(self.site)]
        printed = run(command, ROOT, cached_in(self.site) | EPOCH)[1]
        return json.loads(printed.splitlines()[-1])  # type: ignore[no-any-return] # our own figures


@contextmanager
def changed_file(data: Path) -> Iterator[None]:
    """Change a record for a while."""
    file = min((data / "organisations").glob("*.yml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Invented page", "Changed page"), encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(text, encoding="utf-8")


def cached_in(site: Path) -> dict[str, str]:
    """The environment in which all that is cached is in the folder of a site."""
    return {**CODE, "IMENIK_CACHE": str(site / ".cache" / "user")}


def forget(site: Path, *, pictures: bool = False) -> None:
    """Empty the cache of a site, the pictures for social networks left in it unless they are to be forgotten too."""
    for kept in (site / ".cache").glob("*"):
        if kept.name != "pictures" or pictures:
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()


def _python(module: str, *words: object) -> str:
    return run([sys.executable, "-m", module, *map(str, words)], ROOT, EPOCH)[1]


# Sizes


def _sizes(site: Path) -> Values:
    """The bytes of a site by its parts, and those of the pages of organisations."""
    files = [(file.relative_to(site), file.stat().st_size) for file in site.rglob("*") if file.is_file()]
    parts: Counter[str] = Counter()
    for path, size in files:
        parts[_part(path)] += size
    pages = sorted((site).glob("*/organisations/*/index.html"))
    pages = [page for page in pages if page.parent.name != "page"]
    compressed = [len(gzip.compress(page.read_bytes(), 9)) for page in pages[:: len(pages) // SAMPLE + 1]]
    return {
        "files": len(files),
        "pages": sum(path.suffix == ".html" for path, _ in files),
        "site_bytes": sum(parts.values()),
        "bytes_by_part": dict(parts.most_common()),
        "page_raw": median(page.stat().st_size for page in pages),
        "page_gzip": median(compressed),
    }


def _part(path: Path) -> str:
    """The part of the site that a file belongs to: pages and other files of languages, and folders that all share."""
    folder, *rest = path.parts
    if folder not in LANGUAGES:
        return folder if rest else "root"
    return f"pages: {rest[0] if len(rest) > 1 else 'home'}" if path.suffix == ".html" else "other files of languages"
