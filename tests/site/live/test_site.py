"""Every file of a site that is served is that of the built one."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from imenik.site.live.site import LiveSite
from imenik.site.plugin import ImenikPlugin, build_day
from imenik.site.reading import insights_of, read_sources
from imenik.views.edition import Editions, editions_of
from tests.factories import LANGUAGES
from tests.paths import SMALL_DATA
from tests.sites import contents

SHOWS_SIZES = "/data/index.html"
"""The page of open data shows the sizes of files that nobody has asked for."""


@pytest.fixture
def editions(plugin: ImenikPlugin) -> Editions:
    sources = read_sources(SMALL_DATA, LANGUAGES)
    return editions_of(insights_of(sources, build_day()), sources.languages, plugin.settings)


@pytest.fixture
def site(config: MkDocsConfig, plugin: ImenikPlugin, editions: Editions) -> LiveSite:
    return LiveSite(config, plugin, editions)


def test_it_is_the_built_site(site: LiveSite, small_site: Path) -> None:
    """In any order: the search knows all pages, asked for or not."""
    built = contents(small_site)
    different = [path for path in sorted(built, reverse=True) if site.content(path) != built[path]]
    assert [path for path in different if not path.endswith(SHOWS_SIZES)] == []


@pytest.mark.parametrize("path", ["de/nothing/index.html", "pages/live/notice.html", "../mkdocs.yml", "/etc/passwd"])
def test_what_there_is_not(path: str, site: LiveSite) -> None:
    assert site.content(path) is None


def test_the_files_of_the_theme_are_looked_for_once(
    site: LiveSite, config: MkDocsConfig, plugin: ImenikPlugin, editions: Editions
) -> None:
    """They are the same in the next state, in which scripts and stylesheets are prepared from the beginning."""
    next_site = LiveSite(config, plugin, editions, site)
    for path in ("assets/css/imenik.css", "assets/js/imenik.js"):
        content = site.content(path)
        assert content
        assert next_site.content(path) == content
