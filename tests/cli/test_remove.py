"""`imenik remove` leaves a notice at the address of an entry, and nothing about it anywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from imenik.site.folder import SiteFolder
from imenik.site.writer import write_all
from tests.command import imenik
from tests.factories import CLUB_FILE
from tests.paths import SMALL_DATA
from tests.sites import small_context

NAME = "Zvjezdani odred"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small directory, with an organisation that nothing refers to."""
    folder = Path(shutil.copytree(SMALL_DATA, tmp_path / "data"))
    (folder / "organisations" / "lone.yml").write_text(CLUB_FILE.replace("A club", NAME, 1), encoding="utf-8")
    return folder


def test_an_organisation(data: Path) -> None:
    """What refers to it is reported; a second time, there is nothing to remove."""
    words = ("remove", "lone", "--data", str(data), "--today", "2026-11-30")
    done = imenik(*words, "--reason", "request")
    text = (data / "organisations" / "lone.yml").read_text("utf-8")
    assert text == "removed:\n  date: 2026-11-30\n  reason: request\n"
    assert imenik("format", "--check", "--data", str(data), str(data / "organisations" / "lone.yml")).returncode == 0
    assert done.stdout == f"{data}/organisations/lone.yml\n"
    assert "docs/en/removal.md" in done.stderr
    assert imenik(*words).returncode == 2


def test_what_refers_to_it(data: Path) -> None:
    done = imenik("remove", "union", "--data", str(data))
    assert done.returncode == 1
    assert 'the entry "union" was removed on ' in done.stderr


def test_a_series_with_its_dates(data: Path) -> None:
    done = imenik("remove", "check-in", "--data", str(data))
    files = list((data / "meetings" / "check-in").glob("*.yml"))
    assert len(done.stdout.splitlines()) == len(files) > 1
    assert all(file.read_text("utf-8").startswith("removed:") for file in files)


def test_a_logo_that_nobody_else_uses(data: Path) -> None:
    logos = data / "organisations" / "logos"
    logos.mkdir(exist_ok=True)
    lone = data / "organisations" / "lone.yml"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    (logos / "lone.svg").write_text(svg, encoding="utf-8")
    lone.write_text(lone.read_text("utf-8") + "logo: lone.svg\n", encoding="utf-8")
    imenik("remove", "lone", "--data", str(data))
    assert not (logos / "lone.svg").exists()


def test_the_site_knows_nothing_of_it(data: Path, tmp_path: Path) -> None:
    """But its id, in the notice, in the redirects to it, in a file of the API, and in one of the form."""
    lone = data / "organisations" / "lone.yml"
    lone.write_text(lone.read_text("utf-8") + "former_ids: [old-lone]\n", encoding="utf-8")
    imenik("remove", "lone", "--data", str(data), "--reason", "outdated")
    (tmp_path / "site").mkdir()
    site = small_context(tmp_path / "built", data)
    assert write_all(site, SiteFolder(tmp_path / "site"), 1).failures == []
    files = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert not [path for path, content in files.items() if NAME.encode() in content]
    paths = {path.relative_to(tmp_path / "site").as_posix() for path, content in files.items() if b'"lone"' in content}
    assert paths == {"api/v1/removed.json", "assets/form/ids.json"}
    for tag in site.editions:
        notice, former = (
            (tmp_path / "site" / tag / "organisations" / name / "index.html").read_text("utf-8")
            for name in ("lone", "old-lone")
        )
        assert '<meta name="robots" content="noindex">' in notice
        assert "url=../../organisations/lone/" in former
