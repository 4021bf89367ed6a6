"""What is killed at any moment leaves old files or new ones, each whole, and the next run completes the work."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from imenik import checks
from imenik.review.diagnostics import has_errors
from tests.kills import NEVER, run_until
from tests.sites import contents, make_site_folder
from tests.tables import HEAD, SOURCE, club, data, table

__all__ = ["data"]  # a fixture; nothing else shows that it is used

SAMPLE = (0.1, 0.6, 0.97)
"""Parts of the work after which it is killed."""
MANY = tuple(number / 50 for number in range(50))
ALL_MOMENTS = [SAMPLE, pytest.param(MANY, marks=pytest.mark.audit)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site of its own in one language."""
    folder = make_site_folder(tmp_path / "here")
    settings = folder / "mkdocs.yml"
    text = re.sub(r"(?m)^    languages: .*", "    languages: [en]", settings.read_text("utf-8"))
    settings.write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, moment: int = NEVER) -> int:
    environment = {"IMENIK_JOBS": "2", "IMENIK_PICTURES": "none", "IMENIK_HISTORY": "false"}
    return run_until(moment, folder, "build", "--today", "2026-11-21", cwd=folder, **environment)


@pytest.mark.parametrize("parts", ALL_MOMENTS)
def test_a_build_that_is_killed(folder: Path, parts: Sequence[float]) -> None:
    site, before = folder / "site", folder / "before"
    build(folder)
    shutil.copytree(site, before)
    club = folder / "data" / "organisations" / "union.yml"
    club.write_text(club.read_text("utf-8").replace("country: NO", "country: CH"), encoding="utf-8")
    actions = build(folder)
    old, new = contents(before), contents(site)
    assert old != new
    shutil.rmtree(site)
    before.rename(site)
    for part in parts:
        killed = not build(folder, round(actions * part))
        found = contents(site)
        is_whole = found == new or (killed and found == old)  # no comparison in words, which would take minutes
        assert is_whole, part
    build(folder)
    assert contents(site) == new
    assert not list(folder.glob(".site.*"))


@pytest.mark.parametrize("parts", ALL_MOMENTS)
def test_an_import_that_is_killed(data: Path, parts: Sequence[float]) -> None:
    """Run again, it makes the entries that are missing, and no second one of any."""
    rows = [club(name=f"Klub {number}", city="", about=f"Klub broj {number}.") for number in range(40)]
    rows[7:7] = [club(name="Pangea mreža", founded="1990")]
    words = ("import", str(table(data, HEAD, *rows)), "--data", str(data), *SOURCE, "--write")
    untouched = data.with_name("untouched")
    shutil.copytree(data, untouched)
    actions = run_until(NEVER, data, *words, cwd=data.parent)
    whole = contents(data)
    assert len(whole) == 41
    for part in parts:
        shutil.rmtree(data)
        shutil.copytree(untouched, data)
        run_until(round(actions * part), data, *words, cwd=data.parent)
        assert not has_errors(checks.load_and_check(data)[1])
        run_until(NEVER, data, *words, cwd=data.parent)
        assert contents(data) == whole
