"""The published folder is the old site or the new one, whole, whatever happens to a build."""

from __future__ import annotations

import shutil
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
    discard(work)
    assert pages(site) == {"old.html": "old"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_next_build_removes_what_a_killed_one_left(site: Path) -> None:
    """But not what another one that still runs is working in."""
    code = "import pathlib, sys, imenik.site.publishing as it; it.work_folder(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, site], check=True)
    (left,) = site.parent.glob(".site.*.build")
    busy = work_folder(site)
    work_folder(site)
    assert not left.exists()
    assert busy.exists()


def test_a_build_killed_between_two_renames(site: Path) -> None:
    """Where folders cannot be exchanged: the next build finds the old site, alone or beside the new one."""
    old = site.with_name(".site.0.old")
    site.rename(old)
    work_folder(site)
    assert pages(site) == {"old.html": "old"}
    shutil.copytree(site, old)
    work_folder(site)
    assert not old.exists()


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The site is that of the last one, whether there was one before or not."""
    site = tmp_path / "site"
    works = [work_folder(site) for _ in range(3)]
    for number, work in enumerate(works):
        (work / f"{number}.html").write_text(str(number), encoding="utf-8")
    for number, work in enumerate(works):
        publish(work, site)
        assert pages(site) == {f"{number}.html": str(number)}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_nothing_can_be_written_beside_the_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build in the folder itself could not be undone, so there is none."""

    def refuse(_path: Path, **_options: bool) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(PermissionError):
        work_folder(site)
    assert pages(site) == {"old.html": "old"}
