"""Writes what MkDocs does not: exports, record pages, search indexes, the root page, the sitemaps.

The work is divided into tasks (`runner.py`) that run in several processes, so only the results of tasks are available
to other tasks.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from operator import itemgetter

import click
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HandWritten

from imenik.exports import EXPORTS, Export
from imenik.pages import PAGES, PageKind
from imenik.pages.about import open_data
from imenik.pages.entries import organisation
from imenik.pages.renderer import renderer_of
from imenik.runner import Failure, Progress, Task, reason_of, run
from imenik.site.folder import SiteFolder
from imenik.site.page_layout import page_layout
from imenik.site.prerendered import PrerenderedPage, placeholder
from imenik.site.search import index_pages
from imenik.site.social_images import NO_PREVIEW, SocialImages, SocialPreview
from imenik.views.edition import Edition, Editions
from imenik.views.fulltext import Entry, entries

NEEDING_SIZES: tuple[PageKind, ...] = (open_data.pages,)
"""Pages that show the sizes of exports, and so are written after them."""
LARGE: tuple[PageKind, ...] = (organisation.pages,)
"""Kinds with as many pages as all others together."""


@dataclass(frozen=True)
class TaskResult:
    """The result of a task: the sizes of exports by path, the listed pages of a language, and failures."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    paths: Sequence[tuple[int, str]] = ()
    """Pairs of the index of the kind in `PAGES`, and the address."""
    pages: int = 0
    tag: str | None = None
    """The language of the pages; None if the task wrote none."""
    failures: Sequence[Failure] = ()


@dataclass(frozen=True)
class WriteResult:
    """The result of all tasks: the number of record pages, the listed pages of each language, and failures."""

    page_count: int
    paths: Mapping[str, Sequence[str]]
    failures: Sequence[Failure]


class SiteWriter:
    """Writes the files of the finished site."""

    def __init__(
        self,
        folder: SiteFolder,
        templates: Environment,
        theme: Environment,
        config: MkDocsConfig,
        social_images: SocialImages,
    ) -> None:
        """`templates` renders the bodies of pages, `theme` the page around them."""
        self.folder = folder
        self.templates = templates
        self.theme = theme
        self.config = config
        self.social_images = social_images

    def write_all(self, editions: Editions, handwritten: Mapping[str, Sequence[Entry]], jobs: int) -> WriteResult:
        """Write everything but the root. `handwritten` are other pages to index."""
        tasks = self._first_tasks(editions)
        with click.progressbar(
            length=len(tasks) + 2 * len(editions), label="Pages", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            results, failures = _run(tasks, jobs, bar.update)
            sizes = dict(chain.from_iterable(result.sizes.items() for result in results))
            last_tasks = self._last_tasks(editions, sizes, _paths(results), handwritten)
            last_results, last_failures = _run(last_tasks, jobs, bar.update)
        results += last_results
        return WriteResult(sum(result.pages for result in results), _paths(results), [*failures, *last_failures])

    def _first_tasks(self, editions: Editions) -> list[Task[TaskResult]]:
        """Tasks that need no results of others, the longest first."""
        other_kinds = tuple(kind for kind in PAGES if kind not in (*LARGE, *NEEDING_SIZES))
        return [
            *(Task(_name_of(export), partial(self._write_export, export, editions)) for export in EXPORTS),
            *(
                Task(f"pages in {tag}", partial(self._write_pages, edition, kinds))
                for kinds in (LARGE, other_kinds)
                for tag, edition in editions.items()
            ),
        ]

    def _last_tasks(
        self,
        editions: Editions,
        sizes: Mapping[str, int],
        paths: Mapping[str, Sequence[str]],
        handwritten: Mapping[str, Sequence[Entry]],
    ) -> list[Task[TaskResult]]:
        return [
            *(
                Task(
                    f"the index of {tag}", partial(self._write_index, edition, {*paths[tag], "data/"}, handwritten[tag])
                )
                for tag, edition in editions.items()
            ),
            *(
                Task(f"pages in {tag}", partial(self._write_pages, replace(edition, sizes=sizes), NEEDING_SIZES))
                for tag, edition in editions.items()
            ),
        ]

    def _write_export(self, export: Export, editions: Editions) -> TaskResult:
        sizes = {}
        for path, content in export(editions):
            self.folder.write(path, content)
            sizes[path] = len(content)
        return TaskResult(sizes=sizes)

    def _write_pages(self, edition: Edition, kinds: Sequence[PageKind]) -> TaskResult:
        """The record pages of some kinds in one language; pages that fail are reported and left out."""
        tag = edition.language.tag
        prerendered: dict[tuple[str, int], PrerenderedPage] = {}
        renderer = renderer_of(edition, self.templates)
        paths, failures, count = [], [], 0
        for number, page in ((PAGES.index(kind), page) for kind in kinds for page in kind(edition)):
            key = (page.section, page.path.count("/"))
            if key not in prerendered:
                prerendered[key] = self.prerender(edition, *key)
            try:
                preview = self.social_images.preview(edition, page.picture)
                self.folder.write(
                    f"{tag}/{page.path}index.html", prerendered[key].fill(renderer.render(page), page.path, preview)
                )
            except Exception as error:  # any error of one page is reported; the other pages are still written
                failures.append(Failure(f"{tag}/{page.path}", reason_of(error)))
                continue
            count += 1
            if page.listed:
                paths.append((number, page.path))
        return TaskResult(paths=paths, pages=count, tag=tag, failures=failures)

    def _write_index(self, edition: Edition, paths: Collection[str], handwritten: Sequence[Entry]) -> TaskResult:
        searchable = [*(entry for entry in entries(edition) if entry.path in paths), *handwritten]
        for path, content in index_pages(edition.language, searchable):
            self.folder.write(path, content)
        return TaskResult()

    def prerender(self, edition: Edition, section: str, depth: int) -> PrerenderedPage:
        """The theme's page with placeholders, for pages of a section `depth` folders below the language folder."""
        address = "/".join([edition.language.tag, *["x"] * depth, "index.md"])
        files = Files([])
        page = HandWritten(placeholder("title"), File.generated(self.config, address, content=""), self.config)
        page.content, page.meta = placeholder("body"), {"hide": ["navigation", "toc"]}
        context = get_context(Navigation(items=[], pages=[]), files, self.config, page)
        has_image = bool(self.social_images.preview(edition).url)
        preview = SocialPreview(placeholder("picture"), placeholder("words")) if has_image else NO_PREVIEW
        context["layout"] = page_layout(  # type: ignore[typeddict-unknown-key] # the theme's own
            edition,
            placeholder("path"),
            section,
            depth,
            title=placeholder("title"),
            description=placeholder("description"),
            preview=preview,
            head=placeholder("head"),
        )
        return PrerenderedPage(self.theme.get_template("main.html").render(context))

    def write_root(
        self,
        editions: Editions,
        paths: Mapping[str, Sequence[str]],
        handwritten_languages: Mapping[str, Collection[str]],
    ) -> None:
        """The root page that selects the language, and the sitemaps with all languages of every page.

        `paths` are the listed pages of each language, `handwritten_languages` the languages that each hand-written page
        is written in; fallback pages are not listed.
        """
        site_url = self.config.site_url or "/"
        context = {
            "editions": editions,
            "site_url": site_url,
            "paths": paths,
            "handwritten_languages": handwritten_languages,
            "changed": _last_changes(next(iter(editions.values()))),
        }
        self.folder.write("index.html", self.templates.get_template("exports/root.html").render(context))
        self.folder.remove("sitemap.xml")
        self.folder.remove("sitemap.xml.gz")
        if not self.config.site_url:
            return  # sitemaps contain absolute addresses only (sitemaps.org)
        self.folder.write("sitemap.xml", self.templates.get_template("exports/sitemap_index.xml").render(context))
        for tag in editions:
            self.folder.write(
                f"{tag}/sitemap.xml", self.templates.get_template("exports/sitemap.xml").render(context, tag=tag)
            )


def _run(
    tasks: Sequence[Task[TaskResult]], jobs: int, progress: Progress
) -> tuple[list[TaskResult], Sequence[Failure]]:
    """The results of the tasks that succeeded; the tasks that failed, and the pages that could not be made."""
    outcomes = run(tasks, jobs, progress)
    failed_tasks = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    results = [outcome for outcome in outcomes if isinstance(outcome, TaskResult)]
    return results, [*failed_tasks, *chain.from_iterable(result.failures for result in results)]


def _paths(results: Sequence[TaskResult]) -> dict[str, list[str]]:
    """The addresses of listed pages in each language, in the order of the kinds."""
    paths: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for result in results:
        if result.tag is not None:
            paths[result.tag] += result.paths
    return {tag: [path for _, path in sorted(listed, key=itemgetter(0))] for tag, listed in paths.items()}


def _name_of(export: Export) -> str:
    return f"the files of {export.__module__.removeprefix('imenik.')}"


def _last_changes(edition: Edition) -> dict[str, dt.date]:
    """The day of the last change of each page about an entry.

    Lists have none, since it is unknown when an entry was last removed from them.
    """
    modified = edition.insights.modified.items()
    directory = edition.insights.directory
    return {edition.address(directory.of_kind(kind)[key]): day for (kind, key), day in modified}
