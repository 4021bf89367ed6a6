"""Measures `imenik serve` in a real browser: the first page after the command, and how long a change takes to be seen.

Everything is in a folder of its own: the code too, since templates, catalogues and Python are changed. Times are those
of the clock, from the moment the file is written until the open page shows the words; processor time is that of the
server. The changed Python is of the kind that takes longest: entries depend on it, so all of them are read again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks.results import ROOT, save
from benchmarks.synthetic import write
from benchmarks.tables import table
from tests.browser.serving import launch_options

SIZE, ROUNDS = 1_500, 5
LANGUAGE = "de"
COMMAND = [sys.executable, "-c", "from imenik.cli import main; main()", "serve", "--data", "data"]
PATIENCE = 60_000
"""Milliseconds."""


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor."""

    wall: float
    processor: float


class Server:
    """`imenik serve` in a folder."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self.root = f"http://{host}/{LANGUAGE}/"
        environment = {"PYTHONPATH": str(folder / "src"), "XDG_CACHE_HOME": str(folder / "caches")}
        with (folder / "log").open("w") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                [*COMMAND, "--address", host], cwd=folder, env={**os.environ, **environment}, stdout=log, stderr=log
            )

    def processor(self) -> float:
        """The seconds of the processor so far; a restart goes on counting (proc(5))."""
        values = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def timed(server: Server) -> Iterator[list[Spent]]:
    """A list that gets what the block took."""
    spent: list[Spent] = []
    processor, begin = server.processor(), time.perf_counter()
    yield spent
    spent.append(Spent(time.perf_counter() - begin, server.processor() - processor))


def prepare(folder: Path, size: int) -> str:
    """A checkout with invented data; gives the id of an organisation."""
    for part in ("src", "hooks", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    write(folder / "data", size, size // 10, 1)
    public = (
        file
        for file in sorted((folder / "data" / "organisations").glob("*.yml"))
        if "listing: public-source" in (text := file.read_text(encoding="utf-8")) and "\nnote:" not in text
    )
    return next(public).stem


def first_page(browser: Browser, folder: Path) -> Spent:
    """From the command until the home page is loaded."""
    page = browser.new_page()
    begin = time.perf_counter()
    server = Server(folder)
    while True:
        try:
            page.goto(server.root, timeout=PATIENCE)
            break
        except Error:  # it does not listen yet
            time.sleep(0.01)
    spent = Spent(time.perf_counter() - begin, server.processor())
    server.stop()
    page.close()
    return spent


class Change:
    """One place of a file that can be made to show any words on the page of an organisation."""

    def __init__(self, file: Path, old: str, new: str) -> None:
        """`new` has the words at `%s`."""
        self._file, self._old, self._new = file, old, new
        self._original = file.read_text(encoding="utf-8")
        if old not in self._original:
            raise SystemExit(f"{file} has changed: there is no {old!r}")

    def make(self, words: str) -> None:
        """Write the file."""
        self._file.write_text(self._original.replace(self._old, self._new % words, 1), encoding="utf-8")


def changes(folder: Path, name: str) -> dict[str, Change]:
    """What is changed, by the name of the figure."""
    package = folder / "src" / "imenik"
    record = folder / "data" / "organisations" / f"{name}.yml"
    template = package / "resources" / "theme" / "pages" / "entries" / "organisation.html"
    message = 'msgid "From public sources"\nmsgstr "'
    # The catalogue before the code, which takes the message out of it.
    return {
        "record_s": Change(record, "\ntype:", "\nnote: %s\ntype:"),
        "template_s": Change(template, "<dl class=", "<p>%s</p><dl class="),
        "catalogue_s": Change(package / "resources" / "locales" / f"{LANGUAGE}.po", message, f"{message}%s "),
        "python_s": Change(package / "i18n" / "labels.py", 'say("From public sources")', 'say("%s")'),
    }


def shown(page: Page, words: str) -> None:
    """Wait until the page shows the words."""
    page.wait_for_function("words => document.body?.innerText.includes(words)", arg=words, timeout=PATIENCE)


def measure(browser: Browser, folder: Path, size: int, rounds: int) -> dict[str, list[Spent]]:
    """What each figure took, in every round."""
    name = prepare(folder, size)
    found = {"first_ever_s": [first_page(browser, folder)]}
    found["first_page_s"] = [first_page(browser, folder) for _ in range(rounds)]
    server = Server(folder)
    page = browser.new_page()
    try:
        while not page.url.startswith("http:"):
            try:
                page.goto(f"{server.root}organisations/{name}/", timeout=PATIENCE)
            except Error:
                time.sleep(0.1)
        for figure, change in changes(folder, name).items():
            found[figure] = []
            for number in range(rounds):
                time.sleep(2)  # as nobody changes files without a pause; the server is quiet then
                words = f"Word {figure} {number}".replace("_", " ")
                with timed(server) as spent:
                    change.make(words)
                    shown(page, words)
                found[figure] += spent
    finally:
        server.stop()
    return found


TITLES = {
    "first_ever_s": "first page, nothing cached",
    "first_page_s": "first page",
    "record_s": "changed record",
    "template_s": "changed template",
    "catalogue_s": "changed catalogue",
    "python_s": "changed Python",
}


def rows(found: dict[str, list[Spent]]) -> Iterator[list[str]]:
    """A table of medians and of the slowest rounds."""
    yield ["", "median, s", "slowest, s", "processor: median, s"]
    for figure, spent in found.items():
        walls = [each.wall for each in spent]
        processor = median(each.processor for each in spent)
        yield [TITLES[figure], f"{median(walls):.2f}", f"{max(walls):.2f}", f"{processor:.2f}"]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    words = parser.parse_args()
    load = f"{os.getloadavg()[0]:.1f}"
    with tempfile.TemporaryDirectory(prefix="imenik-") as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        found = measure(browser, Path(name), words.size, words.rounds)
        browser.close()
    lines = list(rows(found))
    print(table(lines))
    print(f"{words.size:,} organisations, medians of {words.rounds}; load of the machine before: {load}")
    figures = {figure: median(each.wall for each in spent) for figure, spent in found.items()}
    slower = max(figures.pop("template_s"), figures.pop("catalogue_s"))
    if words.size == SIZE:
        save("serving", {**figures, "template_s": slower, "load": load, "table": lines})


if __name__ == "__main__":
    main()
