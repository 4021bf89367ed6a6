"""The hand-written pages of one build, as MkDocs asks for them: their content and their place in the layout."""

from __future__ import annotations

import logging
import re
from collections.abc import Container
from dataclasses import replace
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HandWritten
from mkdocs.structure.toc import TableOfContents

from imenik.pages.about import home
from imenik.pages.renderer import renderer_of
from imenik.site.frame.page_layout import PageLayout, page_layout
from imenik.site.handwritten import link_check, link_schemes
from imenik.site.handwritten.fallback_pages import fallback_pages
from imenik.site.social_images import SocialImages
from imenik.site.starter.files import TO_DO
from imenik.views.edition import Edition, Editions
from imenik.views.fulltext import SearchablePage, handwritten
from imenik.views.render import Page, Rendered

log = logging.getLogger("mkdocs.imenik")
_CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)


def is_unfinished(html: str) -> bool:
    """Whether a place is to be filled in; the mark as code only speaks of such places."""
    return TO_DO in _CODE.sub("", html)


class _Content(NamedTuple):
    """What MkDocs makes of the text of a page."""

    html: str
    toc: TableOfContents
    anchors: set[str] | None


class HandwrittenPages:
    """The pages of `docs/<language>/`."""

    def __init__(
        self,
        editions: Editions,
        templates: Environment,
        social_images: SocialImages,
        addresses: Container[str],
    ) -> None:
        """`addresses` are those of all pages, where links can lead."""
        self.addresses = addresses
        self.search_entries: dict[str, dict[str, SearchablePage]] = {tag: {} for tag in editions}
        """The searchable texts of pages that were laid out, by language and address."""
        self.languages: dict[str, set[str]] = {}
        """The languages that each page is written in; fallback pages are not listed."""
        self.editions = editions
        self._templates = templates
        self._social_images = social_images
        self._written_in: dict[str, str] = {}
        self._rendered: dict[str, Rendered] = {}
        self._contents: dict[tuple[str, str], _Content] = {}
        self._texts: dict[str, tuple[str, str]] = {}

    def arrange(self, files: Files, config: MkDocsConfig) -> None:
        """Leave out pages in no folder of a language, and add fallback pages."""
        for file in list(files.documentation_pages()):
            if file.src_uri.partition("/")[0] not in self.editions:
                log.warning("%s is in no folder of a language and is left out", file.src_uri)
                files.remove(file)
        languages = next(iter(self.editions.values())).languages
        for fallback in list(fallback_pages(files, languages, config)):
            files.append(fallback.file)
            self._written_in[fallback.file.src_uri] = fallback.tag
        for file in files.documentation_pages():
            tag, _, path = file.url.partition("/")
            written_in = self._written_in.get(file.src_uri, tag)
            if written_in == tag or path == "":  # most of the home page consists of records
                self.languages.setdefault(path, set()).add(tag)

    def text(self, markdown: str, page: HandWritten) -> str:
        """The text that MkDocs converts: none if it did so for another language, as with most fallback pages.

        That spares a third of the time before the record pages: the longest pages, for developers, are in one language.
        """
        key = self._texts[page.file.src_uri] = (self._edition_of(page)[1], markdown)
        return "" if key in self._contents else markdown

    def body(self, html: str, page: HandWritten) -> str:
        """The content of a page with its links resolved and checked; that of the home page is assembled."""
        content = _Content(html, page.toc, page.present_anchor_ids)
        html, page.toc, page.present_anchor_ids = self._contents.setdefault(self._texts[page.file.src_uri], content)
        edition, path = self._edition_of(page)
        source = page.file.src_uri
        letters, renderer = link_schemes.letters_of(page.meta, source), renderer_of(edition, self._templates)
        broken = link_check.broken_links(html, page.url, self.addresses)
        for problem in (*broken, *link_schemes.unknown_letters(html, letters)):
            log.warning("%s: %s", source, problem)
        if source not in self._written_in and is_unfinished(html):
            log.info("%s: there is a place to be filled in, marked with %s", source, TO_DO)
        html = link_schemes.resolve(html, letters, renderer, edition.settings)
        written_in, title = self._written_in.get(source, edition.language.tag), str(page.meta.get("title", ""))
        template = home.page(edition) if path == "" else Page(path, "about/handwritten.html")
        context = {
            **template.context,
            "title": page.meta.get("title", ""),
            "content": Markup(html),  # noqa: S704 - our own pages
            "written_in": written_in,
            "path": path,
        }
        if page.meta.get("search", True):  # pages for developers have `search: false`
            entry = handwritten(path, title, html, written_in, edition)
            self.search_entries[edition.language.tag][path] = entry
        rendered = renderer.render(replace(template, context=context))
        self._rendered[page.url] = rendered
        return rendered.body

    def layout(self, page: HandWritten) -> PageLayout:
        """The layout of a page whose body was made."""
        edition, path = self._edition_of(page)
        section, rendered = path.strip("/") or "home", self._rendered[page.url]
        return page_layout(
            edition,
            path,
            section,
            path.count("/"),
            title=rendered.title or str(page.title),
            description=str(page.meta.get("description", "")),
            preview=self._social_images.preview(edition),
            head=rendered.head,
            written_in=self._written_in.get(page.file.src_uri, "") if path else "",
        )

    def _edition_of(self, page: HandWritten) -> tuple[Edition, str]:
        tag, _, path = page.url.partition("/")
        return self.editions[tag], path
