"""The theme's page around every record page: rendered once for a language, section and depth, then only filled.

Rendering the theme costs some 10 ms; filling costs microseconds. This is what makes thousands of pages cheap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import escape

from imenik.site.social_images import NOTHING, Preview
from imenik.views.render import Rendered

SLOTS = ("title", "description", "path", "picture", "words", "head", "body")
_INDENTATION = re.compile(r"\s*\n\s*")  # a third of the theme's bytes; it has no preformatted text
_SLOT = re.compile(r"%%imenik-(\w+)%%")
# Switches and boxes of Material's drawer, search and messages, which its script would work; that is not loaded.
_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>|<div class="md-dialog".*?</div>\s*</div>',
    re.DOTALL,
)


def slot(name: str) -> str:
    """The mark that stands in the rendered theme where `name` will be."""
    return f"%%imenik-{name}%%"


def without_leftovers(html: str) -> str:
    """A page of the theme without what stands there for a script that is not loaded."""
    return _LEFTOVERS.sub("", html)


class Shell:
    """A rendered page of the theme with slots."""

    def __init__(self, html: str) -> None:
        """Cut `html`, which holds the marks of `slot`, into its constant pieces."""
        self._pieces = _SLOT.split(_INDENTATION.sub("\n", without_leftovers(html)))

    def fill(self, page: Rendered, path: str, preview: Preview = NOTHING) -> str:
        """The page with a body in it. `path` is its address below the language's folder."""
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
