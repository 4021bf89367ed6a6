"""Changes of files are found by their stamps."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from imenik.site.live.watching import Watched


def write_twice(folder: Path) -> None:
    """Within an instant, the same size: editors do so."""
    (folder / "a.yml").write_text("name: B", encoding="utf-8")
    (folder / "a.yml").write_text("name: C", encoding="utf-8")


def write_with_the_old_time(folder: Path) -> None:
    before = (folder / "a.yml").stat().st_mtime_ns
    (folder / "a.yml").write_text("name: B", encoding="utf-8")
    os.utime(folder / "a.yml", ns=(before, before))


def rename(folder: Path) -> None:
    (folder / "a.yml").rename(folder / "deep" / "b.yml")


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (write_twice, ["a.yml"]),
        (write_with_the_old_time, ["a.yml"]),
        (rename, ["a.yml", "b.yml"]),
        (lambda folder: (folder / "a.yml").unlink(), ["a.yml"]),
        (lambda folder: (folder / "deep" / "new.yml").touch(), ["new.yml"]),
        (lambda folder: (folder / "other").mkdir(), []),
        (lambda folder: (folder / ".a.yml.swp").touch(), []),
        (lambda folder: (folder / "a.yml~").touch(), []),
    ],
)
def test_changes(change: Callable[[Path], object], names: list[str], tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.yml").write_text("name: A", encoding="utf-8")
    watched = Watched([tmp_path, tmp_path / "deep"])
    assert watched.changes() == []
    change(tmp_path)
    assert [path.name for path in watched.changes()] == names
    assert watched.changes() == []


def test_a_file_that_comes_and_goes(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    watched = Watched([settings])
    for change in (settings.touch, settings.unlink):
        change()
        assert watched.changes() == [settings]
