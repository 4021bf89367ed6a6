"""One stylesheet for every page: Material's two come before ours, since each request delays the first view."""

from __future__ import annotations

from mkdocs.structure.files import Files

MATERIAL = "assets/stylesheets/"
"""The folder of Material's stylesheets, which are not published by themselves."""
OURS = "assets/css/imenik.css"


def merge(files: Files) -> None:
    """Put Material's stylesheets into ours, `main` before `palette`; ours comes last, so that it prevails."""
    merged = files.src_uris[OURS]
    theirs = [file for file in files.css_files() if file.src_uri.startswith(MATERIAL)]
    theirs.sort(key=lambda file: file.name)
    merged.content_string = "\n".join(file.content_string for file in (*theirs, merged))
    for file in theirs:
        files.remove(file)
