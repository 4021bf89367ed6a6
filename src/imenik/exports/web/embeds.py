"""Pages that other sites can embed in frames: a card for each organisation and project, and lists.

A card is one file for all languages, and the fragment of its address (`#`) selects one: separate files would double the
size of the site. Lists are few and longer, so there is one per language.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from imenik.env.locations import THEME
from imenik.exports.contacts.files import neutral_of
from imenik.insights.freshness import sought
from imenik.model import Organisation, Project
from imenik.views import embeds
from imenik.views.edition import Edition, Editions, directory_of
from imenik.views.render import environment, fill


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`embed/<kind>/<id>/` for each entry and its former ids, and `<language>/embed/<path of a list>/`."""
    templates = environment(THEME)
    directory, neutral = directory_of(editions), neutral_of(editions)
    # The neutral edition comes last: it is shown if the fragment selects none.
    in_order = {**editions, neutral.language.tag: neutral}
    in_order[neutral.language.tag] = in_order.pop(neutral.language.tag)
    entries: tuple[Organisation | Project, ...] = (*directory.organisations.values(), *directory.projects.values())
    for entry in entries:
        page = _card(templates, entry, neutral, in_order)
        yield from ((f"embed/{entry.kind}/{known}/index.html", page) for known in (entry.id, *entry.former_ids))
    for tag, edition in editions.items():
        for entry_list in embeds.lists(edition):
            here = "../" * (entry_list.path.count("/") + 1)
            page = fill(templates, "exports/embed_list.html", edition, list=entry_list, here=here).encode()
            yield f"{tag}/embed/{entry_list.path}index.html", page


def _card(templates: Environment, entry: Organisation | Project, neutral: Edition, editions: Editions) -> bytes:
    name = entry.name if isinstance(entry, Organisation) else entry.title
    values = {"entry": entry, "called": name, "editions": editions, "sought": sought, "path": neutral.address(entry)}
    return fill(templates, "exports/embed_card.html", neutral, **values).encode()
