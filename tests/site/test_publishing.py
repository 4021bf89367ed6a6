"""The published folder is the old site or the new one, whole, whatever happens to a build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from imenik.site import publishing
from imenik.site.publishing import discard, publish, work_folder


def pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").write_text("old", encoding="utf-8")
    return folder


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_finished_build_takes_the_place_of_the_site(
    site: Path, can_exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:
        monkeypatch.setattr(publishing, "_exchange", lambda _work, _site: False)
    work = work_folder(site)
    (work / "new.html").write_text("new", encoding="utf-8")
    assert pages(site) == {"old.html": "old"}
    publish(work, site)
    assert pages(site) == {"new.html": "new"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_first_build(tmp_path: Path) -> None:
    work = work_folder(tmp_path / "deep" / "site")
    (work / "new.html").write_text("new", encoding="utf-8")
    publish(work, tmp_path / "deep" / "site")
    assert pages(tmp_path / "deep" / "site") == {"new.html": "new"}


def test_a_link_to_the_site_stays_a_link(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site)
    work = work_folder(link)
    (work / "new.html").write_text("new", encoding="utf-8")
    publish(work, link)
    assert link.is_symlink()
    assert pages(site) == {"new.html": "new"}


def test_a_failed_build_leaves_the_site(site: Path) -> None:
    work = work_folder(site)
    (work / "half.html").write_text("half", encoding="utf-8")
    discard(work, site)
    assert pages(site) == {"old.html": "old"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_next_build_removes_what_a_killed_one_left(site: Path) -> None:
    """But not what another one that still runs is working in."""
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = site.with_name(f".site.{dead.stdout.decode().strip()}.build")
    busy = site.with_name(f".site.{os.getppid()}.build")
    for folder in (left, busy):
        folder.mkdir()
    work_folder(site)
    assert not left.exists()
    assert busy.exists()


def test_where_nothing_can_be_written_beside_the_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, **_options: bool) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    work = work_folder(site)
    assert work == site
    publish(work, site)
    assert pages(site) == {"old.html": "old"}
