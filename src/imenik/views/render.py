"""Renders pages with Jinja; values are escaped, and undefined names are errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import htmlsafe_json_dumps, missing
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined] # escapes without making Markup of it

from imenik.i18n.script import direction_of
from imenik.model.moments import last_day, zone_of, zoned
from imenik.model.richtext import to_html
from imenik.store.languages import LocalizedText
from imenik.views.borrowed import marked, with_languages, without_marks
from imenik.views.edition import Edition
from imenik.views.social.images import Picture

# Compact JSON: an escaped Cyrillic letter would take six bytes. Jinja still escapes HTML.
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_as_markup = str.__new__
"""Marks a text as safe; Markup's own constructor first looks for methods of other types, 5 % of the rendering time."""
escape_text = _escape_inner
"""Escapes a plain text for templates; `escape` makes Markup of each as well, 8 % of the rendering time."""
_BEFORE_DATA, _AFTER_DATA = Markup('<script type="application/ld+json">'), Markup("</script>")
_SHARED = "shared_macros"
"""The name of the cached macros in templates."""


class Deferred(Mapping[str, Any]):
    """A context that is made when it is first used, so that pages can be listed without making their contexts."""

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make

    @cached_property
    def made(self) -> Mapping[str, Any]:
        """The context itself, which is faster to copy."""
        return self._make()

    def __getitem__(self, name: str) -> Any:
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


@dataclass(frozen=True)
class Page:
    """A page to render: its address below the language, its template and the context.

    Redirects are not `listed` in the sitemaps. Without a `picture`, social networks show that of the language.
    """

    path: str
    template: str
    section: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    listed: bool = True
    picture: Picture | None = None


@dataclass(frozen=True)
class Rendered:
    """A rendered page; `head` has further elements for the head of the page."""

    title: str
    description: str
    body: Markup
    head: Markup


class _Context(Context):
    """Calls functions of templates directly.

    Jinja checks whether each callable needs the context or the environment. None does here, and the check took a
    fifth of the rendering time.
    """

    def call(
        self, function: Callable[..., Any], /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        """The result of a function or macro.

        Macros with a fixed number of arguments are called directly too: one written as `{{ fact(label, value) }}`
        then costs little more than its markup in the page. Other macros need the evaluation context.
        """
        if type(function) is not Macro:
            return function(*args, **named)
        lacking = len(function.arguments) - len(args)
        if named or lacking < 0 or function.caller or function.catch_varargs or function.catch_kwargs:
            return function(self.eval_ctx, *args, **named)
        return _as_markup(Markup, function._func(*args, *[missing] * lacking))  # a macro escapes its values


class _CodeGenerator(CodeGenerator):
    """Compiles templates so that values that are safe already are written as they are.

    Messages, links and the results of macros are. To escape them once more took a seventh of the rendering time.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Import what the code calls."""
        self.writeline(f"from {__name__} import escape_text")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Look up an attribute, or else an item of that name, where it stands; a call of Jinja's own takes 5 %."""
        self.write("(attribute if (attribute := getattr(holder := (")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getitem(holder, {node.attr!r}))")

    def _output_child_pre(
        self,
        node: nodes.Expr,  # noqa: ARG002 - Jinja's signature
        frame: Frame,  # noqa: ARG002
        finalize: CodeGenerator._FinalizeInfo,  # noqa: ARG002
    ) -> None:
        self.write("(output if (kind := type(output := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("))) is Markup else escape_text(output) if kind is str else ")
        super()._output_child_pre(node, frame, finalize)
        self.write("output")
        super()._output_child_post(node, frame, finalize)
        self.write(")")


@dataclass(frozen=True)
class _SharedContext:
    """The context of all pages of an edition at the same depth, with the macro modules rendered in it."""

    values: Mapping[str, Any]
    modules: dict[str, TemplateModule] = field(default_factory=dict)


class _Template(Template):
    """A template that creates imported macros once per shared context instead of once per page.

    Creating them took a fifth of the rendering time. Macros therefore only see their arguments and the shared context,
    unless the page sets `shared_macros` to none before importing them.
    """

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's names
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        """The names that the template defines; `shared` if another template imports it with its context."""
        context: _SharedContext | None = vars.get(_SHARED) if shared and vars and self.name else None
        if context is None:
            return super().make_module(vars, shared, locals)
        name = str(self.name)
        if name not in context.modules:
            context.modules[name] = super().make_module({**context.values, _SHARED: context})
        return context.modules[name]


def environment(theme: Path, bytecode_cache: BytecodeCache | None = None) -> Environment:
    """The environment for the templates in `theme/pages`; `bytecode_cache` keeps them between builds."""
    templates = Environment(
        loader=FileSystemLoader(theme / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the environment lives for one build
        bytecode_cache=bytecode_cache,
    )
    templates.code_generator_class = _CodeGenerator
    templates.context_class, templates.template_class = _Context, _Template
    templates.policies["json.dumps_function"], templates.policies["json.dumps_kwargs"] = _compact, {}
    templates.globals["direction_of"] = direction_of
    return templates


LinkedData = Mapping[str, Any]
"""A node of linked data; empty if there is nothing to say."""
Step = tuple[str, str | LocalizedText]
"""A page in a breadcrumb trail: its address below the language and its name."""
Breadcrumbs = Callable[[Sequence[Step], str], LinkedData]
"""Creates linked data from the trail and title of a page."""


class Renderer:
    """Renders the pages of one edition."""

    def __init__(
        self, edition: Edition, templates: Environment, features: Mapping[str, Any], breadcrumbs: Breadcrumbs
    ) -> None:
        """`templates` comes from `environment`; `features` are further names for templates."""
        self._templates = templates
        self._breadcrumbs = breadcrumbs
        self._shared: dict[str, _SharedContext] = {}
        words = marked(edition.wording)
        self._values = {
            **_globals(edition),
            "_": words.say,
            "count": words.count,
            "forms": edition.wording.forms,
            **features,
        }

    def render(self, page: Page) -> Rendered:
        """Render a page. Its template sets `title` and `body`, and optionally `description` and `head`.

        It may also set what is written into the head as linked data: `linked_data` about its subject, and `trail`, the
        addresses and names of the parent pages.
        """
        here = "../" * page.path.count("/") or "./"
        if here not in self._shared:
            self._shared[here] = _SharedContext({**self._values, "here": Markup(here)})  # noqa: S704 - only dots
        shared, context = self._shared[here], page.context.made if isinstance(page.context, Deferred) else page.context
        values = {**shared.values, _SHARED: shared, **context}
        module = self._templates.get_template(page.template).make_module(values)
        title = _plain(getattr(module, "title", context.get("title", "")))
        data = linked_data_element(
            getattr(module, "linked_data", {}), self._trail_data(page, getattr(module, "trail", ()), title)
        )
        return Rendered(
            title=title,
            description=_plain(getattr(module, "description", "")),
            body=Markup(with_languages(getattr(module, "body", ""))),  # noqa: S704 - rendered with autoescape
            head=Markup(without_marks(getattr(module, "head", "") + data)),  # noqa: S704 - as the body
        )

    def _trail_data(self, page: Page, trail: Iterable[Step], title: str) -> LinkedData:
        """The breadcrumbs of a page as linked data; the home page and redirects have none."""
        if not (page.path and page.listed):
            return {}
        steps = [(path, _plain(name) if isinstance(name, str) else name) for path, name in trail]
        return self._breadcrumbs(steps, title)


def fill(templates: Environment, name: str, edition: Edition, **values: object) -> str:
    """Render a file of an edition other than a page, such as a feed; values are escaped too."""
    return templates.get_template(name).render(**_globals(edition), **values)


def _globals(edition: Edition) -> dict[str, Any]:
    """The names that all templates of an edition can use."""
    wording = edition.wording
    return {
        "edition": edition,
        "insights": edition.insights,
        "wording": wording,
        "_": wording.say,
        "count": wording.count,
        "html": _html,
        "remembered": cache,
        "last_day": last_day,
        "zone_of": zone_of,
        "zoned": zoned,
    }


@lru_cache(maxsize=16_384)
def _html(text: str) -> Markup:
    """A rich text as safe HTML, cached because several languages show the same text: 20 MB at 10,000 organisations."""
    return to_html(text)


def linked_data_element(*nodes: LinkedData) -> Markup:
    """The element of the head with all that a page tells programs; empty if that is nothing."""
    said = [node for node in nodes if node]
    if not said:
        return Markup()
    data = {"@context": "https://schema.org", **(said[0] if len(said) == 1 else {"@graph": said})}
    return _BEFORE_DATA + htmlsafe_json_dumps(data, dumps=_compact) + _AFTER_DATA


def _plain(text: str) -> str:
    """Unescaped text; translated messages are already escaped."""
    return without_marks(text.unescape() if isinstance(text, Markup) else text)
