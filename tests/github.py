"""A program in the place of GitHub for the tests of workflows and scripts: it keeps what it is asked."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

GH = """#!/bin/sh
# Stands for GitHub: keeps what is asked, and answers by the first file of answers/ whose name the words hold.
printf '%s\\n' "$*" >> "$CALLS"
for answer in "$ANSWERS"/*; do
  case "$*" in *"$(basename "$answer" .json)"*) ;; *) continue ;; esac
  # An answer that is JSON is asked as GitHub's own program would.
  case $answer in
    *.json) while [ "$1" != --jq ]; do shift; done; jq --raw-output "$2" "$answer" ;;
    *) cat "$answer" ;;
  esac
  exit 0
done
"""


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `gh` in it; answers/ holds what it answers, `calls` what it was asked."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "answers").mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    for name, value in {"CALLS": "calls", "ANSWERS": "answers"}.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/imenik")
    monkeypatch.setenv("HEAD_SHA", "0" * 40)
    return tmp_path


def calls(github: Path) -> str:
    return (github / "calls").read_text("utf-8") if (github / "calls").exists() else ""


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def clone(github: Path) -> Path:
    """A clone with a data folder, whose origin is a folder of this machine."""
    git(github, "init", "--quiet", "--bare", "--initial-branch=main", "origin")
    git(github, "clone", "--quiet", "origin", "clone")
    folder = github / "clone"
    (folder / "data").mkdir()
    (folder / "data" / "a.yml").write_text("a\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "a")
    git(folder, "push", "--quiet", "origin", "HEAD:main")
    return folder
