"""The functions that templates of pages can call besides the edition, collected from the features they belong to."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment

from imenik.exports.linked_data.pages import breadcrumb_node
from imenik.intake.forms.layout import editing
from imenik.store.logos import published_name
from imenik.views.cards import Lists, cited, seat
from imenik.views.digest.text import News
from imenik.views.edition import Edition
from imenik.views.render import Renderer
from imenik.views.suggestions import Suggestions


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
        "published_logo": published_name,
    }
    return Renderer(edition, templates, features, partial(breadcrumb_node, edition))
