"""Published scripts without comments and spaces: comments with the types make up a third of them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import Files
from rjsmin import jsmin

from imenik.env import THEME


def minify(files: Files) -> None:
    """Of our own scripts only: those of the theme around ours come minified."""
    for file in files.javascript_files():
        if file.abs_src_path and Path(file.abs_src_path).is_relative_to(THEME):
            file.content_string = str(jsmin(file.content_string))
