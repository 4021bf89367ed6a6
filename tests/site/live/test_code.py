"""Code that cannot be imported is a problem with a place, and no reason to end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from imenik.env.locations import PACKAGE
from imenik.site.live.code import fault_of_import


@pytest.fixture
def labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of a copy of the package, which other processes import."""
    shutil.copytree(PACKAGE, tmp_path / "imenik", ignore=shutil.ignore_patterns("resources", "__pycache__"))
    (tmp_path / "imenik" / "resources").symlink_to(PACKAGE / "resources")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "imenik" / "i18n" / "labels.py"


@pytest.mark.parametrize(("added", "reason"), [("b = (\n", "'(' was never closed"), ("nothing\n", "'nothing' is not")])
def test_what_is_wrong_is_told_with_its_line(added: str, reason: str, labels: Path) -> None:
    lines = labels.read_text("utf-8").count("\n")
    labels.write_text(labels.read_text("utf-8") + added, "utf-8")
    problem = fault_of_import()
    assert problem
    assert (problem.path, problem.position.line) == (str(labels), lines + 1)
    assert reason in problem.sentence()


def test_what_can_be_imported_is_no_problem(labels: Path) -> None:
    assert labels.is_file()
    assert fault_of_import() is None
