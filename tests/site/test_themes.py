"""The site needs no theme but its own: it is the same with that of `mkdocs.yml`, with none, and built by ProperDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import CONFIG, SNAPSHOT
from tests.sites import SMALL_ENVIRONMENT, contents

NO_THEME = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config, docs, site, folder = sys.argv[1:]
build(load_config(config, docs_dir=docs, site_dir=site, theme={"name": None, "custom_dir": folder}))
"""
BY_PROPERDOCS = f"import properdocs.replacement  # answers every import of mkdocs{NO_THEME}"


@pytest.mark.parametrize("program", [NO_THEME, pytest.param(BY_PROPERDOCS, marks=pytest.mark.audit)])
def test_the_site_is_the_same_without_a_theme(small_site: Path, tmp_path: Path, program: str) -> None:
    site, no_templates = tmp_path / "site", tmp_path / "theme"
    no_templates.mkdir()
    words = [sys.executable, "-c", program, str(CONFIG), str(SNAPSHOT / "docs"), str(site), str(no_templates)]
    subprocess.run(words, env={**os.environ, **SMALL_ENVIRONMENT}, check=True, capture_output=True)
    built = contents(site)
    assert {path: text for path, text in built.items() if not path.startswith("assets/")} == contents(small_site)
    assert {path.split("/")[1] for path in built if path.startswith("assets/")} == {
        *("css", "form", "icons", "js", "map", "favicon.svg")
    }
