"""The stylesheets of pages, embeds, and the pages outside of any language."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files

from imenik.env.locations import THEME
from imenik.model import Colours
from imenik.site.stylesheets import EMBEDS, PAGES, PARTS, colour_clusters, merge
from tests.paths import ROOT

FOLDER = THEME / "assets/css"
LIMIT = 12_000
"""Bytes, compressed, of all stylesheets of a page."""


@pytest.fixture
def files(tmp_path: Path) -> Files:
    sources = sorted(FOLDER.glob("*.css"))
    return Files([File(f"assets/css/{path.name}", str(THEME), str(tmp_path), True) for path in sources])


def test_the_parts_come_first_and_are_not_published_by_themselves(files: Files) -> None:
    own = (FOLDER / "imenik.css").read_text("utf-8")
    merge(files)
    assert files.src_uris[PAGES].content_string.startswith((FOLDER / "tokens.css").read_text("utf-8"))
    assert files.src_uris[PAGES].content_string.endswith(own)
    assert not {f"assets/css/{name}.css" for names in PARTS.values() for name in names} & set(files.src_uris)


def test_clusters_have_the_colours_of_the_vocabulary(files: Files) -> None:
    """However many there are; in the pages of others as in ours."""
    colour_clusters(files, {"sea": Colours(light="#1f6f8b", dark="#7cc4dc")})
    for path in (PAGES, EMBEDS):
        assert files.src_uris[path].content_string.endswith(".im-sea { --im-colour: light-dark(#1f6f8b, #7cc4dc); }\n")


def test_no_page_has_more_styles_than_the_limit(files: Files) -> None:
    merge(files)
    sheets = {name: file.content_string for name, file in files.src_uris.items()}
    extra = {page: set(re.findall(r'stylesheet\("(\w+)"\)', page.read_text("utf-8"))) for page in THEME.rglob("*.html")}
    for page, names in extra.items():
        styles = [sheets[PAGES], *(sheets[f"assets/css/{name}.css"] for name in sorted(names))]
        assert sum(len(gzip.compress(style.encode(), mtime=0)) for style in styles) <= LIMIT, page


def test_every_size_and_colour_by_name_is_defined() -> None:
    """A name that nothing defines would be ignored in silence."""
    styles = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.css")}
    everything = "\n".join(styles.values()) + "\n".join(path.read_text("utf-8") for path in THEME.rglob("*.html"))
    defined = set(re.findall(r"(--im-[\w-]+):", everything)) | {"--im-colour"}
    for name, style in styles.items():
        assert set(re.findall(r"var\((--[\w-]+)\)", style)) <= defined, name


def test_the_page_of_the_design_names_every_token() -> None:
    """Distances are a scale, of which it names the ends."""
    tokens = set(re.findall(r"(--im-[\w-]+):", (FOLDER / "tokens.css").read_text("utf-8")))
    page = (ROOT / "docs/en/design.md").read_text("utf-8")
    assert tokens - set(re.findall(r"--im-[\w-]+", page)) == {f"--im-space-{step}" for step in range(2, 9)}


def test_nothing_is_styled_as_another_theme_does() -> None:
    """Neither its classes nor its properties, which are not there."""
    paths = [path for suffix in ("*.html", "*.css", "*.js") for path in THEME.rglob(suffix)]
    assert [path for path in paths if re.search(r"\bmd-|data-md-", path.read_text("utf-8"))] == []
