"""Sites that the real command builds, and what is in them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from imenik.site.outputs.context import SiteContext
from imenik.site.plugin import ImenikPlugin
from tests.command import imenik
from tests.paths import CONFIG, ROOT, SNAPSHOT

DAY = "2026-11-30"


def build(site: Path, *words: str, **environment: str) -> str:
    """A site, built by the real command as on the day of the tests; gives what is said of it."""
    done = imenik("build", "--today", DAY, "--site-dir", str(site), *words, cwd=ROOT, **environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


def own_warnings(said: str) -> list[str]:
    """The warnings of a build that are not about the data: MkDocs' own, such as a dead link in a hand-written page."""
    lines = [line for line in said.splitlines() if line.startswith("WARNING")]
    return [line for line in lines if not re.search(r":\d+:\d+: warning: ", line)]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def make_site_folder(folder: Path) -> Path:
    """All that a small site of its own is made of, and nothing of the package: settings, wording, hook, data, docs."""
    for name in ("data", "docs"):
        shutil.copytree(SNAPSHOT / name, folder / name)
    shutil.copytree(ROOT / "locales", folder / "locales")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CONFIG, folder)
    return folder


BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config, docs, site = sys.argv[1:]
build(load_config(config, docs_dir=docs, site_dir=site))
"""


SMALL_ENVIRONMENT = {
    "IMENIK_DATA": str(SNAPSHOT / "data"),
    "IMENIK_HISTORY": "false",  # that of this repository grows with every commit
    "SOURCE_DATE_EPOCH": "1795219200",
    "NO_MKDOCS_2_WARNING": "1",
}


def build_small(folder: Path) -> Path:
    """The site of `tests/site/data`, without the assets, which the theme's own release decides."""
    words = [sys.executable, "-c", BUILD, str(CONFIG), str(SNAPSHOT / "docs"), str(folder)]
    subprocess.run(words, env={**os.environ, **SMALL_ENVIRONMENT}, check=True, capture_output=True)
    shutil.rmtree(folder / "assets")
    return folder


def small_context(folder: Path, data: Path = SNAPSHOT / "data", languages: Sequence[str] = ()) -> SiteContext:
    """What the outputs of that site, or of other data, are made of, without hand-written pages, to be in `folder`.

    Without `languages` it has all of this site's.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SMALL_ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setenv("IMENIK_DATA", str(data))
        config = load_config(str(CONFIG), docs_dir=str(SNAPSHOT / "docs"), site_dir=str(folder), hooks=[])
        if languages:
            config.extra["imenik"]["languages"] = languages
        config.plugins["imenik"] = plugin = ImenikPlugin(config)
        plugin.on_pre_build(config=config)
        config.plugins.on_env(config.theme.get_env(), config=config, files=Files([]))
        return plugin.site_context(config)
