"""What MkDocs makes, one file at a time: hand-written pages, assets, and the theme's own templates.

The steps are those of `mkdocs.commands.build`, which can only make all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, is_error_template

ThemeFile = tuple[str, str]
"""The path of a file of the theme, and the folder it is in."""


class Documents:
    """The files of `docs/` and of the theme, with the events of plugins and hooks."""

    def __init__(self, config: MkDocsConfig, theme_files: Sequence[ThemeFile] | None = None) -> None:
        """`theme_files` spare looking through the theme's folders, which takes longer than all else here."""
        self._config = config
        theme, files = config.theme.get_env(), get_files(config)
        own = set(files.src_uris)
        if theme_files is None:
            files.add_files_from_theme(theme, config)
        for path, folder in theme_files or ():
            if path not in own:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))
        self.theme_files = [(file.src_uri, file.src_dir or "") for file in files if file.src_uri not in own]
        self._files = config.plugins.on_files(files, config=config)
        set_exclusions(self._files, config)
        navigation = get_navigation(self._files, config)
        self._navigation: Navigation = config.plugins.on_nav(navigation, config=config, files=self._files)
        self.theme: Environment = config.plugins.on_env(theme, config=config, files=self._files)

    @cached_property
    def _by_path(self) -> dict[str, File]:
        return {file.dest_uri: file for file in self._files if file.inclusion is InclusionLevel.INCLUDED}

    def __contains__(self, path: object) -> bool:
        return path in self._by_path

    def pages(self) -> Iterator[str]:
        """The paths of the hand-written pages."""
        return (path for path, file in self._by_path.items() if file.is_documentation_page())

    def content(self, path: str) -> bytes | None:
        """The content of the file at a path; None if MkDocs makes none there."""
        file = self._by_path.get(path)
        if file:
            return self._page(file) if file.is_documentation_page() else file.content_bytes
        return self._template(path) if path in self._config.theme.static_templates else None

    def _page(self, file: File) -> bytes:
        config, files, events = self._config, self._files, self._config.plugins
        page = events.on_pre_page(file.page or Page(None, file, config), config=config, files=files)
        page.read_source(config)
        page.markdown = events.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = events.on_page_content(page.content or "", page=page, config=config, files=files)
        context = get_context(self._navigation, files, config, page)
        context = events.on_page_context(context, page=page, config=config, nav=self._navigation)
        output = self.theme.get_template(str(page.meta.get("template", "main.html"))).render(context)
        return str(events.on_post_page(output, page=page, config=config)).encode()

    def _template(self, name: str) -> bytes:
        """A template of the theme; an error page may be shown at any address, so its links begin at the root."""
        config, events = self._config, self._config.plugins
        root = urlsplit(config.site_url or "/").path if is_error_template(name) else get_relative_url(".", name)
        context = get_context(self._navigation, self._files, config, base_url=root)
        template = events.on_pre_template(self.theme.get_template(name), template_name=name, config=config)
        context = events.on_template_context(context, template_name=name, config=config)
        return str(events.on_post_template(template.render(context), template_name=name, config=config)).encode()
