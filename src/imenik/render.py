"""The one Jinja environment for everything that records put on a page: autoescape on, an undefined name is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

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
    )


def render(page: Page, edition: Edition, templates: Environment) -> Rendered:
    """The page in one edition. Its template sets `title` and `body`, and may set `description` and `head`."""
    here = "../" * page.path.count("/") or "./"
    values = {"edition": edition, "_": edition.say, "count": edition.count, "here": here}
    module = templates.get_template(page.template).make_module({**values, **page.context})
    return Rendered(
        title=str(getattr(module, "title", "")),
        description=str(getattr(module, "description", "")),
        body=Markup(getattr(module, "body", "")),  # noqa: S704 - rendered with autoescape
        head=Markup(getattr(module, "head", "")),  # noqa: S704 - rendered with autoescape
    )
