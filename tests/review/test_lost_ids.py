"""No id disappears: each leads to an entry or to the notice that there was one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.command import imenik
from tests.factories import CLUB_FILE


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in a git repository, tagged as the last release."""
    folder = tmp_path / "data"
    (folder / "organisations").mkdir(parents=True)
    for name in ("one", "two"):
        text = CLUB_FILE.replace("A club", f"Club {name}") + f"former_ids: [{name}-before]\n"
        (folder / "organisations" / f"{name}.yml").write_text(text, encoding="utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All"], ["tag", "v1"]):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd=tmp_path, check=True)
    return folder


def lost(data: Path, base: str = "v1") -> list[str]:
    """The lost ids that a check finds, which are errors."""
    done = imenik("check", "--data", str(data), "--base", base)
    ids = sorted(line.split('"')[1] for line in done.stdout.splitlines() if ": lost-id: " in line)
    assert done.returncode == bool(ids), done.stdout + done.stderr
    return ids


def test_lost_id(data: Path) -> None:
    one, two = data / "organisations" / "one.yml", data / "organisations" / "two.yml"
    assert lost(data) == []
    text = one.read_text("utf-8")
    one.unlink()
    assert lost(data) == ["one", "one-before"]
    two.write_text(two.read_text("utf-8").replace("[two-before]", "[one, one-before]"), encoding="utf-8")
    assert lost(data) == ["two-before"]
    one.write_text(f"{text}status: dissolved\n", encoding="utf-8")
    two.unlink()
    assert lost(data) == ["two", "two-before"]


def test_what_replaces_an_id(data: Path, tmp_path: Path) -> None:
    """A removal, and a file that cannot be read, which is reported by itself; also against a folder."""
    subprocess.run(["git", "worktree", "add", "-q", str(tmp_path / "old"), "v1"], cwd=data, check=True)
    assert imenik("remove", "one", "--data", str(data)).returncode == 0
    assert lost(data, str(tmp_path / "old" / "data")) == []
    (data / "organisations" / "one.yml").write_text("removed: {date: 2026-01-01}\n", encoding="utf-8")
    assert lost(data) == ["one-before"]


def test_a_branch_that_does_not_exist(data: Path) -> None:
    done = imenik("check", "--data", str(data), "--base", "nowhere")
    assert done.returncode == 2
    assert "'nowhere' is neither a data folder nor a branch or tag with one" in done.stderr
