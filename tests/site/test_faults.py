"""What goes wrong is named in one sentence: an entry that nobody foresaw, a broken file, a full disk."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from imenik import checks
from imenik.env.locations import PACKAGE
from imenik.exports.contacts import files as contacts
from imenik.i18n.messages import Problem, say
from imenik.pages.entries import series
from imenik.site.folder import SiteFolder
from imenik.site.writer import write_all
from imenik.store import reading
from imenik.store.directory import Directory
from imenik.store.reading.entry import read_entry
from imenik.store.reading.source import read_limited
from imenik.store.traversal import LocatedText
from tests.command import imenik
from tests.paths import SMALL_DATA
from tests.sites import contents, make_site_folder, small_context

BROKEN = "the ninth nine"


def breaking(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, *, at: int, key: str = "union") -> None:
    """Let a function fail for one entry, which is its argument number `at`."""
    right = getattr(module, name)

    def wrong(*arguments: Any, **fields: Any) -> Any:
        if getattr(arguments[at], "id", "") == key:
            raise OverflowError(BROKEN)
        return right(*arguments, **fields)

    monkeypatch.setattr(module, name, wrong)


def test_a_file_of_an_entry_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of the same output are made."""
    breaking(monkeypatch, contacts, "vcard", at=1)
    result = write_all(small_context(tmp_path / "built"), SiteFolder(tmp_path), 1)
    (failure,) = result.failures
    assert failure.name == "organisations/union: files of contacts.files"
    assert failure.reason == f"OverflowError: {BROKEN}"
    assert "Traceback" in failure.trace
    assert {path.name for path in (tmp_path / "o").glob("*/*.vcf")} >= {"first-club.vcf", "unit.vcf"}


def test_an_entry_without_which_a_list_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages cannot be listed; those of all others can."""
    breaking(monkeypatch, series, "series_subscription", at=1, key="check-in")
    before = small_context(tmp_path / "built")
    site, failures = before.sound()
    assert [(failure.name, failure.reason) for failure in failures] == [("series/check-in", f"OverflowError: {BROKEN}")]
    assert "meetings/check-in/" not in site.page_paths
    assert "organisations/union/" in site.page_paths


def test_a_check_that_fails_for_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a problem of that entry, and the others are checked by the same rule."""

    def check(directory: Directory) -> Iterable[Problem]:
        for record, origin in directory.records():
            if record.id == "union":
                raise OverflowError(BROKEN)
            yield Problem(origin.path, origin.position(), "seen", say("seen"))

    def check_text(located: LocatedText) -> Iterable[Problem]:
        if located.text == "union":
            raise OverflowError(BROKEN)
        return ()

    monkeypatch.setattr(checks, "ENTRY_CHECKS", (check,))
    monkeypatch.setattr(checks, "TEXT_CHECKS", (check_text,))
    directory, problems = checks.load_and_check(SMALL_DATA)
    unforeseen = [problem for problem in problems if problem.rule == "unforeseen"]
    assert "union.yml" in {Path(problem.path).name for problem in unforeseen}
    assert {problem.message.render() for problem in unforeseen} == {f"unexpected error: OverflowError: {BROKEN}"}
    seen = {problem.path for problem in problems if problem.rule == "seen"}
    assert len(seen) == len([*directory.records()]) - 1


def test_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that vanishes while the folder is read, or that belongs to somebody else."""

    def refuse(file: str, path: str) -> bytes | Problem:
        if path.endswith("union.yml"):
            raise PermissionError(13, "Permission denied", file)
        return read_limited(file, path)

    monkeypatch.setattr(reading, "read_limited", refuse)
    _, problems = checks.load_and_check(SMALL_DATA)
    (problem,) = [problem for problem in problems if problem.rule == "unreadable-file"]
    assert problem.sentence() == "the file cannot be read: Permission denied"


def test_unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that makes the program fail is named, and the others are read."""

    def fail(file: Any, text: str) -> Any:
        if file.key == "union":
            raise RecursionError(BROKEN)
        return read_entry(file, text)

    monkeypatch.setattr(reading, "read_entry", fail)
    directory, problems = checks.load_and_check(SMALL_DATA)
    assert "unforeseen" in {problem.rule for problem in problems if problem.path.endswith("union.yml")}
    assert "unit" in directory.organisations


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site of its own, which was published before."""
    folder = make_site_folder(tmp_path / "here")
    (folder / "site").mkdir()
    (folder / "site" / "old.html").write_text("old", encoding="utf-8")
    return folder


FAULTS = {
    "locales/de.po": b'msgid "Name"\nnothing\n',
    "locales/hr.po": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Name"\nmsgstr "\xff"\n',
    "locales/languages.yml": b"de:\n  name: \xff\n",
    "mkdocs.yml": b"site_name: [\n",
}
"""Files of a site that are broken, or in another encoding."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_file_of_the_site(folder: Path, name: str) -> None:
    """One sentence names it, no English stands in for it, and what was published stays."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(FAULTS[name])
    done = imenik("build", "--data", str(folder / "data"), cwd=folder, IMENIK_PICTURES="none")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert Path(name).name in said
    assert "Traceback" not in said
    assert contents(folder / "site") == {"old.html": b"old"}
    assert not list(folder.glob(".site.*"))


PROGRAM_FAULTS = {
    "resources/locales/de.po": b'msgid "Name"\nmsgstr "Name"\n',
    "resources/locales/languages.yml": b"\xff",
    "resources/theme/pages/entries/project.html": b"{% if %}",
    "resources/theme/pages/entries/event.html": None,
}
"""Files of the program that are broken, or missing."""


@pytest.mark.audit  # each is a whole build by a program that was never compiled
@pytest.mark.parametrize("name", PROGRAM_FAULTS)
def test_a_broken_file_of_the_program(folder: Path, name: str) -> None:
    package = folder.parent / "src" / "imenik"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    content = PROGRAM_FAULTS[name]
    (package / name).unlink()
    if content is not None:
        (package / name).write_bytes(content)
    done = run(folder, PYTHONPATH=str(package.parent))
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert Path(name).name in said
    assert "Traceback" not in said
    assert contents(folder / "site") == {"old.html": b"old"}


def test_a_full_disk(folder: Path) -> None:
    """As full as one on which no file can have more than 100 kB."""
    done = run(folder, limit=100_000)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "File too large" in said
    assert "Traceback" not in said
    assert contents(folder / "site") == {"old.html": b"old"}
    assert not list(folder.glob(".site.*"))


def test_a_target_that_cannot_be_written_to(folder: Path) -> None:
    """Such as one in what is no folder."""
    done = imenik("build", "--site-dir", str(folder / "mkdocs.yml" / "site"), cwd=folder)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "mkdocs.yml" in said
    assert "Traceback" not in said


def run(folder: Path, limit: int | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site in a process of its own, which can write no larger files than the limit."""

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    words = [sys.executable, "-c", "from imenik.cli import main; main()", "build", "--today", "2026-11-21"]
    said = {**os.environ, "IMENIK_PICTURES": "none", "IMENIK_HISTORY": "false", **environment}
    return subprocess.run(words, cwd=folder, env=said, capture_output=True, text=True, check=False, preexec_fn=bound)
