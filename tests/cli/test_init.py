"""A directory of one's own: made from nothing, checked, built; brought up to date later."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from imenik.cli import main
from imenik.env.locations import STARTER
from tests.paths import ROOT

ANSWERS = ("--yes", "--name", "Kluby", "--languages", "en,de,hr", "--home", "PL", "--contact", "info@kluby.org")
PROGRAM = "from imenik.cli import main; main()"


def imenik(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", PROGRAM, *words], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of Polish clubs in three languages."""
    folder = tmp_path_factory.mktemp("own") / "kluby"
    done = CliRunner().invoke(main, ["init", str(folder), *ANSWERS])
    assert done.exit_code == 0, done.output
    assert "make serve" in done.output
    return folder


def test_it_can_be_checked_and_built(own: Path, tmp_path: Path) -> None:
    """No page says where the program comes from; what is to be filled in is said."""
    checked = imenik("check", "--strict", folder=own)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stdout
    site = tmp_path / "site"
    built = imenik("build", "--site-dir", str(site), folder=own)
    assert built.returncode == 0, built.stderr
    assert "to be filled in" in built.stderr
    assert 'de: "Ein öffentliches Verzeichnis' in (own / "mkdocs.yml").read_text("utf-8")
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    ours = re.compile("bosn|herceg|dijaspor|diaspora", re.IGNORECASE)
    assert not [path for path, text in pages.items() if ours.search(text)]
    assert "<h1>A public directory of organisations and projects</h1>" in pages["en/index.html"]
    assert {path.partition("/")[0] for path in pages if "/" in path} >= {"en", "de", "hr"}
    assert "de/places/wroclaw/index.html" in pages


def test_its_commands_work(own: Path) -> None:
    assert imenik("forms", "--check", folder=own).returncode == 0
    assert imenik("upgrade", "--check", folder=own).returncode == 0


def test_nothing_is_replaced(own: Path) -> None:
    before = (own / "mkdocs.yml").read_bytes()
    done = CliRunner().invoke(main, ["init", str(own), *ANSWERS, "--language", "de"])
    assert done.exit_code == 1
    assert ".github/ISSUE_TEMPLATE/config.yml" in done.output
    assert (own / "mkdocs.yml").read_bytes() == before
    assert [path for path in own.parent.iterdir() if path != own] == []


def test_questions_are_asked_again_until_they_are_answered(tmp_path: Path) -> None:
    answers = ["Kluby", "xx", "en", "Poland", "PL", "Europe/Warsaw", "", "", "CC", "CC0-1.0", "", "Clubs abroad"]
    done = CliRunner().invoke(main, ["init", str(tmp_path / "own")], input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert 'no country has the code "Poland"' in done.output
    settings = (tmp_path / "own" / "mkdocs.yml").read_text("utf-8")
    assert 'en: "Clubs abroad"' in settings
    assert "id: CC0-1.0" in settings


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--languages", "xx"),
        ("--home", "Polska"),
        ("--timezone", "Warsaw"),
        ("--contact", "info@server.local"),
        ("--licence", "MIT"),
        ("--repository", "kluby"),
        ("--description", "Clubs"),
    ],
)
def test_a_wrong_option_is_explained(tmp_path: Path, option: str, value: str) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "own"), "--yes", option, value])
    assert done.exit_code == 2
    assert option in done.output
    assert not (tmp_path / "own").exists()


def test_an_older_directory_is_brought_up_to_date(own: Path) -> None:
    """Shown as a diff first; what is the site's own stays."""
    workflow, settings = own / ".github" / "workflows" / "publish.yml", (own / "mkdocs.yml").read_bytes()
    newest = workflow.read_text("utf-8")
    workflow.write_text(newest.replace("Publish", "Release"), "utf-8")
    shown = imenik("upgrade", "--check", folder=own)
    assert shown.returncode == 1
    assert "-name: Release" in shown.stdout
    assert "+name: Publish" in shown.stdout
    assert imenik("upgrade", "--yes", folder=own).returncode == 0
    assert workflow.read_text("utf-8") == newest
    assert (own / "mkdocs.yml").read_bytes() == settings


@pytest.mark.parametrize(
    ("starter", "own_file"),
    [
        *(
            (path.relative_to(STARTER).as_posix(), f".{path.relative_to(STARTER).as_posix()}")
            for folder in ("workflows", "scripts", "ISSUE_TEMPLATE")
            for path in sorted((STARTER / "github" / folder).iterdir())
        ),
        ("hooks/build_site.py", "hooks/build_site.py"),
    ],
)
def test_this_repository_uses_the_same_files(starter: str, own_file: str) -> None:
    assert (STARTER / starter).read_bytes() == (ROOT / own_file).read_bytes()
