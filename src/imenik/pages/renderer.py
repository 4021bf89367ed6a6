"""What templates of pages can call besides the edition: each feature hands in its own."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment

from imenik.bulletin import News
from imenik.cards import Lists, cited, seat
from imenik.edition import Edition
from imenik.linked.pages import linked_trail
from imenik.render import Renderer
from imenik.suggestions import Suggestions
from imenik.webform import editing


def renderer_of(edition: Edition, templates: Environment) -> Renderer:
    """The renderer of an edition's pages; `templates` is what `render.environment` gives."""
    lists = Lists(edition)
    features = {
        "cards": lists.cards,
        "notes": lists.notes,
        "suggestions": Suggestions(edition).of,
        "cited": partial(cited, edition),
        "seat": partial(seat, edition),
        "news": News(edition),
        "editing": editing,
    }
    return Renderer(edition, templates, features, partial(linked_trail, edition))
