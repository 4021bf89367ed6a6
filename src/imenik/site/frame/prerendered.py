"""The page around record pages, rendered once per language, section and depth, then only filled in.

Filling in takes microseconds, which makes thousands of pages affordable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HandWritten

from imenik.site.frame.page_layout import page_layout
from imenik.site.social_images import NO_PREVIEW, SocialPreview
from imenik.views.borrowed import with_languages
from imenik.views.edition import Edition
from imenik.views.render import Rendered

PLACEHOLDERS = ("title", "description", "path", "picture", "words", "head", "body")
_INDENTATION = re.compile(r"\s*\n\s*")  # a third of the theme's bytes; it has no preformatted text
_PLACEHOLDER = re.compile(r"%%imenik-(\w+)%%")


def placeholder(name: str) -> str:
    """The placeholder for `name` in the rendered theme."""
    return f"%%imenik-{name}%%"


class PrerenderedPage:
    """A rendered page with placeholders."""

    def __init__(self, html: str) -> None:
        """Split `html` at its placeholders."""
        self._pieces = _PLACEHOLDER.split(_INDENTATION.sub("\n", with_languages(html)).strip())

    def fill(self, page: Rendered, path: str, preview: SocialPreview = NO_PREVIEW) -> str:
        """The page with all placeholders filled in; `path` is its address below the language folder."""
        values: Mapping[str, str] = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "path": path,
            "picture": preview.url,
            "words": str(escape(preview.words)),
            "head": page.head,
            "body": page.body,
        }
        return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(self._pieces))


class Frames:
    """The pages around record pages, each rendered when it is first needed."""

    def __init__(self, theme: Environment, config: MkDocsConfig, has_images: bool) -> None:
        """`has_images`: whether pages have images for social networks."""
        self._theme = theme
        self._config = config
        self._has_images = has_images
        self._frames: dict[tuple[str, str, int], PrerenderedPage] = {}

    def of(self, edition: Edition, section: str, depth: int) -> PrerenderedPage:
        """The frame of the pages of a section that are `depth` folders below the language folder."""
        key = edition.language.tag, section, depth
        if key not in self._frames:
            self._frames[key] = PrerenderedPage(self._render(edition, section, depth))
        return self._frames[key]

    def _render(self, edition: Edition, section: str, depth: int) -> str:
        address = "/".join([edition.language.tag, *["x"] * depth, "index.md"])
        file = File.generated(self._config, address, content="")
        page = HandWritten(placeholder("title"), file, self._config)
        page.content = placeholder("body")
        context = get_context(Navigation(items=[], pages=[]), Files([]), self._config, page)
        preview = SocialPreview(placeholder("picture"), placeholder("words")) if self._has_images else NO_PREVIEW
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
        return self._theme.get_template("main.html").render(context)
