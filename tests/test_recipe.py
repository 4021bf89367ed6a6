"""The recipe of CONTRIBUTING.md for a new field, followed to the letter in a copy of the repository."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.paths import ROOT

COPIED = ("src", "docs", "data", "locales", "hooks", "scripts", "tests", "benchmarks", ".github")
UNCHANGED = ("tests/model/test_fields.py", "tests/checks", "tests/insights/digest", "tests/exports/tables")
"""Tests of what follows from the model; they have to pass as they are, since the recipe names none of them."""

INDEPENDENT = (
    "tests/test_snapshot.py::test_two_builds_give_the_same_bytes",
    "tests/checks/test_checks.py::test_many_of_a_kind_are_not_compared_with_each_other",
    "tests/exports/tables/test_files.py::test_a_real_validator_takes_the_package[hostile]",
)
"""Tests that take long, and say nothing of a field."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository in which the recipe was followed."""
    copy = tmp_path_factory.mktemp("recipe") / "imenik"
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, copy)
    for name, context, added in steps():
        insert_after(copy / name, context, added)
    run_pytest(copy, *accepted(), "--accept")
    return copy


def steps() -> Iterator[tuple[str, str, str]]:
    """Of each step its file, the lines that are there, and those that are added after them."""
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("### Add a field")[2]
    for block in re.findall(r"^ *```diff\n(.*?)^ *```", recipe, re.MULTILINE | re.DOTALL):
        head, *lines = dedent(block).splitlines()
        context = [line[1:] for line in lines if line.startswith(" ")]
        added = [line[1:] for line in lines if line.startswith("+")]
        assert lines == [f" {line}" for line in context] + [f"+{line}" for line in added]
        yield head.removeprefix("+++ "), "\n".join(context) + "\n", "\n".join(added) + "\n"


def insert_after(path: Path, context: str, added: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(f"\n{context}") == 1, f"{path.name} has not exactly one line {context}"
    path.write_text(text.replace(f"\n{context}", f"\n{context}{added}"), "utf-8")


def accepted() -> list[str]:
    """The tests that `make accept` runs."""
    [words] = re.findall(r"^\t\$\(BIN\)/pytest -q --accept (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return str(words).split()


def run_pytest(copy: Path, *words: str) -> None:
    """Runs tests of the copy."""
    left_out = [f"--deselect={name}" for name in INDEPENDENT]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *left_out, *words]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTEST_ADDOPTS": ""}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:]


def test_a_field_is_published_wherever_its_kind_is(repository: Path) -> None:
    """On the page with its label, in the form, the issue form, the table, the API, linked data and the reference."""
    site = repository / "tests" / "site" / "expected"
    page = (site / "bs" / "organisations" / "first-club" / "index.html").read_text("utf-8")
    assert "<dt>Motto</dt><dd>Zajedno</dd>" in page
    linked = json.loads((site / "api" / "v1" / "directory.jsonld").read_text("utf-8"))
    assert [node["slogan"] for node in linked["@graph"] if "slogan" in node] == [["Zajedno"]]
    form = (site / "en" / "add" / "organisation" / "index.html").read_text("utf-8")
    assert 'data-field="motto"' in form
    assert "The sentence that it stands for." in form
    record = json.loads((site / "api" / "v1" / "organisations" / "first-club.json").read_text("utf-8"))
    assert record["motto"] == {"texts": {"und": "Zajedno"}}
    with (site / "api" / "v1" / "tables" / "en" / "organisations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row["Motto"] for row in csv.DictReader(file)}
    assert rows["first-club"] == "Zajedno"
    issue_form = (repository / ".github" / "ISSUE_TEMPLATE" / "en.organisation.yml").read_text("utf-8")
    assert "label: Motto" in issue_form
    reference = (repository / "docs" / "en" / "fields.md").read_text("utf-8")
    assert re.search(r"^\| `motto` \| .* \| The sentence that it stands for\. \|$", reference, re.MULTILINE)


@pytest.mark.audit
def test_nothing_else_has_to_be_changed(repository: Path) -> None:
    """Golden cases, the digest and the tables stay as they are."""
    run_pytest(repository, *UNCHANGED)


def test_every_step_is_followed() -> None:
    """A step without an example in the form that the test reads would be left out."""
    assert [Path(name).suffix for name, _, _ in steps()] == [".py", ".html", ".yml"]
