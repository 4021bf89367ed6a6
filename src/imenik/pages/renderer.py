"""The functions that templates of pages can call besides the edition, collected from the features they belong to."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment

from imenik.exports.linked_data.pages import breadcrumb_node
from imenik.i18n.hosts import shown_address
from imenik.intake.form_layout import editing
from imenik.model.richtext import LINK_REL
from imenik.store.logos import published_name
from imenik.views.cards import EntryCards, location_line, source_links
from imenik.views.digest.text import DigestTexts
from imenik.views.edition import Edition
from imenik.views.render import Renderer
from imenik.views.suggestions import Suggestions


def renderer_of(edition: Edition, templates: Environment) -> Renderer:
    """The renderer of an edition's pages; `templates` is what `render.environment` gives."""
    cards = EntryCards(edition)
    features = {
        "organisation_cards": cards.organisations,
        "project_cards": cards.projects,
        "suggestions": Suggestions(edition).of,
        "source_links": partial(source_links, edition),
        "location_line": partial(location_line, edition),
        "digests": DigestTexts(edition),
        "shown_address": shown_address,
        "link_rel": LINK_REL,
        "editing": editing,
        "published_logo": published_name,
    }
    return Renderer(edition, templates, features, partial(breadcrumb_node, edition))
