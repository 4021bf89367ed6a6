"""The source for Hugo: every page of the lists and entries that our site has, in the words of each language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.fairness import GROUPS
from benchmarks.hugo.parts import Parts
from benchmarks.hugo.source import SITE, WORDS, write
from benchmarks.synthetic import write as write_data
from imenik.pages import all_pages
from imenik.views.edition import Editions
from tests.factories import editions_of

MOST_OF_A_COLUMN = 12


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hugo") / "data"
    write_data(folder, organisations=40, projects=30, seed=1)
    return folder


@pytest.fixture(scope="module")
def editions(data: Path) -> Editions:
    return editions_of(data)


@pytest.fixture(scope="module")
def source(data: Path) -> Path:
    folder = data.with_name("source")
    write(data, folder)
    return folder


def front_matter(file: Path) -> dict[str, Any]:
    """The values at the head of a file."""
    values, _ = json.JSONDecoder().raw_decode(file.read_text(encoding="utf-8"))
    assert isinstance(values, dict)
    return values


def test_hugo_gets_every_page(source: Path, editions: Editions) -> None:
    """But the further sheets, which it makes itself."""
    for tag, edition in editions.items():
        content = source / "content" / tag
        files = (file.relative_to(content).with_suffix("").as_posix() for file in content.rglob("*.md"))
        paths = {file.removesuffix("/_index") for file in files if not file.startswith("walls")}
        ours = {page.path.rstrip("/") for page in all_pages(edition) if page.path.split("/")[0] in GROUPS}
        special = {path for path in ours if "/page/" in path or path.endswith(("/projects", "/looking"))}
        assert paths == ours - special


def test_a_long_list_of_projects_has_a_page(source: Path) -> None:
    walls = {folder.name for folder in (source / "content" / "de" / "walls").iterdir() if folder.is_dir()}
    assert "countries-ba" in walls
    in_country = [
        project
        for project in (source / "content" / "de" / "projects").glob("[!_]*.md")
        if "countries-ba" in front_matter(project)["walls"]
    ]
    assert len(in_country) > MOST_OF_A_COLUMN


def test_words_are_those_of_the_language(source: Path) -> None:
    english, german = (front_matter(source / "i18n" / f"{tag}.json") for tag in ("en", "de"))
    assert english.keys() == german.keys()
    assert all(english[word] != german[word] for word in english)


def test_layouts_use_the_words_that_there_are() -> None:
    """Hugo writes nothing for a word that it lacks."""
    layouts = "".join(file.read_text(encoding="utf-8") for file in (SITE / "layouts").rglob("*.html"))
    navigation = re.findall(r'range slice ((?:"\w+" ?)+)', layouts)
    words = {*re.findall(r'i18n "(\w+)"', layouts), *re.findall(r"\w+", " ".join(navigation))}
    assert words == {*WORDS}


def test_a_missing_translation_stops_it(editions: Editions) -> None:
    """A site that saves itself the translation would be no measure."""
    assert Parts(editions["en"]).say("Home places") == "Home places"
    with pytest.raises(ValueError, match="is not translated: de"):
        Parts(editions["de"]).say("Nobody has translated this")
