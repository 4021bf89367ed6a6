"""CommonMark without raw HTML, images and headings, as safe HTML. Texts of contributors go through here."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from imenik.i18n.messages import InvalidValueError
from imenik.model.values import check_link

_TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"}
LINK_REL = "noopener nofollow ugc"
"""The relation to pages that strangers link to (HTML, 4.6.7)."""
_MAY_LINK = re.compile(r"\]\(|\]:|\]\[|<\w")
_READER = MarkdownIt("commonmark", {"html": False}).disable(
    ["image", "html_block", "html_inline", "heading", "lheading"]
)
# One line that begins and goes on without anything that CommonMark could read as markup (CommonMark 0.31, 2.4 and 4).
_PLAIN = re.compile(r"[^\W\d_][^\\`*_\[\]<>&\n\r\t]*")


def to_html(text: str) -> Markup:
    """`text` as HTML with paragraphs, emphasis, links, lists, quotes and code only; links to http, https, mailto."""
    if _is_plain(text):  # nine of ten texts; parsing them would be half of the time that a page takes
        return Markup("<p>{}</p>\n").format(text)
    return _rendered(text)


def to_text(text: str, most: int = 155) -> str:
    """`text` as one plain line for a description, cut at a word after at most `most` characters."""
    line = text if _is_plain(text) else " ".join(to_html(text).striptags().split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


@lru_cache(maxsize=4096)  # several languages and formats show the same text
def _rendered(text: str) -> Markup:
    html = _READER.render(text)
    return Markup(nh3.clean(html, tags=_TAGS, attribute_filter=_public_address, link_rel=LINK_REL))  # noqa: S704 - cleaned


def targets(text: str) -> list[str]:
    """Where the links of `text` lead."""
    if _is_plain(text) or not _MAY_LINK.search(text):
        return []
    tokens = [child for token in _READER.parse(text) for child in token.children or ()]
    return [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]


def _public_address(_tag: str, name: str, value: str) -> str | None:
    """Links that `checks/link_targets.py` allows; a relative one would lead elsewhere from every page with the text."""
    if name == "href":
        try:
            check_link(value)
        except InvalidValueError:
            return None
    return value if name in ("href", "rel") else None


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and not text[-1].isspace()
