"""CommonMark without raw HTML, images and headings, as safe HTML. Texts of contributors go through here."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"}
_SCHEMES = {"http", "https", "mailto"}
_READER = MarkdownIt("commonmark", {"html": False}).disable(
    ["image", "html_block", "html_inline", "heading", "lheading"]
)


def to_html(text: str) -> Markup:
    """`text` as HTML with paragraphs, emphasis, links, lists, quotes and code only; links to http, https, mailto."""
    html = _READER.render(text)
    return Markup(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel="nofollow"))  # noqa: S704


def to_text(text: str, most: int = 155) -> str:
    """`text` as one plain line for a description, cut at a word after at most `most` characters."""
    plain = nh3.clean(_READER.render(text), tags=set())
    line = " ".join(Markup(plain).unescape().split())  # noqa: S704 - unescaped, not trusted
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
