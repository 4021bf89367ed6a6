"""Files of people who mean harm, of careless ones, and of those who only write unusually, through check and build.

`hostile/` is a data folder; `hostile.txt` has a line for each file: what becomes of it, and what is said with rule and
place. A file that is `refused` leaves nothing behind; one that is `published` is shown as text and does nothing.
`pytest --accept` writes it anew; read the diff.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fromstring

from imenik import checks
from imenik.i18n.messages import Problem
from imenik.site.outputs import outputs
from tests.paths import TESTS
from tests.sites import small_context

CORPUS, EXPECTED = TESTS / "hostile", TESTS / "hostile.txt"
MARKER = re.compile(rb"Marker[0-9]{3}")
"""A word in each file that is in no other."""
LEADS_ASTRAY = re.compile(r"\s*(?:javascript|data|vbscript|file):", re.IGNORECASE)
OTHER_LANGUAGES = ("bs/", "hr/", "sr-Cyrl/", "de/")
"""Their pages are those of English with other words, and Latin ones of Serbian are derived from texts."""
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@cache
def read() -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The files that are taken, and what is said of all."""
    directory, problems = checks.load_and_check(CORPUS)
    refused = {problem.path for problem in problems if problem.severity.value == "error"}
    paths = {directory.origin(record).path for record, _ in directory.records()}
    return frozenset(paths - refused), tuple(problems)


def told() -> Iterator[str]:
    """A line for each file."""
    taken, problems = read()
    by_path = defaultdict(list)
    for problem in sorted(problems, key=lambda each: each.order):
        position = problem.position
        by_path[problem.path].append(f"{position.line}:{position.column} {problem.severity.value} {problem.rule}")
    for file in sorted(CORPUS.rglob("*.yml")):
        effect = "published" if file.as_posix() in taken else "refused"
        said = "; ".join(by_path.pop(file.as_posix(), ["nothing"]))
        yield f"{file.relative_to(CORPUS).as_posix()}: {effect}: {said}"
    assert not by_path


def test_what_is_said_of_each_file(request: pytest.FixtureRequest) -> None:
    lines = [*told()]
    if request.config.getoption("--accept"):
        EXPECTED.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == EXPECTED.read_text("utf-8").splitlines()
    assert len(lines) >= 250


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Everything that a site of the files without errors consists of, but for pictures and indexes of texts."""
    data = tmp_path_factory.mktemp("data")
    for path in sorted(read()[0]):
        target = data / Path(path).relative_to(CORPUS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    context = small_context(tmp_path_factory.mktemp("site"), data)
    made = (output for output in outputs(context) if not output.name.startswith(("full-text", "pictures")))
    files = (file for output in made for file in output.files() if not file.path.startswith(OTHER_LANGUAGES))
    return {file.path: content.encode() if isinstance(content := file.content(), str) else content for file in files}


def test_nothing_of_a_refused_file_is_published(published: dict[str, bytes]) -> None:
    everything = b"\n".join(published.values())
    shown = set(MARKER.findall(everything))
    taken = {Path(path) for path in read()[0]}
    for file in sorted(CORPUS.rglob("*.yml")):
        assert (set(MARKER.findall(file.read_bytes())) <= shown) or file not in taken, file
        if file not in taken:
            assert not set(MARKER.findall(file.read_bytes())) & shown, file


def test_nothing_that_is_published_runs(published: dict[str, bytes]) -> None:
    """No page has an element, an attribute or an address that a file brought in."""
    pages = {path: content for path, content in published.items() if path.endswith(".html")}
    assert len(pages) > 250
    assert {path: found for path, content in pages.items() if (found := [*_running(content)])} == {}


def _running(page: bytes) -> Iterator[str]:
    for element in (each for each in fromstring(page).iter() if isinstance(each, HtmlElement)):
        inline = element.tag == "script" and "src" not in element.attrib and "json" not in element.get("type", "")
        has_base = element.tag == "base" and "//" in element.get("href", "")
        if element.tag in ("object", "embed") or has_base or (inline and "alert" in (element.text or "")):
            yield str(element.tag)
        for name, value in element.attrib.items():
            if name.startswith("on") or (name in ("href", "src", "action") and LEADS_ASTRAY.match(value)):
                yield f"{element.tag} {name}={value}"
        if element.get("http-equiv") == "refresh" and "evil" in element.get("content", ""):
            yield "refresh"


def test_nothing_that_is_published_is_unseen(published: dict[str, bytes]) -> None:
    texts = {path: content for path, content in published.items() if not path.endswith((".xlsx", ".png", ".gz"))}
    decoded = {path: content.decode() for path, content in texts.items()}
    assert [path for path, text in decoded.items() if UNSEEN.search(text)] == []


def test_no_table_calculates(published: dict[str, bytes]) -> None:
    tables = [content.decode() for path, content in published.items() if path.endswith((".csv", ".tsv"))]
    assert tables
    assert [cell for table in tables for cell in re.findall(r'(?:^|,)"?([=+@][^",\n]*)', table, re.MULTILINE)] == []


def test_no_line_of_a_calendar_is_made_up(published: dict[str, bytes]) -> None:
    lines = [line for path, text in published.items() if path.endswith(".ics") for line in text.split(b"\r\n")]
    assert lines
    assert [line for line in lines if b"\n" in line or len(line) > 75 or line.startswith((b"X-EVIL", b"TEL"))] == []
