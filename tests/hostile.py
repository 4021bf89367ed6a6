"""A record of somebody who means harm, worse than what the loader lets through."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.store.directory import Directory
from imenik.views.edition import Edition, directory_of
from tests.factories import editions_of
from tests.paths import SMALL_DATA

HOSTILE = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "</script><script>alert(1)</script>",
    "NaN",
    "#N/A",
    "null",
    'a "quote", a comma\r\nand a line',
    "bell \x07, escape \x1b, \x00, \ufffe",
    "\u202eright to left",
    "w" * 300,
)
BREAKING = 'Arts & "friends" onload="alert(1)"><script>alert(2)</script></textarea></template><!--'
"""It breaks out of an attribute, of an element, and of what surrounds that."""
LONG = "w" * 40_000


@cache
def hostile_editions() -> dict[str, Edition]:
    """The small data set, where one organisation is called all of that."""
    editions = editions_of(SMALL_DATA)
    directory = directory_of(editions)
    name, short, note, about = (Text({SAME_EVERYWHERE: each}) for each in (HOSTILE[0], HOSTILE[7], HOSTILE[10], LONG))
    changed = {"name": name, "short_name": short, "also_known_as": HOSTILE, "about": about, "note": note}
    club = directory.organisations["first-club"].model_copy(update=changed)
    return _with(editions, replace(directory, organisations={**directory.organisations, club.id: club}))


@cache
def breaking_editions() -> dict[str, Edition]:
    """The small data set, where one organisation and every cluster are called `BREAKING`."""
    editions = editions_of(SMALL_DATA)
    directory = directory_of(editions)
    name = Text({SAME_EVERYWHERE: BREAKING})
    club = directory.organisations["first-club"].model_copy(update={"name": name})
    clusters = directory.vocabularies["clusters"]
    terms = {key: each.model_copy(update={"label": name}) for key, each in clusters.terms.items()}
    vocabularies = {**directory.vocabularies, "clusters": clusters.model_copy(update={"terms": terms})}
    organisations = {**directory.organisations, club.id: club}
    return _with(editions, replace(directory, vocabularies=vocabularies, organisations=organisations))


def _with(editions: dict[str, Edition], directory: Directory) -> dict[str, Edition]:
    return {tag: replace(each, insights=replace(each.insights, directory=directory)) for tag, each in editions.items()}
