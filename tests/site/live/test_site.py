"""Every file of a site that is served is that of the built one."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from imenik.site.live.site import LiveSite
from imenik.site.plugin import ImenikPlugin, build_day
from imenik.site.reading import insights_of, read_sources
from imenik.views.edition import editions_of
from tests.paths import CONFIG, SMALL_DATA, SNAPSHOT
from tests.sites import SMALL_ENVIRONMENT, contents

SHOWS_SIZES = "/data/index.html"
"""The page of open data shows the sizes of files that nobody has asked for."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> LiveSite:
    for name, value in SMALL_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    config = load_config(str(CONFIG), docs_dir=str(SNAPSHOT / "docs"), hooks=[])
    config.plugins["imenik"] = plugin = ImenikPlugin(config)
    sources = read_sources(SMALL_DATA)
    editions = editions_of(insights_of(sources, build_day()), sources.languages, plugin.settings)
    return LiveSite(config, plugin, editions)


def test_it_is_the_built_site(site: LiveSite, small_site: Path) -> None:
    """In any order: the search knows all pages, asked for or not."""
    built = contents(small_site)
    different = [path for path in sorted(built, reverse=True) if site.content(path) != built[path]]
    assert [path for path in different if not path.endswith(SHOWS_SIZES)] == []


@pytest.mark.parametrize("path", ["assets/css/imenik.css", "assets/js/imenik.js"])
def test_assets_are_served(path: str, site: LiveSite) -> None:
    assert site.content(path)


@pytest.mark.parametrize("path", ["de/nothing/index.html", "pages/live/notice.html", "../mkdocs.yml", "/etc/passwd"])
def test_what_there_is_not(path: str, site: LiveSite) -> None:
    assert site.content(path) is None
