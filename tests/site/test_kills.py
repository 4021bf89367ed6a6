"""A build that is killed at any moment leaves the old site whole, and the next one clears away what it left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import contents, make_site_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site of its own."""
    return make_site_folder(tmp_path)


def start(folder: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", "from imenik.cli import main; main()", "build", "--today", "2026-11-21"]
    environment = {**os.environ, "IMENIK_JOBS": "2", "IMENIK_PICTURES": "none"}
    output = subprocess.DEVNULL
    return subprocess.Popen(words, cwd=folder, env=environment, stdout=output, stderr=output, start_new_session=True)


def test_the_old_site_or_the_new_one(folder: Path) -> None:
    assert start(folder).wait(120) == 0
    old = contents(folder / "site")
    club = folder / "data" / "organisations" / "union.yml"
    club.write_text(club.read_text("utf-8").replace("country: NO", "country: CH"), encoding="utf-8")
    for files_written in (1, 100, 400):
        build = start(folder)
        while build.poll() is None and _files_of(folder, build.pid) < files_written:
            pass
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert contents(folder / "site") == old
    assert start(folder).wait(120) == 0
    assert contents(folder / "site") != old
    assert not list(folder.glob(".site.*"))


def _files_of(folder: Path, process: int) -> int:
    """How many files a build has written beside the site."""
    return sum(len(files) for _, _, files in os.walk(folder / f".site.{process}.build"))
