"""The embed builder: HTML with which another site shows a card of an entry or a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from imenik.i18n.messages import say
from imenik.views import embeds
from imenik.views.edition import Edition
from imenik.views.render import Page

_GROUPS = {
    embeds.CLUSTERS: say("A cluster"),
    embeds.COUNTRIES: say("A country"),
    embeds.NEEDS: say("A need"),
}


def pages(edition: Edition) -> Iterator[Page]:
    """`embed/`."""
    groups = [
        (
            edition.wording.say(_GROUPS[group].text),
            [(f"embed/{entry_list.path}", entry_list.label) for entry_list in entry_lists],
        )
        for group, entry_lists in groupby(embeds.lists(edition), lambda entry_list: entry_list.group)
    ]
    yield Page("embed/", "tools/embed.html", "about", {"groups": groups})
