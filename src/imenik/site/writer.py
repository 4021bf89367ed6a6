"""Writes what MkDocs does not: record pages through their shells, the root page, the sitemaps. One page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HandWritten

from imenik.exports import all_files
from imenik.pages import all_pages
from imenik.pages.renderer import renderer_of
from imenik.site.page_layout import frame
from imenik.site.prerendered import Shell, slot
from imenik.site.social_images import NOTHING, Gallery, Preview
from imenik.views.edition import Edition, Editions


class Writer:
    """Writes into the folder of the finished site."""

    def __init__(
        self, folder: Path, templates: Environment, theme: Environment, config: MkDocsConfig, gallery: Gallery
    ) -> None:
        """`templates` make the bodies, `theme` the shells, `gallery` the pictures."""
        self.folder = folder
        self.templates = templates
        self.theme = theme
        self.config = config
        self.gallery = gallery
        self.paths: dict[str, list[str]] = {}

    def write_edition(self, edition: Edition) -> int:
        """Write all record pages of one language; gives their number."""
        tag = edition.language.tag
        shells: dict[tuple[str, int], Shell] = {}
        paths = self.paths.setdefault(tag, [])
        renderer = renderer_of(edition, self.templates)
        written = 0
        for page in all_pages(edition):
            key = (page.section, page.path.count("/"))
            shell = shells.get(key) or shells.setdefault(key, self.shell(edition, *key))
            preview = self.gallery.preview(edition, page.picture)
            self.write(f"{tag}/{page.path}index.html", shell.fill(renderer.render(page), page.path, preview))
            written += 1
            if page.listed:
                paths.append(page.path)
        return written

    def shell(self, edition: Edition, section: str, depth: int) -> Shell:
        """The theme's page with slots, for pages of a section `depth` folders below the language's."""
        address = "/".join([edition.language.tag, *["x"] * depth, "index.md"])
        files = Files([])
        page = HandWritten(slot("title"), File.generated(self.config, address, content=""), self.config)
        page.content, page.meta = slot("body"), {"hide": ["navigation", "toc"]}
        context = get_context(Navigation(items=[], pages=[]), files, self.config, page)
        context["frame"] = frame(  # type: ignore[typeddict-unknown-key] # the theme's own
            edition,
            slot("path"),
            section,
            depth,
            title=slot("title"),
            description=slot("description"),
            preview=Preview(slot("picture"), slot("words")) if self.gallery.preview(edition).url else NOTHING,
            head=slot("head"),
        )
        return Shell(self.theme.get_template("main.html").render(context))

    def write_root(self, editions: Editions, written: Mapping[str, Collection[str]]) -> None:
        """The page that chooses the language, and the sitemaps with every language of every page.

        `written` are the languages of each hand-written page: what stands in for others is not listed.
        """
        site_url = self.config.site_url or "/"
        context = {"editions": editions, "site_url": site_url, "paths": self.paths, "written": written}
        context["changed"] = _last_changes(next(iter(editions.values())))
        self.write("index.html", self.templates.get_template("exports/root.html").render(context))
        (self.folder / "sitemap.xml").unlink(missing_ok=True)
        (self.folder / "sitemap.xml.gz").unlink(missing_ok=True)
        if not self.config.site_url:
            return  # a sitemap holds full addresses only (sitemaps.org)
        self.write("sitemap.xml", self.templates.get_template("exports/sitemap_index.xml").render(context))
        for tag in editions:
            self.write(
                f"{tag}/sitemap.xml", self.templates.get_template("exports/sitemap.xml").render(context, tag=tag)
            )

    def write_exports(self, editions: Editions) -> dict[str, int]:
        """Everything that is published beside the pages; gives the size of each file in bytes, by path."""
        sizes = {}
        for path, content in all_files(editions):
            self.write(path, content)
            sizes[path] = len(content)
        return sizes

    def write(self, path: str, content: str | bytes) -> None:
        """One file of the site."""
        write(self.folder, path, content)


def write(folder: Path, path: str, content: str | bytes) -> None:
    """One file below the folder of the site; text becomes UTF-8 with the line ends it has."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _last_changes(edition: Edition) -> dict[str, dt.date]:
    """The day of the last change of each page that is about one entry.

    Lists tell none, since nobody knows when something left them.
    """
    entries = edition.insights.modified.items()
    directory = edition.insights.directory
    return {edition.address(directory.of_kind(kind)[key]): day for (kind, key), day in entries}
