"""The configuration of the small site, and the plugin that it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from imenik.site.plugin import ImenikPlugin
from tests.paths import CONFIG, SMALL_DATA, SNAPSHOT
from tests.sites import SMALL_ENVIRONMENT


@pytest.fixture
def data() -> Path:
    """The records; tests that edit them have their own."""
    return SMALL_DATA


@pytest.fixture
def config(data: Path, monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    for name, value in {**SMALL_ENVIRONMENT, "IMENIK_DATA": str(data)}.items():
        monkeypatch.setenv(name, value)
    config = load_config(str(CONFIG), docs_dir=str(SNAPSHOT / "docs"), hooks=[])
    config.plugins["imenik"] = ImenikPlugin(config)
    return config


@pytest.fixture
def plugin(config: MkDocsConfig) -> ImenikPlugin:
    found = config.plugins["imenik"]
    assert isinstance(found, ImenikPlugin)
    return found
