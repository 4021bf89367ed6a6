"""The whole site of a small data set, byte for byte. A change on purpose is taken with `make accept`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

from tests.paths import SNAPSHOT
from tests.sites import contents

HERE = SNAPSHOT
EXPECTED = HERE / "expected"
UNREAD = ("pagefind", "pictures", "favicon.ico", "*.xlsx")
"""Nothing that one could read: the index of the texts, pictures, workbooks, whose rows are those of the tables.

Each release of what makes them makes others.
"""
BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.paths import SNAPSHOT

config, docs, site = sys.argv[1:]
build(load_config(config, docs_dir=docs, site_dir=site))
"""


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small(tmp_path_factory.mktemp("small"))


def build_small(folder: Path) -> Path:
    """The site of `tests/site/data`, without the assets, which the theme's own release decides."""
    config = HERE.parents[1] / "mkdocs.yml"
    environment = {"IMENIK_DATA": str(HERE / "data"), "SOURCE_DATE_EPOCH": "1795219200", "NO_MKDOCS_2_WARNING": "1"}
    environment["IMENIK_HISTORY"] = "false"  # that of this repository grows with every commit
    words = [sys.executable, "-c", BUILD, str(config), str(HERE / "docs"), str(folder)]
    subprocess.run(words, env={**os.environ, **environment}, check=True, capture_output=True)
    shutil.rmtree(folder / "assets")
    return folder


def is_unread(path: str) -> bool:
    """Whether a file, or the folder that it is in, is not held against what was accepted."""
    parts = PurePosixPath(path).parts
    return any(fnmatch(part, pattern) for part in parts for pattern in UNREAD)


def test_the_site_is_what_was_accepted(small_site: Path, request: pytest.FixtureRequest) -> None:
    """Nothing of the site changes unless somebody looked at the change."""
    if request.config.getoption("--accept"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(small_site, EXPECTED, ignore=shutil.ignore_patterns(*UNREAD))
    built = {path: content for path, content in contents(small_site).items() if not is_unread(path)}
    expected = contents(EXPECTED)
    assert sorted(built) == sorted(expected)
    for path, content in expected.items():
        assert built[path].decode() == content.decode(), path


def test_two_builds_give_the_same_bytes(small_site: Path, tmp_path: Path) -> None:
    """Who builds the same data again gets the same site."""
    assert contents(build_small(tmp_path / "again")) == contents(small_site)


def test_nothing_of_a_record_is_markup(small_site: Path) -> None:
    """A name with a tag in it and a link with a script are harmless in every language."""
    for page in small_site.glob("*/organisations/first-club/index.html"):
        text = page.read_text(encoding="utf-8")
        assert "<b>" not in text
        assert "&lt;b&gt;" in text
        assert 'href="javascript:' not in text
        assert "<script>alert" not in text


def test_the_page_of_results_is_in_no_sitemap(small_site: Path) -> None:
    """What is asked for is in its address, so it is no page of its own to other search engines."""
    assert (small_site / "en" / "search" / "index.html").is_file()
    assert not [path for path in small_site.glob("*/sitemap.xml") if "/search/" in path.read_text(encoding="utf-8")]
