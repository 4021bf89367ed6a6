"""Runs Lighthouse, as on a phone, on nine kinds of pages of a site with many organisations, served compressed."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.costs import IMENIK, run
from benchmarks.gzip_server import serve
from benchmarks.results import save
from benchmarks.synthetic import write
from benchmarks.tables import table
from tests.browser.serving import FLAGS, launch_options

PROGRAM = Path(__file__).parent / "node" / "node_modules" / ".bin" / "lighthouse"
ORGANISATIONS = 1_500
ROUNDS = 3
PATIENCE = 300
"""Seconds until one run is given up."""
LANGUAGE = "sr-Cyrl"
"""The language with the longest texts: its letters take two bytes."""
PAGES: Mapping[str, str] = {
    "home": "",
    "organisations": "organisations/",
    "organisation": "organisations/*/",
    "project": "projects/*/",
    "wall": "projects/",
    "meetings": "meetings/",
    "partners": "partners/",
    "map": "map/",
    "form": "add/organisation/",
}
"""Kinds of pages, and where one of them is; `*` is the first entry."""


@dataclass(frozen=True)
class Visit:
    """One run on a page: points of 100, seconds, shift of the layout, milliseconds, requests, kilobytes."""

    performance: float
    first_view: float
    largest_view: float
    cls: float
    blocked: float
    requests: float
    kilobytes: float


def visit(address: str) -> Visit:
    """One run of Lighthouse with its usual phone. RuntimeError where it fails."""
    flags = " ".join(["--headless", *FLAGS])
    command = [str(PROGRAM), address, "--quiet", "--output=json", "--only-categories=performance"]
    done = subprocess.run(  # noqa: S603 - our own command
        [*command, f"--chrome-flags={flags}"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={**os.environ, "CHROME_PATH": launch_options()["executable_path"]},
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return visit_of(json.loads(done.stdout))


def visit_of(report: Mapping[str, Any]) -> Visit:
    """The figures of a report. What stands in a stylesheet (`data:`) is no request."""
    audits = report["audits"]
    figures = {name: float(audit["numericValue"]) for name, audit in audits.items() if "numericValue" in audit}
    requests = [
        request for request in audits["network-requests"]["details"]["items"] if request["url"].startswith("http")
    ]
    return Visit(
        performance=100 * report["categories"]["performance"]["score"],
        first_view=figures["first-contentful-paint"] / 1e3,
        largest_view=figures["largest-contentful-paint"] / 1e3,
        cls=figures["cumulative-layout-shift"],
        blocked=figures["total-blocking-time"],
        requests=len(requests),
        kilobytes=sum(request["transferSize"] for request in requests) / 1e3,
    )


def middle(visits: list[Visit]) -> Visit:
    """The median of each figure."""
    return Visit(*(median(figures) for figures in zip(*(vars(one).values() for one in visits), strict=True)))


def build(site: Path, folder: Path) -> None:
    """A site of invented entries, without pictures for social networks, which no page shows."""
    data = folder / "data"
    write(data, organisations=ORGANISATIONS, projects=ORGANISATIONS // 10, seed=1)
    words = ["--data", str(data), "--site-dir", str(site), "--today", "2026-11-21"]
    run([IMENIK, "build", *words], environment={"IMENIK_PICTURES": "none", "IMENIK_HISTORY": "false"})


def address_of(pattern: str, edition: Path) -> str:
    """The first page of a kind that the site has."""
    if "*" not in pattern:
        return pattern
    page = min(page for page in edition.glob(f"{pattern}index.html") if page.parent.name != "page")
    return f"{page.parent.relative_to(edition)}/"


def report(pages: Mapping[str, Visit]) -> list[list[str]]:
    """Rows of a table, and `results/lighthouse.json`."""
    head = ["page", "performance", "first view, s", "largest, s", "CLS", "blocked, ms", "requests", "kB"]
    shapes = (".0f", ".1f", ".1f", ".3f", ".0f", ".0f", ".1f")
    rows = [
        [kind, *(format(figure, shape) for figure, shape in zip(vars(page).values(), shapes, strict=True))]
        for kind, page in pages.items()
    ]
    values = {
        "performance": min(page.performance for page in pages.values()),
        "cls": max(page.cls for page in pages.values()),
        "form_requests": pages["form"].requests,
        "form_kb": pages["form"].kilobytes,
    }
    save("lighthouse", {**values, "table": [head, *rows]})
    return [head, *rows]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--site", type=Path, help="a built site instead of one of invented entries")
    words = parser.parse_args()
    if not PROGRAM.is_file():
        raise SystemExit("Lighthouse is not installed: npm ci --prefix benchmarks/node")
    with tempfile.TemporaryDirectory(prefix="imenik-") as name:
        site = words.site or Path(name) / "site"
        if not words.site:
            build(site, Path(name))
        pages = {}
        with serve(site) as root:
            for kind, pattern in PAGES.items():
                print(kind, file=sys.stderr)
                address = f"{root}{LANGUAGE}/{address_of(pattern, site / LANGUAGE)}"
                pages[kind] = middle([visit(address) for _ in range(words.rounds)])
    print(table(report(pages)))


if __name__ == "__main__":
    main()
