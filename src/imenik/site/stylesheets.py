"""Stylesheets that are put together: the tokens and elements that all of them share, and the colours of clusters."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.structure.files import Files

from imenik.model import Colours

_FOLDER = "assets/css/"
PAGES = f"{_FOLDER}imenik.css"
EMBEDS = f"{_FOLDER}embed.css"
PARTS = {
    PAGES: ("tokens", "base"),
    EMBEDS: ("tokens",),
    f"{_FOLDER}plain.css": ("tokens",),
}
"""What each stylesheet begins with. The parts are not published by themselves: each request delays the first view."""


def merge(files: Files) -> None:
    """Put the parts at the beginning of the stylesheets."""
    shared = {name: files.src_uris[f"{_FOLDER}{name}.css"] for names in PARTS.values() for name in names}
    for path, names in PARTS.items():
        sheet = files.src_uris[path]
        sheet.content_string = "\n".join([*(shared[name].content_string for name in names), sheet.content_string])
    for file in shared.values():
        files.remove(file)


def colour_clusters(files: Files, colours: Mapping[str, Colours]) -> None:
    """Append the colours of the clusters, as classes."""
    for path in (PAGES, EMBEDS):
        rules = (
            f".im-{cluster} {{ --im-colour: light-dark({pair.light}, {pair.dark}); }}\n"
            for cluster, pair in colours.items()
        )
        files.src_uris[path].content_string += f"\n{''.join(rules)}"
