"""What several tests share: finished sites, built by the real command, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.sites import build, build_small, own_warnings

LONG_FILES = ("test_recipe", "test_serve", "test_accessibility", "test_workflows", "test_wall", "test_finder_at_scale")
"""The files that take longest, by name. Only one of the first three waits for the real site."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three processes for every two processors, since browser tests spend much of their time waiting."""
    return 3 * (os.cpu_count() or 1) // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first: one that began last would be waited for by itself."""
    ranks = {name: rank for rank, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` takes changed snapshots on purpose (`make accept`)."""
    parser.addoption("--accept", action="store_true", help="write the snapshots instead of comparing them")


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Caches of the tests' own, in place of those of whoever runs them."""
    folder = tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMENIK_CACHE", str(folder))
        yield folder


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


@pytest.fixture(scope="session")
def real_site(shared: Share) -> Path:
    """The site of the real data. What is only worth a look in the data does not stop it; what is in the pages does."""

    def strictly(site: Path) -> None:
        assert own_warnings(build(site)) == []

    return shared("real", strictly)


@pytest.fixture(scope="session")
def small_site(shared: Share) -> Path:
    """The site of the small data of the snapshot, without assets."""
    return shared("small", build_small)
