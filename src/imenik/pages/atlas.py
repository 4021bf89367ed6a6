"""The map: the world, an inset of Europe, and a list that says the same."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.maps import views
from imenik.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`map/`."""
    places = edition.directory.places.values()
    context = {
        "views": views(edition),
        "footnotes": [each for each in places if each.country in edition.geography.counts and each.about],
    }
    yield Page("map/", "atlas.html", "countries", context)
