"""SVG logos with shapes and colours only; simple styles become attributes, and what would be missed is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

import defusedxml
from defusedxml.ElementTree import fromstring

from imenik.i18n.messages import InvalidValueError, Message, say

MAX_SVG_DEPTH = 50
"""The most nested levels of an SVG; a picture that is nested without end would exhaust the stack."""

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"})
_UNSEEN = frozenset({"defs", "clipPath", "linearGradient", "radialGradient"})
"""Their content shows only where something refers to it."""
_ELEMENTS = _SHAPES | _UNSEEN | {"svg", "g", "title", "desc", "stop", "tspan"}
_DROPPED = frozenset({"script", "style", "metadata", "set", "animate", "animateTransform", "animateMotion", "view"})
"""Without these a picture shows the same; styles are applied before."""
_ATTRIBUTES = frozenset(
    """id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform fill fill-rule fill-opacity
    clip-rule clip-path stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
    stroke-opacity opacity offset stop-color stop-opacity gradientUnits gradientTransform preserveAspectRatio
    font-family font-size font-weight text-anchor""".split()  # noqa: SIM905 - sixty quoted words are not readable
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_EXPORT = say("save it as plain SVG with paths and attributes, or as PNG")

_Style = Mapping[str, Mapping[str, str]]
"""Declarations by their selector: the name of an element, `.class` or `#id`."""


def clean_svg(data: bytes) -> bytes:
    """The picture without anything active; InvalidValueError if it is none, shows nothing or would look different."""
    not_svg = InvalidValueError("bad-logo", say("this is not an SVG picture"), say("save it as plain SVG, or as PNG"))
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, defusedxml.DefusedXmlException, ValueError, RecursionError):
        raise not_svg from None
    if root.tag != f"{{{_SVG}}}svg":
        raise not_svg
    _keep_shapes(root, _style_of(root), MAX_SVG_DEPTH)
    if next(_drawn(root), None) is None:
        raise InvalidValueError("bad-logo", say("the picture shows nothing"), say("save it again, with its content"))
    register_namespace("", _SVG)
    return bytes(tostring(root, encoding="utf-8"))


def _style_of(root: Element) -> _Style:
    """The rules of all style sheets in the picture, if they are simple enough to become attributes."""
    style: dict[str, dict[str, str]] = {}
    for element in root.iter(f"{{{_SVG}}}style"):
        sheet = _COMMENT.sub("", element.text or "")
        if _RULE.sub("", sheet).strip():
            raise _refused(say("the picture has a style sheet that is not kept here"))
        for selectors, declarations in _RULE.findall(sheet):
            for selector in selectors.split(","):
                if not _SELECTOR.fullmatch(selector.strip()):
                    raise _refused(say("the picture has a style sheet that is not kept here"))
                style.setdefault(selector.strip(), {}).update(_declarations(declarations))
    return style


def _declarations(text: str) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in text.split(";"))
    return {name.strip(): value.removesuffix("!important").strip() for name, _, value in pairs if name.strip()}


def _keep_shapes(element: Element, style: _Style, deeper: int) -> None:
    """Remove everything that is not a shape or a colour: scripts, links, events, foreign content."""
    _apply(style, element)
    for name in list(element.attrib):
        if name not in _ATTRIBUTES or not _is_inert(element.attrib[name]):
            del element.attrib[name]
    if not deeper:
        raise _refused(say("the picture is nested more than {most} levels deep", most=MAX_SVG_DEPTH))
    for child in list(element):
        name = child.tag.removeprefix(f"{{{_SVG}}}") if isinstance(child.tag, str) else ""
        if name in _ELEMENTS:
            _keep_shapes(child, style, deeper - 1)
        elif isinstance(child.tag, str) and child.tag.startswith(f"{{{_SVG}}}") and name not in _DROPPED:
            raise _refused(say("the picture contains <{name}>, which is not kept here", name=name))
        else:
            element.remove(child)


def _apply(style: _Style, element: Element) -> None:
    """Turn styles into attributes, the most specific one last (CSS 2.1, 6.4.3)."""
    name = str(element.tag).removeprefix(f"{{{_SVG}}}")
    classes = element.get("class", "").split()
    for selector in (name, *(f".{word}" for word in classes), f"#{element.get('id')}"):
        element.attrib.update(style.get(selector, {}))
    element.attrib.update(_declarations(element.get("style", "")))


def _is_inert(value: str) -> bool:
    """Whether an attribute loads nothing: `url(...)`, in any spelling, may only refer to the picture itself."""
    return "\\" not in value and re.search(r"url\s*\(\s*(?!#)", value, re.IGNORECASE) is None


def _drawn(element: Element) -> Iterator[Element]:
    """The shapes that are drawn where they stand."""
    for child in element:
        name = str(child.tag).removeprefix(f"{{{_SVG}}}")
        if name in _SHAPES:
            yield child
        elif name not in _UNSEEN:
            yield from _drawn(child)


def _refused(message: Message) -> InvalidValueError:
    return InvalidValueError("bad-logo", message, _EXPORT)
