"""Stylesheets that depend on the site: one for every page with Material's in it, and the colours of clusters."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.structure.files import Files

from imenik.model import Colours

MATERIAL = "assets/stylesheets/"
"""The folder of Material's stylesheets, which are not published by themselves."""
OURS = "assets/css/imenik.css"
EMBEDS = "assets/css/embed.css"


def merge(files: Files) -> None:
    """Put Material's stylesheets into ours, `main` before `palette`, since each request delays the first view.

    Ours comes last, so that it prevails.
    """
    merged = files.src_uris[OURS]
    theirs = [file for file in files.css_files() if file.src_uri.startswith(MATERIAL)]
    theirs.sort(key=lambda file: file.name)
    merged.content_string = "\n".join(file.content_string for file in (*theirs, merged))
    for file in theirs:
        files.remove(file)


def colour_clusters(files: Files, colours: Mapping[str, Colours]) -> None:
    """Append the colours of the clusters, as classes: to our stylesheet by scheme, to that of embeds for both."""
    light = _classes("--im-colour", {cluster: pair.light for cluster, pair in colours.items()})
    dark = _classes("--im-colour", {cluster: pair.dark for cluster, pair in colours.items()}, within=_DARK)
    files.src_uris[OURS].content_string += f"\n{light}\n@media screen {{\n{dark}\n}}\n"  # paper is white
    both = {cluster: f"light-dark({pair.light}, {pair.dark})" for cluster, pair in colours.items()}
    files.src_uris[EMBEDS].content_string += f"\n{_classes('--band', both)}\n"


_DARK = '[data-md-color-scheme="slate"] '


def _classes(variable: str, values: Mapping[str, str], within: str = "") -> str:
    return "\n".join(f"{within}.im-{cluster} {{ {variable}: {value}; }}" for cluster, value in values.items())
