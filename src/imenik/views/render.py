"""The one Jinja environment for everything that records put on a page: autoescape on, an undefined name is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from imenik.model.richtext import to_html
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition
from imenik.views.social.images import Picture

_SHARED = "shared_macros"
"""The name by which templates find the macros that are made already."""


@dataclass(frozen=True)
class Page:
    """A page that is to be: its address below the language, its template, and what that is given.

    One that only leads on is not `listed` in the sitemaps. Without a `picture`, networks show that of the language.
    """

    path: str
    template: str
    section: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    listed: bool = True
    picture: Picture | None = None


@dataclass(frozen=True)
class Rendered:
    """The parts of a page that a template makes; `head` holds further elements of the page's head."""

    title: str
    description: str
    body: Markup
    head: Markup


class _Context(Context):
    """Calls what templates call and nothing else.

    Jinja asks every callable whether it wants the context or the environment. None of ours does, and to ask took a
    fifth of the time of a page.
    """

    def call(
        self, function: Callable[..., Any], /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        """The result of a function, or of a macro, which always wants to know whether to escape."""
        return function(self.eval_ctx, *args, **named) if type(function) is Macro else function(*args, **named)


@dataclass(frozen=True)
class _Common:
    """What all pages of an edition know that lie equally deep, and the files of macros that were made with it."""

    values: Mapping[str, Any]
    modules: dict[str, TemplateModule] = field(default_factory=dict)


class _Template(Template):
    """A template whose macros are made once for pages that have all in common, and not for each that imports them.

    To make them took a fifth of the time of a page. So a macro knows nothing of the page but what it is given, unless
    the page sets `shared_macros` to none before it imports them.
    """

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's names
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        """What the template sets and defines; `shared` where another template imports it with its context."""
        common: _Common | None = vars.get(_SHARED) if shared and vars and self.name else None
        if common is None:
            return super().make_module(vars, shared, locals)
        name = str(self.name)
        if name not in common.modules:
            common.modules[name] = super().make_module({**common.values, _SHARED: common})
        return common.modules[name]


def environment(theme: Path, compiled: BytecodeCache | None = None) -> Environment:
    """The environment over the templates of `theme/pages`; `compiled` keeps them from build to build."""
    made = Environment(
        loader=FileSystemLoader(theme / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the environment lives for one build
        bytecode_cache=compiled,
    )
    made.context_class, made.template_class = _Context, _Template
    # As short as JSON can be: a Cyrillic letter would be six bytes. `tojson` still escapes what HTML knows.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return made


Step = tuple[str, str | LocalizedText]
"""A page above another one: its address below the language, and its name."""
Breadcrumbs = Callable[[Sequence[Step], str, str], Mapping[str, Any]]
"""Gives linked data for the pages above a page, its address below the language and its title; empty for none."""


class Renderer:
    """Renders the pages of one edition."""

    def __init__(
        self, edition: Edition, templates: Environment, features: Mapping[str, Any], breadcrumbs: Breadcrumbs
    ) -> None:
        """`templates` is what `environment` gives, shared by all; `features` are further names for templates."""
        self._templates = templates
        self._breadcrumbs = breadcrumbs
        self._linked = templates.get_template("macros/page.html").module.linked_data  # type: ignore[attr-defined] # a macro
        self._common: dict[str, _Common] = {}
        self._values = {
            **_words(edition),
            "forms": edition.wording.forms,
            **features,
        }

    def render(self, page: Page) -> Rendered:
        """The page. Its template sets `title` and `body`, and may set `description`, `head` and `trail`.

        A trail is of the pages above, each its address and name; it is told to programs in the head.
        """
        here = "../" * page.path.count("/") or "./"
        common = self._common.get(here) or self._common.setdefault(here, _Common({**self._values, "here": here}))
        values = {**common.values, _SHARED: common, **page.context}
        module = self._templates.get_template(page.template).make_module(values)
        title = _plain(getattr(module, "title", page.context.get("title", "")))
        return Rendered(
            title=title,
            description=_plain(getattr(module, "description", "")),
            body=Markup(getattr(module, "body", "")),  # noqa: S704 - rendered with autoescape
            head=Markup(getattr(module, "head", "")) + self._way(page, getattr(module, "trail", ()), title),  # noqa: S704
        )

    def _way(self, page: Page, trail: Iterable[Step], title: str) -> Markup:
        """The way to a page, for programs; the home page and those that only lead on have none."""
        if not (page.path and page.listed):
            return Markup()
        steps = [(path, _plain(name) if isinstance(name, str) else name) for path, name in trail]
        found = self._breadcrumbs(steps, page.path, title)
        return Markup(self._linked(found)) if found else Markup()  # noqa: S704 - `tojson` leaves no tag in it


def fill(templates: Environment, name: str, edition: Edition, **values: object) -> str:
    """A file of one edition that is no page of the site, such as a feed; values in it are escaped too."""
    return templates.get_template(name).render(**_words(edition), **values)


def _words(edition: Edition) -> dict[str, Any]:
    """What every template of an edition can ask."""
    wording = edition.wording
    return {
        "edition": edition,
        "insights": edition.insights,
        "wording": wording,
        "_": wording.say,
        "count": wording.count,
        "html": _html,
    }


@lru_cache(maxsize=4096)
def _html(text: str) -> Markup:
    """A rich text as safe HTML; several languages show the same one."""
    return to_html(text)


def _plain(text: str) -> str:
    """Text that is not escaped yet: what a message of the catalogue gives is."""
    return text.unescape() if isinstance(text, Markup) else text
