"""The events of an MkDocs build: read and check the data, lay out the hand-written pages, write the record pages."""

from __future__ import annotations

import atexit
import datetime as dt
import logging
from collections.abc import Container, Sequence
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HandWritten
from mkdocs.utils.templates import TemplateContext

from imenik.env.clock import today
from imenik.env.locations import BRAND, PACKAGE, THEME, site_locales
from imenik.env.memory import frozen_heap
from imenik.env.runner import Failure, usual_jobs
from imenik.exports.browser import transliteration_tables
from imenik.i18n.messages import Problem, Severity
from imenik.review.diagnostics import as_line
from imenik.site.faults import report_failures, stop_if_fatal
from imenik.site.folder import SiteFolder
from imenik.site.frame.prerendered import Frames
from imenik.site.handwritten.link_check import addresses
from imenik.site.handwritten.pages import HandwrittenPages
from imenik.site.options import data_folder, options_of, site_languages
from imenik.site.outputs.context import SiteContext
from imenik.site.parts.fingerprint import fingerprint_of
from imenik.site.parts.joining import read_parts, requested_parts, write_joined
from imenik.site.parts.making import write_part
from imenik.site.parts.part import requested_part
from imenik.site.publishing import discard, publish, work_folder
from imenik.site.reading import insights_of, read_catalogues, read_sources, with_history
from imenik.site.scripts import bundle_scripts
from imenik.site.settings import root_of, settings_of
from imenik.site.social_images import SocialImages
from imenik.site.stylesheets import colour_clusters
from imenik.site.stylesheets import merge as merge_stylesheets
from imenik.site.template_cache import bytecode_cache
from imenik.site.writer import WriteResult, Writing, begin, complete
from imenik.views.borrowed import with_languages
from imenik.views.edition import Editions, directory_of, editions_of
from imenik.views.render import environment
from imenik.views.social.brand import load_brand

log = logging.getLogger("mkdocs.imenik")


class Options(Config):
    """The plugin has no options of its own; those of the site are in `extra.imenik` (`settings.py`)."""


class ImenikPlugin(BasePlugin[Options]):
    """One build of the site. Every build has a new instance, so that no state is carried over."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Read the settings, and tell MkDocs what to watch and where the theme is."""
        super().__init__()
        self.options = options_of(config.extra)
        self.settings = settings_of(config, self.options)
        root = root_of(config)
        self.data, self.cache = data_folder(self.options, root), root / ".cache"
        if not self.data.is_dir():
            raise Abort(f"The data folder '{self.data}' does not exist.")
        config.watch += [str(folder) for folder in (self.data, PACKAGE, site_locales()) if folder.is_dir()]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        self.bytecode_cache = bytecode_cache(self.cache)
        self.jobs = self.options.jobs or usual_jobs()
        self.social_images = SocialImages(
            load_brand(BRAND, THEME), self.settings.names, self.options.pictures, self.cache
        )
        config.theme.static_templates.add("404.html")
        config.theme.static_templates.discard("sitemap.xml")  # the outputs have their own
        self.site = Path(config.site_dir)
        self.work: Path | None = None
        self.folder: SiteFolder | None = None
        self.theme: Environment | None = None
        self.writing: Writing | None = None
        self.failures: list[Failure] = []

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the data and the languages; report every problem through MkDocs' log."""
        sources = read_sources(self.data, site_languages(self.options))
        report(sources.problems)
        read_catalogues(sources.languages.values())
        insights = insights_of(sources, build_day())
        if self.options.history:
            insights = with_history(insights, self.data)
        try:
            self.work = work_folder(self.site)
        except OSError as error:
            raise Abort(f"{error.filename}: {error.strerror}. A site is built beside its folder.") from None
        atexit.register(self.give_up)  # for what ends a build otherwise than by an error, such as Ctrl-C
        config.site_dir = str(self.work)
        self.folder = SiteFolder(self.work)
        self.use(editions_of(insights, sources.languages, self.settings))

    def use(self, editions: Editions, known: Container[str] = ()) -> None:
        """Make pages of these editions; `known` are the addresses of all pages."""
        self.editions = editions
        self.templates = environment(THEME, self.bytecode_cache)
        self.handwritten = HandwrittenPages(editions, self.templates, self.social_images, known)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out files that are not for visitors; add fallback pages; bundle scripts, merge stylesheets."""
        for file in [file for file in files if not _is_published(file, config)]:
            files.remove(file)
        self.handwritten.arrange(files, config)
        bundle_scripts(files, {path: content.decode() for path, content in transliteration_tables.files(self.editions)})
        merge_stylesheets(files)
        colour_clusters(files, directory_of(self.editions).cluster_colours)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Drop the navigation that MkDocs generates from all pages: each language has its own. Begin to write.

        Other processes write the outputs while this one lays out the hand-written pages.
        """
        if self.folder:  # it is a build
            self._begin(config, files, self.folder)
        return Navigation(items=[], pages=nav.pages)

    def _begin(self, config: MkDocsConfig, files: Files, folder: SiteFolder) -> None:
        """Find out first, once for all processes, which pages there are."""
        self.on_env(config.theme.get_env(), config=config, files=files)  # MkDocs tells of its own one later
        site, self.failures = self.site_context(config).sound()
        self.editions = self.handwritten.editions = site.editions
        self.handwritten.addresses = addresses(self.editions, site.page_paths, files)
        if not requested_part() and not requested_parts():
            self.writing = begin(site, folder, self.jobs)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's environment for the record pages."""
        env.bytecode_cache = self.bytecode_cache
        self.theme = env
        return env

    def on_page_markdown(self, markdown: str, *, page: HandWritten, config: MkDocsConfig, files: Files) -> str:
        """Leave out a text that is converted already."""
        return self.handwritten.text(markdown, page)

    def on_page_content(self, html: str, *, page: HandWritten, config: MkDocsConfig, files: Files) -> str:
        """Resolve and check the links of a hand-written page, and assemble the home page."""
        return self.handwritten.body(html, page)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: HandWritten,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Pass the layout of a hand-written page to the theme."""
        context["layout"] = self.handwritten.layout(page)  # type: ignore[typeddict-unknown-key] # the theme's own
        return context

    def on_post_page(self, output: str, *, page: HandWritten, config: MkDocsConfig) -> str:
        """Say the language of what a page has borrowed."""
        return with_languages(output)

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
        """Write all outputs, and put the finished folder in the place of the site."""
        assert self.folder and self.work  # noqa: S101, PT018 - `on_pre_build` comes before
        with frozen_heap():
            result = self._write(config, self.folder)
        failures = [*self.failures, *result.failures]
        stop_if_fatal(failures)
        log.info("%d files in %d languages", result.count, len(self.editions))
        self.social_images.prune_cache()
        publish(self.work, self.site, self.jobs)
        report_failures(failures)

    def _write(self, config: MkDocsConfig, folder: SiteFolder) -> WriteResult:
        """Write the whole site, one part of it, or what its parts consist of, as the command asks."""
        site, part, parts = self.site_context(config), requested_part(), requested_parts()
        if self.writing:
            return complete(self.writing, site, folder, self.jobs)
        file, root = Path(config.config_file_path), root_of(config)
        settings = (file.read_bytes(), replace(self.settings, root=Path()), self.options.pictures)
        insights = next(iter(self.editions.values())).insights
        fingerprint = fingerprint_of(self.data, Path(config.docs_dir), settings, insights)
        if part:
            return write_part(site, folder, self.jobs, part, fingerprint)
        return write_joined(site, folder, self.jobs, read_parts(parts), fingerprint, root)

    def site_context(self, config: MkDocsConfig) -> SiteContext:
        """What the outputs are made of."""
        assert self.theme is not None  # noqa: S101 - `on_env` comes before
        any_edition = next(iter(self.editions.values()))
        frames = Frames(self.theme, config, has_images=self.social_images.are_shown(any_edition))
        pages = self.handwritten
        return SiteContext(
            self.editions, self.templates, frames, self.social_images, pages.search_entries, pages.languages
        )

    def on_build_error(self, *, error: Exception) -> None:
        """Keep the published site unchanged."""
        self.give_up()

    def give_up(self) -> None:
        """End what is being written, and remove it; after a build there is nothing of that."""
        if self.writing:
            self.writing.stop()
        if self.work:
            discard(self.work)


def _is_published(file: File, config: MkDocsConfig) -> bool:
    """Not our templates, which MkDocs would copy as assets, nor what the theme of `mkdocs.yml` brings: none is used."""
    foreign = {*config.theme.dirs} - {str(THEME), config.theme.custom_dir}
    return file.src_dir not in foreign and not file.src_uri.startswith("pages/")


def build_day() -> dt.date:
    """The day of the build; Abort if the environment has an impossible one."""
    try:
        return today()
    except ValueError as error:
        raise Abort(str(error)) from None


def report(problems: Sequence[Problem]) -> None:
    """Log every problem through MkDocs; Abort if one is an error. Warnings stop strict builds by themselves."""
    for problem in problems:
        log.log(logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING, as_line(problem, str))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        raise Abort(f"The data has {errors} error(s); nothing was built.")
