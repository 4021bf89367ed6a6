"""What outputs are made of: the editions, the theme, and what is known of the hand-written pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from jinja2 import Environment

from imenik.env.runner import Failure, failure_of
from imenik.model import Record
from imenik.pages import PAGES, all_pages
from imenik.pages.renderer import renderer_of
from imenik.site.frame.prerendered import Frames
from imenik.site.social_images import SocialImages
from imenik.store.traversal import culprit
from imenik.views.edition import Edition, Editions
from imenik.views.fulltext import SearchablePage
from imenik.views.render import Page, Renderer
from imenik.views.social.images import Picture

MOST_FAULTY = 20
"""The most entries without which a site is tried."""


@dataclass(frozen=True)
class SiteContext:
    """The values that all outputs are functions of. A process fills the caches with what it makes itself."""

    editions: Editions
    templates: Environment
    """Renders the bodies of pages and other files."""
    frames: Frames
    social_images: SocialImages
    handwritten_entries: Mapping[str, Mapping[str, SearchablePage]] = field(default_factory=dict)
    """The searchable texts of hand-written pages, by language and address."""
    handwritten_languages: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The languages that each hand-written page is written in; fallback pages are not listed."""
    missing: Container[str] = frozenset()
    """The addresses of pages that could not be made, below the root."""
    _renderers: dict[str, Renderer] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The address of the site; empty if it is unknown."""
        return self._any_edition.settings.site_url

    @cached_property
    def page_paths(self) -> Mapping[str, bool]:
        """The addresses of all record pages below the language, the same in all languages; whether each is listed."""
        return {page.path: page.listed for page in all_pages(self._any_edition)}

    @cached_property
    def listed_paths(self) -> Mapping[str, None]:
        """The addresses of the record pages in sitemaps and search, below the language."""
        return dict.fromkeys(path for path, listed in self.page_paths.items() if listed)

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The images for social networks, by path; languages in which an entry has the same name share its image."""
        editions = self.editions.values()
        kinds = [kind for kind in PAGES if kind.has_pictures]
        of_pages = [(edition, page.picture) for edition in editions for kind in kinds for page in kind.pages(edition)]
        of_languages = [(edition, None) for edition in editions]
        shown = (self.social_images.picture(edition, picture) for edition, picture in (*of_languages, *of_pages))
        return {self.social_images.path(picture): picture for picture in shown if picture}

    @cached_property
    def last_changes(self) -> Mapping[str, dt.date]:
        """The day of the last change of each page about an entry.

        Lists have none, since it is unknown when an entry was last removed from them.
        """
        edition, directory = self._any_edition, self._any_edition.insights.directory
        modified = edition.insights.modified.items()
        return {edition.address(directory.of_kind(kind)[key]): day for (kind, key), day in modified}

    @property
    def _any_edition(self) -> Edition:
        return next(iter(self.editions.values()))

    def sound(self) -> tuple[SiteContext, list[Failure]]:
        """The site without the entries whose pages cannot even be listed, and what is wrong with those."""
        site, failures = self, list[Failure]()
        while True:
            try:
                site.page_paths  # noqa: B018 - it is kept
            except Exception as error:  # whatever is wrong with an entry, the others are published
                entry = culprit(error)
                if entry is None or len(failures) == MOST_FAULTY:
                    raise
                failures.append(failure_of(f"{entry.kind}/{entry.key}", error))
                site = site.without(entry)
            else:
                return site, failures

    def without(self, record: Record) -> SiteContext:
        """The same of a directory without an entry."""
        directory = self._any_edition.insights.directory.without(record)
        insights = replace(self._any_edition.insights, directory=directory)
        editions = {tag: replace(edition, insights=insights) for tag, edition in self.editions.items()}
        return replace(self, editions=editions, _renderers={})

    def with_sizes(self, sizes: Mapping[str, int]) -> SiteContext:
        """The same with the sizes of the files published beside the pages."""
        editions = {tag: replace(edition, sizes=sizes) for tag, edition in self.editions.items()}
        return replace(self, editions=editions, _renderers={})

    def render(self, edition: Edition, page: Page) -> str:
        """A whole record page."""
        tag = edition.language.tag
        if tag not in self._renderers:
            self._renderers[tag] = renderer_of(edition, self.templates)
        frame = self.frames.of(edition, page.section, page.path.count("/"))
        preview = self.social_images.preview(edition, page.picture)
        return frame.fill(self._renderers[tag].render(page), page.path, preview)
