"""The one Jinja environment for everything that records put on a page: autoescape on, an undefined name is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from imenik.cards import Lists, cited, seat
from imenik.edition import Edition


@dataclass(frozen=True)
class Page:
    """A page that is to be: its address below the language, its template, and what that is given."""

    path: str
    template: str
    section: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rendered:
    """The parts of a page that a template makes; `head` holds further elements of the page's head."""

    title: str
    description: str
    body: Markup
    head: Markup


def environment(theme: Path) -> Environment:
    """The environment over the templates of `theme/pages`."""
    return Environment(
        loader=FileSystemLoader(theme / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        auto_reload=False,  # the environment lives for one build
    )


class Renderer:
    """Renders the pages of one edition."""

    def __init__(self, edition: Edition, templates: Environment) -> None:
        """`templates` is what `environment` gives; all editions share it."""
        self._templates = templates
        lists = Lists(edition)
        self._values = {
            "edition": edition,
            "_": edition.say,
            "count": edition.count,
            "cards": lists.cards,
            "notes": lists.notes,
            "cited": partial(cited, edition),
            "seat": partial(seat, edition),
        }

    def render(self, page: Page) -> Rendered:
        """The page. Its template sets `title` and `body`, and may set `description` and `head`."""
        here = "../" * page.path.count("/") or "./"
        module = self._templates.get_template(page.template).make_module({**self._values, "here": here, **page.context})
        return Rendered(
            title=str(getattr(module, "title", "")),
            description=str(getattr(module, "description", "")),
            body=Markup(getattr(module, "body", "")),  # noqa: S704 - rendered with autoescape
            head=Markup(getattr(module, "head", "")),  # noqa: S704 - rendered with autoescape
        )
