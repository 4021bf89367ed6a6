"""The map: the world, an inset of Europe, and a list with the same content."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.views.edition import Edition
from imenik.views.maps import map_views
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`map/`."""
    places = edition.insights.directory.places.values()
    context = {
        "views": map_views(edition),
        "footnotes": [place for place in places if place.country in edition.insights.geography.counts and place.about],
    }
    yield Page("map/", "browse/map.html", "countries", context)
