"""The theme's page around record pages, rendered once per language and depth, then only filled in.

Rendering the theme takes about 5 ms, filling in takes microseconds, which makes thousands of pages affordable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HandWritten

from imenik.site.frame.navigation import group_of, navigation
from imenik.site.frame.page_layout import page_layout
from imenik.site.social_images import NO_PREVIEW, SocialPreview
from imenik.views.borrowed import marked, with_languages
from imenik.views.edition import Edition
from imenik.views.render import Rendered

PLACEHOLDERS = ("title", "description", "path", "picture", "words", "head", "body")
_INDENTATION = re.compile(r"\s*\n\s*")  # a third of the theme's bytes; it has no preformatted text
_PLACEHOLDER = re.compile(r"%%imenik-(\w+)%%")
_CURRENT = re.compile(r' aria-current="%%imenik-current-([\w-]+)%%"')
_PAGES = re.compile(r'\s*<ul class="im-pages" data-group="(\w+)">.*?</ul>', re.DOTALL)
_IS_CURRENT = ' aria-current="true"'
# Toggles and boxes of Material's drawer, search and messages, which need Material's script; it is not loaded.
_MATERIAL_CONTROLS = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>|<div class="md-dialog".*?</div>\s*</div>',
    re.DOTALL,
)
# The names of components, for the same script, and of colours, which are ours.
_DIRECTION = re.compile(r'(<html lang="[^"]*")(.*?<body) dir="(\w+)"', re.DOTALL)
"""The direction of the text, which Material gives to the body only."""
_MATERIAL_ATTRIBUTES = re.compile(r' data-(?:md-component="\w+"|md-color-(?:primary|accent)="custom"|group="\w+")')


def placeholder(name: str) -> str:
    """The placeholder for `name` in the rendered theme."""
    return f"%%imenik-{name}%%"


def without_material_controls(html: str) -> str:
    """A page of the theme without what needs Material's script, with its direction at the root."""
    html = _MATERIAL_ATTRIBUTES.sub("", _MATERIAL_CONTROLS.sub("", html))
    return with_languages(_DIRECTION.sub(r'\1 dir="\3"\2', html, count=1))


class PrerenderedPage:
    """A rendered page of the theme with placeholders."""

    def __init__(self, html: str) -> None:
        """Split `html` at its placeholders."""
        self._pieces = _PLACEHOLDER.split(_INDENTATION.sub("\n", without_material_controls(html)))

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


def _opened(html: str, section: str) -> str:
    """The page of all sections with what one of them shows of the navigation."""
    group = group_of(section)
    html = _PAGES.sub(lambda match: match[0] if match[1] == group else "", html)
    return _CURRENT.sub(lambda match: _IS_CURRENT if match[1] in (section, f"in-{group}") else "", html)


class Frames:
    """The theme's pages around record pages, each rendered when it is first needed."""

    def __init__(self, theme: Environment, config: MkDocsConfig, has_images: bool) -> None:
        """`has_images`: whether pages have images for social networks."""
        self._theme = theme
        self._config = config
        self._has_images = has_images
        self._frames: dict[tuple[str, str, int], PrerenderedPage] = {}
        self._rendered: dict[tuple[str, int], str] = {}

    def of(self, edition: Edition, section: str, depth: int) -> PrerenderedPage:
        """The frame of the pages of a section that are `depth` folders below the language folder."""
        tag = edition.language.tag
        if (tag, section, depth) not in self._frames:
            if (tag, depth) not in self._rendered:
                self._rendered[tag, depth] = self._render(edition, depth)
            self._frames[tag, section, depth] = PrerenderedPage(_opened(self._rendered[tag, depth], section))
        return self._frames[tag, section, depth]

    def _render(self, edition: Edition, depth: int) -> str:
        """The page with the navigation of all sections, of which each keeps its own; rendering takes 5 ms."""
        address = "/".join([edition.language.tag, *["x"] * depth, "index.md"])
        files = Files([])
        page = HandWritten(placeholder("title"), File.generated(self._config, address, content=""), self._config)
        page.content, page.meta = placeholder("body"), {"hide": ["navigation", "toc"]}
        context = get_context(Navigation(items=[], pages=[]), files, self._config, page)
        preview = SocialPreview(placeholder("picture"), placeholder("words")) if self._has_images else NO_PREVIEW
        layout = page_layout(
            edition,
            placeholder("path"),
            "",
            depth,
            title=placeholder("title"),
            description=placeholder("description"),
            preview=preview,
            head=placeholder("head"),
        )
        groups = navigation(
            marked(edition.wording), "../" * depth or "./", lambda _: True, lambda name: placeholder(f"current-{name}")
        )
        context["layout"] = replace(layout, navigation=groups)  # type: ignore[typeddict-unknown-key] # the theme's own
        return self._theme.get_template("main.html").render(context)
