"""The stylesheet that every page loads."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import File, Files

from imenik.site.stylesheets import merge

OURS, MAP = "assets/css/imenik.css", "assets/css/map.css"
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
