"""Measures what searching costs a visitor in a real browser: time from a key to its answer, and bytes fetched.

The pages are those of the real site; the finder's index and the index of the texts are those of invented data. Bytes
are counted as a server sends them that compresses (gzip, level 6); Pagefind's own files are compressed already.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.costs import IMENIK, run
from benchmarks.gzip_server import LEVEL, serve
from benchmarks.keystrokes import BOXES, ROUNDS, SLOWED, type_into
from benchmarks.results import save
from benchmarks.synthetic import write
from benchmarks.tables import table
from imenik.exports.browser import finder_index as finder
from imenik.site.search import index_pages
from imenik.views.fulltext import searchable_pages
from tests.browser.serving import launch_options
from tests.factories import editions_of

SIZES = (1_500, 10_000)
LANGUAGE = "bs"
WORDS = ("čitaonica", "друштво", "skola", "мостови", "ansambl", "Uzorak 0042", "mentorice", "prikuplja")
_PACKED = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
Row = tuple[str, str, float, str]
"""The key of a figure, its words, the figure, its format."""


@dataclass(frozen=True)
class Fetched:
    """A file that the browser requested, and its size as transferred."""

    path: str
    size: int


class Watch:
    """The files of the site that a page fetches."""

    def __init__(self, page: Page, site: Path) -> None:
        self.site = site
        self.fetched: list[Fetched] = []
        # What a worker requests belongs to the context, not to the page.
        page.context.on("request", lambda request: self._count(urlsplit(request.url).path))

    def _count(self, path: str) -> None:
        file = self.site / path.strip("/")
        content = (file / "index.html" if file.is_dir() else file).read_bytes()
        size = len(content) if path.endswith(_PACKED) else len(gzip.compress(content, LEVEL))
        self.fetched.append(Fetched(path, size))

    def take(self, *parts: str) -> float:
        """The kilobytes fetched since the last call, of paths that contain one of `parts`, or of all."""
        taken = [fetched.size for fetched in self.fetched if not parts or any(part in fetched.path for part in parts)]
        self.fetched.clear()
        return sum(taken) / 1e3


def prepare(site: Path, organisations: int, folder: Path) -> None:
    """Put the indexes of invented organisations over the pages of the real site."""
    data = folder / f"data-{organisations}"
    write(data, organisations=organisations, projects=organisations // 10, seed=1)
    editions = editions_of(data)
    for path, content in finder.files(editions):
        (site / path).write_bytes(content)
    shutil.rmtree(site / "pagefind")
    for path, content in index_pages(editions[LANGUAGE].language, searchable_pages(editions[LANGUAGE])):
        _write(site / path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def typing(browser: Browser, root: str) -> Iterator[Row]:
    """Keys and their answers, with the processor slowed."""
    for box in BOXES:
        times = type_into(browser, f"{root}{LANGUAGE}/", box)
        yield f"{box.name}_key_ms", f"{box.name}: a key until its answer: median, ms", median(times.keys), ".0f"
        yield f"{box.name}_slowest_key_ms", f"{box.name}: the slowest key, ms", max(times.keys), ".0f"
        yield f"{box.name}_first_answer_s", f"{box.name}: first answer of a visit, s", times.first / 1e3, ".2f"
        yield f"{box.name}_block_ms", f"{box.name}: longest block while typing, ms", times.longest, ".0f"


def finding(browser: Browser, root: str, site: Path) -> Iterator[Row]:
    """What the finder fetches for the first query."""
    page = browser.new_page()
    watch = Watch(page, site)
    page.goto(f"{root}{LANGUAGE}/organisations/")
    page.wait_for_load_state("networkidle")
    yield "finder_script_kb", "finder: its script, kB", watch.take("/assets/js/finder"), ".1f"
    page.locator("#im-q").fill("savez")
    page.locator(".im-found").wait_for()
    index = sum(fetched.size for fetched in watch.fetched if "organisations.json" in fetched.path) / 1e3
    yield "finder_index_kb", "finder: index, kB", index, ".1f"
    yield "finder_words_kb", "finder: words of one language, kB", watch.take("/find/") - index, ".1f"
    page.close()


def searching(browser: Browser, root: str, site: Path) -> Iterator[Row]:
    """Full-text search: what is fetched for the first query and for each that follows."""
    page = browser.new_page()
    watch = Watch(page, site)
    page.goto(f"{root}{LANGUAGE}/search/")
    page.wait_for_load_state("networkidle")
    watch.take()
    sizes = []
    for word in WORDS:
        page.locator("#im-q").fill(word)
        page.locator("#im-q").press("Enter")
        page.wait_for_function("document.querySelector('[data-im=status]').textContent !== ''")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        sizes.append(watch.take())
    yield "texts_first_kb", "full text: first question, kB", sizes[0], ".1f"
    yield "texts_next_kb", "full text: following ones: median, kB", median(sizes[1:]), ".1f"
    yield "texts_largest_kb", "full text: the largest of them, kB", max(sizes[1:]), ".1f"
    page.close()


def report(columns: dict[int, list[Row]]) -> list[list[str]]:
    """Rows of a table, and `results/finding.json`, whose figures are those of the largest directory."""
    largest = columns[max(columns)]
    head = [f"{ROUNDS} visits, processor {SLOWED} × slower", *(f"{size:,} organisations" for size in columns)]
    rows = [
        [words, *(format(rows[line][2], shape) for rows in columns.values())]
        for line, (_, words, _, shape) in enumerate(largest)
    ]
    load = f"{os.getloadavg()[0]:.1f}"  # times say little where others work too
    save("finding", {**{key: figure for key, _, figure, _ in largest}, "load": load, "table": [head, *rows]})
    return [head, *rows]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--site", type=Path, help="a built site to copy instead of building the real one")
    words = parser.parse_args()
    columns: dict[int, list[Row]] = {}
    with tempfile.TemporaryDirectory(prefix="imenik-") as name, sync_playwright() as playwright:
        folder, browser = Path(name), playwright.chromium.launch(**launch_options())
        site = folder / "site"
        if words.site:
            shutil.copytree(words.site, site)
        else:
            run([IMENIK, "build", "--site-dir", str(site), "--today", "2026-11-21"])
        for size in words.sizes:
            print(f"{size:,} organisations", file=sys.stderr)
            prepare(site, size, folder)
            with serve(site) as root:
                rows = [*typing(browser, root), *finding(browser, root, site), *searching(browser, root, site)]
            columns[size] = rows
        browser.close()
    print(table(report(columns)))


if __name__ == "__main__":
    main()
