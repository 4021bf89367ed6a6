"""`imenik build --part` and `imenik join`, as on the machines of a matrix."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.command import imenik
from tests.sites import contents, make_site_folder

DAY = "2026-11-21"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site of its own."""
    return make_site_folder(tmp_path / "directory")


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return imenik(*words, cwd=folder, IMENIK_PICTURES="site")


def test_parts_joined_are_the_site(folder: Path) -> None:
    """A change of the entries after the parts were made is refused, and the site stays what it was."""
    assert run(folder, "build", "--today", DAY).returncode == 0
    whole = contents(folder / "site")
    for number in ("1", "2"):
        built = run(folder, "build", "--today", DAY, "--part", f"{number}/2", "--site-dir", f"parts/{number}")
        assert built.returncode == 0, built.stderr
    shutil.rmtree(folder / "site")
    joined = run(folder, "join", "parts/2", "parts/1")
    assert joined.returncode == 0, joined.stderr
    assert contents(folder / "site") == whole
    club = folder / "data" / "organisations" / "union.yml"
    club.write_text(club.read_text("utf-8").replace("country: NO", "country: CH"), encoding="utf-8")
    refused = run(folder, "join", "parts/1", "parts/2", "--language", "de")
    assert refused.returncode == 1
    assert "parts/1 wurde aus anderen Einträgen erzeugt als" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert contents(folder / "site") == whole
    assert not list(folder.glob(".site.*"))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("build", "--part", "7/6"), "is not a part such as 2/6"),
        (("join", "docs"), "docs is not a finished part of a site"),
        (("join", "docs", "--site-dir", "docs/site"), "would be emptied"),
    ],
)
def test_what_is_refused_at_once(words: tuple[str, ...], reason: str, folder: Path) -> None:
    refused = run(folder, *words)
    assert refused.returncode in (1, 2)
    assert reason in " ".join(refused.stderr.split())
