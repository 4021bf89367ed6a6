"""The events of an MkDocs build: read and check the data, lay out the hand-written pages, write the record pages."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HandWritten
from mkdocs.utils.templates import TemplateContext

from imenik import checks
from imenik.env import BRAND, GEOGRAPHY, LOCALES, PACKAGE, THEME, frozen_heap, today
from imenik.i18n.messages import Problem, Severity
from imenik.i18n.script import to_latin
from imenik.insights import Insights
from imenik.pages.about import home
from imenik.pages.renderer import renderer_of
from imenik.review.diagnostics import as_line
from imenik.runner import usual_jobs
from imenik.site.folder import SiteFolder
from imenik.site.handwritten import link_check, link_schemes
from imenik.site.handwritten.fallback_pages import fallback_pages
from imenik.site.page_layout import page_layout
from imenik.site.prerendered import without_material_controls
from imenik.site.publishing import discard, publish, work_folder
from imenik.site.scripts import minify
from imenik.site.settings import data_folder, options_of, root_of, settings_of
from imenik.site.social_images import SocialImages
from imenik.site.template_cache import bytecode_cache
from imenik.site.writer import SiteWriter
from imenik.store.gazetteer import load_gazetteer
from imenik.store.git_history import read_earlier_states, read_last_commits
from imenik.store.languages import Language, load_languages
from imenik.store.loader import load
from imenik.views.edition import Edition, editions_of
from imenik.views.fulltext import Entry, handwritten
from imenik.views.render import Page, Rendered, environment
from imenik.views.social.brand import load_brand

log = logging.getLogger("mkdocs.imenik")


# Templates, which MkDocs would copy as assets, and Material's scripts, none of which are used.
NOT_PUBLISHED = ("pages/", "assets/javascripts/")


class Options(Config):
    """The plugin has no options of its own; those of the site are in `extra.imenik` (`settings.py`)."""


class ImenikPlugin(BasePlugin[Options]):
    """One build of the site. Every build has a new instance, so that no state is carried over."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Read and check the data and the languages; report every problem through MkDocs' log."""
        super().__init__()
        options = options_of(config.extra)
        settings = settings_of(config, options)
        root = root_of(config)
        data, cache = data_folder(options, root), root / ".cache"
        if not data.is_dir():
            raise Abort(f"The data folder '{data}' does not exist.")
        config.watch += [str(data), str(PACKAGE)]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        directory, problems = load(data)
        gazetteer = load_gazetteer(GEOGRAPHY)
        problems += checks.run(directory, gazetteer)
        self.languages: Mapping[str, Language] = load_languages(LOCALES)
        self.bytecode_cache = bytecode_cache(cache)
        self.templates = environment(THEME, self.bytecode_cache)
        report(problems)
        insights = Insights(directory, build_day(), tuple(self.languages), gazetteer)
        if options.history:
            earlier, commits = read_earlier_states(data, insights.period.since), read_last_commits(data)
            insights = replace(insights, earlier_states=earlier, last_commits=commits)
        self.jobs = options.jobs or usual_jobs()
        self.site = Path(config.site_dir)
        self.work = work_folder(self.site)
        config.site_dir = str(self.work)
        self.folder = SiteFolder(self.work)
        self.social_images = SocialImages(load_brand(BRAND, THEME), options.pictures, self.folder.write, cache)
        self.editions = editions_of(insights, self.languages, settings)
        self.written_in: dict[str, str] = {}
        self.rendered: dict[str, Rendered] = {}
        self.handwritten_languages: dict[str, set[str]] = {}
        self.search_entries: dict[str, list[Entry]] = {tag: [] for tag in self.languages}
        self.addresses: frozenset[str] = frozenset()
        self.theme: Environment | None = None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add fallback pages; minify scripts; leave out files that are not for visitors."""
        for file in [file for file in files if file.src_uri.startswith(NOT_PUBLISHED) or file.src_uri.endswith(".map")]:
            files.remove(file)
        for file in [
            file for file in files.documentation_pages() if file.src_uri.partition("/")[0] not in self.languages
        ]:
            log.warning("%s is in no folder of a language and is left out", file.src_uri)
            files.remove(file)
        for fallback in list(fallback_pages(files, self.languages, config)):
            files.append(fallback.file)
            self.written_in[fallback.file.src_uri] = fallback.tag
        minify(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Drop the navigation that MkDocs generates from all pages: each language has its own."""
        return Navigation(items=[], pages=nav.pages)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's environment for the record pages."""
        env.bytecode_cache = self.bytecode_cache
        env.filters["latin"] = to_latin
        self.theme = env
        return env

    def on_page_content(self, html: str, *, page: HandWritten, config: MkDocsConfig, files: Files) -> str:
        """Resolve and check the links of a hand-written page, and assemble the home page."""
        edition, path = self._edition_of(page)
        self.addresses = self.addresses or link_check.addresses(self.editions, files)
        letters, renderer = link_schemes.letters_of(page.meta, page.file.src_uri), renderer_of(edition, self.templates)
        broken = link_check.broken_links(html, page.url, self.addresses)
        for problem in (*broken, *link_schemes.unknown_letters(html, letters)):
            log.warning("%s: %s", page.file.src_uri, problem)
        html = link_schemes.resolve(html, letters, renderer, edition.settings)
        written_in = self.written_in.get(page.file.src_uri, edition.language.tag)
        template = home.page(edition) if path == "" else Page(path, "about/handwritten.html")
        context = {
            **template.context,
            "title": page.meta.get("title", ""),
            "content": Markup(html),  # noqa: S704 - our own pages
            "written_in": written_in,
            "path": path,
        }
        title = str(page.meta.get("title", ""))
        if page.meta.get("search", True):  # pages for developers have `search: false`
            self.search_entries[edition.language.tag].append(handwritten(path, title, html, written_in, edition))
        rendered = renderer.render(replace(template, context=context))
        self.rendered[page.url] = rendered
        if written_in == edition.language.tag or path == "":  # most of the home page consists of records
            self.handwritten_languages.setdefault(path, set()).add(edition.language.tag)
        return rendered.body

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: HandWritten,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Pass the layout of a hand-written page to the theme."""
        edition, path = self._edition_of(page)
        section, rendered = path.strip("/") or "home", self.rendered[page.url]
        context["layout"] = page_layout(  # type: ignore[typeddict-unknown-key] # the theme's own
            edition,
            path,
            section,
            path.count("/"),
            title=rendered.title or str(page.title),
            description=str(page.meta.get("description", "")),
            preview=self.social_images.preview(edition),
            head=rendered.head,
            written_in=self.written_in.get(page.file.src_uri, "") if path else "",
        )
        return context

    def on_post_page(self, output: str, *, page: HandWritten, config: MkDocsConfig) -> str:
        """Remove what needs Material's script."""
        return without_material_controls(output)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Pass the editions to the theme's own templates: the error page is in all languages."""
        context["editions"] = self.editions  # type: ignore[typeddict-unknown-key] # the theme's own
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the record pages of every language, the root page, the sitemaps and the exports."""
        assert self.theme is not None  # noqa: S101 - `on_env` comes before
        writer = SiteWriter(self.folder, self.templates, self.theme, config, self.social_images)
        with frozen_heap():
            result = writer.write_all(self.editions, self.search_entries, self.jobs)
        log.info("%d record pages in %d languages", result.page_count, len(self.editions))
        writer.write_root(self.editions, result.paths, dict(sorted(self.handwritten_languages.items())))
        self.social_images.prune_cache()
        publish(self.work, self.site)
        for failure in result.failures:
            log.error("%s: could not be made: %s", failure.name, failure.reason)
        if result.failures:
            raise Abort(f"{len(result.failures)} output(s) could not be made; everything else was written.")

    def on_build_error(self, *, error: Exception) -> None:
        """Keep the published site unchanged."""
        discard(self.work, self.site)

    def _edition_of(self, page: HandWritten) -> tuple[Edition, str]:
        tag, _, path = page.url.partition("/")
        return self.editions[tag], path


def build_day() -> dt.date:
    """The day of the build; Abort if the environment has an impossible one."""
    try:
        return today()
    except ValueError as error:
        raise Abort(str(error)) from None


def report(problems: list[Problem]) -> None:
    """Log every problem through MkDocs; Abort if one is an error. Warnings stop strict builds by themselves."""
    for problem in sorted(problems, key=lambda problem: problem.order):
        log.log(logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING, as_line(problem, str))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        raise Abort(f"The data has {errors} error(s); nothing was built.")
