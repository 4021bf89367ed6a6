"""What several tests share: finished sites, built by the real command, and a browser."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from imenik import edition
from imenik.checkout import GEOGRAPHY, LOCALES
from imenik.edition import Edition, Settings
from imenik.findings import Findings
from imenik.gazetteer import load_gazetteer
from imenik.languages import load_languages
from imenik.load import load

ROOT = Path(__file__).parents[1]
DAY = "2026-11-21"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` takes changed snapshots on purpose (`make accept`)."""
    parser.addoption("--accept", action="store_true", help="write the snapshots instead of comparing them")


def imenik(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, run as a user runs it."""
    command = [str(Path(sys.executable).with_name("imenik")), *words]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real data."""
    folder = tmp_path_factory.mktemp("real") / "site"
    done = imenik("build", "--strict", "--today", DAY, "--site-dir", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def editions_of(data: Path) -> dict[str, Edition]:
    """The editions of a data folder, as a build makes them."""
    languages = load_languages(LOCALES)
    findings = Findings(load(data)[0], dt.date.fromisoformat(DAY), tuple(languages), load_gazetteer(GEOGRAPHY))
    return edition.editions_of(findings, languages, Settings())
