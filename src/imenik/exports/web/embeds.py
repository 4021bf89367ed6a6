"""What other sites can show: a card for each organisation and project, and lists. Small pages in frames, script or not.

A card is one file for all languages, of which the part behind the `#` of its address shows one: a file for each would
double the site. Lists are few and longer, so they are one for each language.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from imenik.env import THEME
from imenik.exports.contacts.files import neutral_of
from imenik.insights.freshness import sought
from imenik.model import Organisation, Project
from imenik.views import embeds
from imenik.views.edition import Edition, Editions, directory_of
from imenik.views.render import environment, fill


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`embed/<kind>/<id>/` for each entry and its former ids, `<language>/embed/<address of a list>/`."""
    templates = environment(THEME)
    directory, neutral = directory_of(editions), neutral_of(editions)
    last = {**editions, neutral.language.tag: neutral}
    last[neutral.language.tag] = last.pop(neutral.language.tag)
    entries: tuple[Organisation | Project, ...] = (*directory.organisations.values(), *directory.projects.values())
    for entry in entries:
        page = _card(templates, entry, neutral, last)
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
