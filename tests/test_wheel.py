"""The wheel holds all that a site needs: installed alone, it makes the same site as the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.sites import contents, make_site_folder

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
BUILD = ("build", "--today", "2026-11-21")
CLUB = """\
name: Club
type: association
country: SE
clusters:
  - culture
about: Sings.
listing: self-confirmed
added: 2026-11-21
sources:
  - title: Its page
    url: https://example.org
"""


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that has the wheel, and what it depends on from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    named = os.environ.get("IMENIK_WHEEL")  # by `make wheel`: the very file that is released
    wheel = ROOT / named if named else build_wheel(folder)
    environment = folder / "environment"
    venv.create(environment)
    python = environment / "bin" / "python"
    packages = run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], ROOT).strip()
    # A folder that a .pth file names is searched, but its own .pth files are not: the checkout is not found by it.
    (Path(packages) / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    run([*PIP, "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)], ROOT)
    return environment / "bin" / "imenik"


def build_wheel(folder: Path) -> Path:
    """The wheel of a copy of the sources, so that nothing else of the checkout gets into it."""
    source = folder / "source"
    source.mkdir()
    for part in ("src", "pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, source / part)
    run([*PIP, "wheel", "-q", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(source)], ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with nothing in it but what belongs to one site."""
    return make_site_folder(tmp_path)


def run(words: list[str], folder: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(words, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_makes_the_same_site_as_the_checkout(command: Path, site: Path) -> None:
    checkout = str(Path(sys.executable).with_name("imenik"))
    assert run([str(command), "check"], site) == run([checkout, "check"], site)
    run([str(command), *BUILD, "--site-dir", "by-wheel"], site)
    run([checkout, *BUILD, "--site-dir", "by-checkout"], site)
    assert contents(site / "by-wheel") == contents(site / "by-checkout")


def test_the_wheel_brings_the_usual_vocabulary(command: Path, site: Path) -> None:
    """An entry that names a type and a cluster passes the check where the data has no vocabulary."""
    shutil.rmtree(site / "data")
    (site / "data" / "organisations").mkdir(parents=True)
    (site / "data" / "organisations" / "club.yml").write_text(CLUB, encoding="utf-8")
    run([str(command), "check"], site)


def test_the_wheel_makes_a_directory_of_ones_own(command: Path, tmp_path: Path) -> None:
    """In an empty folder: begun, given an entry, checked, built; no page names the home of the program."""
    answers = ["--yes", "--name", "Kluby", "--languages", "en,de,hr", "--home", "PL", "--contact", "info@kluby.org"]
    run([str(command), "init", "kluby", *answers], tmp_path)
    own = tmp_path / "kluby"
    (own / "data" / "organisations" / "club.yml").write_text(CLUB.replace("name: Club", "name: Klub Wawel"), "utf-8")
    run([str(command), "check", "--strict"], own)
    run([str(command), "forms", "--check"], own)
    run([str(command), "upgrade", "--check"], own)
    run([str(command), "build", "--site-dir", "site"], own)
    pages = {path.relative_to(own / "site").as_posix(): path.read_text("utf-8") for path in own.rglob("site/**/*.html")}
    assert "Klub Wawel" in pages["hr/organisations/club/index.html"]
    home = re.compile("bosn|herceg|dijaspor|diaspora", re.IGNORECASE)
    assert [path for path, text in pages.items() if home.search(text)] == []
    assert not re.search("[\u0400-\u04ff]", "".join(pages.values()))
