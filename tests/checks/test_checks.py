"""Every rule by example, and that there is an example of every rule."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from imenik import checks
from imenik.env.locations import GEOGRAPHY
from imenik.i18n.messages import Problem
from imenik.model import Organisation
from imenik.review.diagnostics import as_line
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer, load_gazetteer
from tests.factories import directory_of
from tests.golden import CASES, REQUIRED, write
from tests.paths import ROOT, SUBMISSIONS, TESTS
from tests.work import grows_with_the_number

PACKAGE = ROOT / "src" / "imenik"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_case(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = yaml.safe_load(case.read_text("utf-8"))
    write(tmp_path, told.get("files", {}), told.get("entries", {}))
    monkeypatch.chdir(tmp_path)
    caches = tmp_path.with_name("caches")
    (directory, problems), (_, kept) = (checks.load_and_check(Path(), caches) for _ in range(2))
    assert problems == kept
    assert [as_line(each, str) for each in sorted(problems, key=lambda each: each.order)] == told["problems"]
    assert _of_each_alone(directory) == Counter(map(_line, checks.check_entries(directory, gazetteer())))
    if "read" in told:
        assert sorted(f"{record.kind}/{record.key}" for record, _ in directory.records()) == told["read"]


def _of_each_alone(directory: Directory) -> Counter[str]:
    """The problems of entries while each is the only one, since those without any are not checked again."""
    alone = [
        Directory().with_records([((record.kind, record.key), record, origin)])
        for record, origin in directory.records()
    ]
    alone.append(Directory(vocabularies=directory.vocabularies, origins=directory.origins))
    return Counter(_line(problem) for part in alone for problem in checks.check_entries(part, gazetteer()))


def _line(problem: Problem) -> str:
    return as_line(problem, str)


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer(GEOGRAPHY)


def test_each_rule_has_a_case() -> None:
    """What YAML cannot hold, and what only formatting finds, has a test of the rule's name elsewhere.

    What only an issue can do is in the corpus of issues.
    """
    files = (
        "store/test_loader.py",
        "store/test_formatter.py",
        "site/test_wording.py",
        "review/test_lost_ids.py",
        "site/test_faults.py",
    )
    texts = [(TESTS / name).read_text("utf-8") for name in files]
    named = re.findall(r"def test_(\w+)\(", "".join(texts))
    shown = {case.parent.name for case in CASES} | {name.replace("_", "-") for name in named}
    issues = "".join(path.read_text("utf-8") for path in sorted(SUBMISSIONS.glob("*/expected.txt")))
    shown_by_issues = set(re.findall(r"^(?:.*: )?([a-z-]+)$", issues, re.MULTILINE))
    assert set(_rules()) - shown - shown_by_issues == set()
    assert {case.parent.name for case in CASES} - set(_rules()) == set()


def test_each_check_is_listed() -> None:
    lists = (checks.ENTRY_CHECKS, checks.DIRECTORY_CHECKS, checks.TEXT_CHECKS, checks.CITY_CHECKS)
    listed = {check.__module__.rpartition(".")[2] for rules in lists for check in rules}
    assert listed == {path.stem for path in (PACKAGE / "checks").glob("[!_]*.py")}


def test_each_check_says_what_it_ensures() -> None:
    for path in (PACKAGE / "checks").glob("[!_]*.py"):
        assert (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").startswith("Ensure "), path


@pytest.mark.parametrize(
    "alike",
    [
        {"name": "Savez", "website": "https://example.org"},
        {"part_of": "org-1", "website": "https://example.org"},
        {"member_of": ["org-1"], "website": "https://example.org"},
        {"member_of": ["nobody"]},
    ],
    ids=["same", "units", "members", "dangling"],
)
def test_many_of_a_kind_are_not_compared_with_each_other(alike: dict[str, Any]) -> None:
    """Twice as many are twice the work."""
    records = [_organisation(**{"id": f"org-{number}", "name": f"Savez {number}", **alike}) for number in range(1000)]
    assert grows_with_the_number(lambda number: checks.run(directory_of(*records[:number])), 500)


def _organisation(**fields: Any) -> Organisation:
    return Organisation.model_validate({**REQUIRED["organisations"], "clusters": ["culture"], **fields})


OF_COMMANDS = ("cli/", "site/live/", "intake/table/", "review/import_report.py", "review/links.py")


def _rules() -> Iterator[str]:
    """The names of rules in the source: the words among the first arguments of what makes problems.

    But for those of tables and addresses, which no check of an entry tells: their commands have tests of their own.
    """
    makers = {
        "Fault",
        "Violation",
        "Need",
        "Problem",
        "add_problem",
        "InvalidValueError",
        "Target",
        "_spelled",
        "fault",
        "problem",
    }
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).as_posix().startswith(OF_COMMANDS):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in makers:
                words = [argument.value for argument in node.args[:3] if isinstance(argument, ast.Constant)]
                yield from (word for word in words if isinstance(word, str))
