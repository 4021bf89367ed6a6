"""Measures what searching costs a visitor in a real browser: bytes fetched and time taken, for many organisations.

The pages are those of the real site; the finder's index and the index of the texts are those of invented data. Bytes
are counted as a server sends them that compresses (gzip, level 6); Pagefind's own files are compressed already.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.costs import IMENIK, run
from benchmarks.synthetic import write
from benchmarks.tables import publish, table
from imenik.exports.browser import finder_index as finder
from imenik.site.search import index_pages
from imenik.views.fulltext import searchable_pages
from tests.browser.serving import launch_options, serve
from tests.factories import editions_of

BEGIN, END = "<!-- finding: written by finding.py -->", "<!-- end of finding -->"
SIZES = (1_500, 10_000)
LANGUAGE = "bs"
WORDS = ("čitaonica", "друштво", "skola", "мостови", "ansambl", "Uzorak 0042", "mentorice", "prikuplja")
NAMES = ("udruženje", "Беч", "drustvo uzorak", "0815", "minhen", "klub primjer", "udruzenjje")
_PACKED = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")


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
        page.on("request", lambda request: self._count(urlsplit(request.url).path))

    def _count(self, path: str) -> None:
        file = self.site / path.strip("/")
        content = (file / "index.html" if file.is_dir() else file).read_bytes()
        size = len(content) if path.endswith(_PACKED) else len(gzip.compress(content, 6))
        self.fetched.append(Fetched(path, size))

    def take(self, *parts: str) -> int:
        """The bytes fetched since the last call, of paths that contain one of `parts`, or of all."""
        taken = [fetched.size for fetched in self.fetched if not parts or any(part in fetched.path for part in parts)]
        self.fetched.clear()
        return sum(taken)


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


SCRIPT = """
async (names) => {
  const { loadEntries } = await import("/assets/js/entries.js");
  const { filterEntries, interpret, sortEntries } = await import("/assets/js/query.js");
  const { entries } = await loadEntries("organisations", "/", "bs");
  const facets = ["cluster", "country", "type", "place", "language", "offers", "seeks", "status", "fresh"];
  return names.map((q) => {
    const begin = performance.now();
    const { matches } = filterEntries(entries, interpret(entries, q), new Map(), facets);
    sortEntries(matches, { q, sort: "", near: "", points: {} }, "bs");
    return performance.now() - begin;
  });
}
"""


def finding(browser: Browser, root: str, site: Path) -> Iterator[tuple[str, str]]:
    """The finder: what is fetched for the first query, and how long queries take."""
    page = browser.new_page()
    watch = Watch(page, site)
    page.goto(f"{root}{LANGUAGE}/organisations/")
    page.wait_for_load_state("networkidle")
    yield "finder: its script on the page, kB", _kb(watch.take("/assets/js/"))
    page.locator("#im-q").fill("savez")
    page.locator(".im-found").wait_for()
    index = [fetched.size for fetched in watch.fetched if "organisations.json" in fetched.path]
    yield "finder: index, kB", _kb(sum(index))
    yield "finder: words of one language, kB", _kb(watch.take("/find/") - sum(index))
    times = page.evaluate(SCRIPT, NAMES)
    yield "finder: a question with counts and order: median, ms", f"{median(times):.0f}"
    yield "finder: the slowest of them, ms", f"{max(times):.0f}"
    page.close()


def searching(browser: Browser, root: str, site: Path) -> Iterator[tuple[str, str]]:
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
    yield "full text: first question, kB", _kb(sizes[0])
    yield "full text: following ones: median, kB", _kb(int(median(sizes[1:])))
    yield "full text: the largest of them, kB", _kb(max(sizes[1:]))
    page.close()


def _kb(size: int) -> str:
    return f"{size / 1e3:.1f}"


MEASURES: Sequence[Callable[[Browser, str, Path], Iterator[tuple[str, str]]]] = (finding, searching)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    words = parser.parse_args()
    columns: list[dict[str, str]] = []
    with tempfile.TemporaryDirectory(prefix="imenik-") as name, sync_playwright() as playwright:
        folder, browser = Path(name), playwright.chromium.launch(**launch_options())
        site = folder / "site"
        run([IMENIK, "build", "--site-dir", str(site), "--today", "2026-11-21"])
        for size in words.sizes:
            print(f"{size:,} organisations", file=sys.stderr)
            prepare(site, size, folder)
            with serve(site) as root:
                columns.append(dict(row for measure in MEASURES for row in measure(browser, root, site)))
        browser.close()
    head = ["", *(f"{size:,} organisations" for size in words.sizes)]
    text = table(iter([head, *([title, *(column[title] for column in columns)] for title in columns[0])]))
    publish(text, BEGIN, END)
    print(text)


if __name__ == "__main__":
    main()
