"""The stylesheet that every page loads."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import File, Files

from imenik.model import Colours
from imenik.site.stylesheets import colour_clusters, merge

OURS, MAP, EMBEDS = "assets/css/imenik.css", "assets/css/map.css", "assets/css/embed.css"
MAIN, PALETTE = "assets/stylesheets/main.0.min.css", "assets/stylesheets/palette.0.min.css"


def test_the_theme_comes_before_ours_and_is_not_published_by_itself(tmp_path: Path) -> None:
    for path in (PALETTE, OURS, MAP, MAIN):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    files = Files([File(path, str(tmp_path), str(tmp_path / "site"), True) for path in (PALETTE, OURS, MAP, MAIN)])
    merge(files)
    assert {file.src_uri: file.content_string.splitlines() for file in files} == {
        OURS: [MAIN, PALETTE, OURS],
        MAP: [MAP],
    }


def test_clusters_have_the_colours_of_the_vocabulary(tmp_path: Path) -> None:
    """However many there are, and by scheme; frames in the pages of others follow the visitor's."""
    for path in (OURS, EMBEDS):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", "utf-8")
    files = Files([File(path, str(tmp_path), str(tmp_path / "site"), True) for path in (OURS, EMBEDS)])
    colour_clusters(files, {"sea": Colours(light="#1f6f8b", dark="#7cc4dc")})
    ours, embeds = (files.src_uris[path].content_string for path in (OURS, EMBEDS))
    assert ".im-sea { --im-colour: #1f6f8b; }" in ours
    assert '[data-md-color-scheme="slate"] .im-sea { --im-colour: #7cc4dc; }' in ours
    assert embeds.strip() == ".im-sea { --band: light-dark(#1f6f8b, #7cc4dc); }"
