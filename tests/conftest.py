"""What several tests share: finished sites, built by the real command, and a browser."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from imenik.env import GEOGRAPHY, LOCALES
from imenik.insights import Insights
from imenik.store.gazetteer import load_gazetteer
from imenik.store.languages import load_languages
from imenik.store.loader import load
from imenik.views import edition
from imenik.views.edition import Edition, Settings
from tests.command import imenik as imenik
from tests.paths import ROOT

DAY = "2026-11-21"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` takes changed snapshots on purpose (`make accept`)."""
    parser.addoption("--accept", action="store_true", help="write the snapshots instead of comparing them")


Fill = Callable[[Path], object]
"""Fills a folder that is not there yet."""
Share = Callable[[str, Fill], Path]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Share:
    """Gives the folder of a name, filled by who needs it first of all that run in parallel; nobody may change it."""
    root = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # one of several: the folder above belongs to all of them
        root = root.parent

    def share(name: str, fill: Fill) -> Path:
        folder, work = root / "shared" / name, root / "shared" / f"{name}-work"
        folder.parent.mkdir(exist_ok=True)
        with FileLock(folder.with_name(f"{name}.lock")):
            if not folder.exists():  # it comes to its place as a whole
                shutil.rmtree(work, ignore_errors=True)
                fill(work)
                work.rename(folder)
        return folder

    return share


def build(site: Path, *words: str, **environment: str) -> str:
    """A site, built by the real command as on the day of the tests; gives what is said of it."""
    done = imenik("build", "--today", DAY, "--site-dir", str(site), *words, cwd=ROOT, **environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="session")
def real_site(shared: Share) -> Path:
    """The site of the real data. What is only worth a look in the data does not stop it; what is in the pages does."""

    def strictly(site: Path) -> None:
        assert own_warnings(build(site)) == []

    return shared("real", strictly)


def own_warnings(said: str) -> list[str]:
    """The warnings of a build that are not about the data: MkDocs' own, such as a dead link in a hand-written page."""
    lines = [line for line in said.splitlines() if line.startswith("WARNING")]
    return [line for line in lines if not re.search(r":\d+:\d+: warning: ", line)]


def editions_of(data: Path) -> dict[str, Edition]:
    """The editions of a data folder, as a build makes them."""
    languages = load_languages(LOCALES)
    insights = Insights(load(data)[0], dt.date.fromisoformat(DAY), tuple(languages), load_gazetteer(GEOGRAPHY))
    return edition.editions_of(insights, languages, Settings())
