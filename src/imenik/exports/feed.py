"""What came and what changed, for programs that read feeds, in every language (Atom, RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from imenik.cards import Lists
from imenik.checkout import THEME
from imenik.edition import Edition, Editions
from imenik.feeds import Feed
from imenik.languages import Shown
from imenik.problem import Message, in_xml, say
from imenik.reasons import about_of, kind_of, title_of
from imenik.render import environment, fill

LONGEST = 300
"""How many characters its summary has."""
TITLES: Mapping[str, Message] = {
    "organisations": say("Organisations"),
    "projects": say("Projects and ideas"),
    "series": say("Meetings"),
    "meetings": say("Meetings"),
    "events": say("Events"),
    "channels": say("Channels"),
}


@dataclass(frozen=True)
class Entry:
    """One entry of a feed; its address is its id too, since neither ever changes."""

    url: str
    title: Shown
    summary: Shown
    published: dt.date
    updated: dt.date
    kind: tuple[str, str]
    clusters: Sequence[tuple[str, str]]
    """Ids and names, as of the kind."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`<language>/.../feed.xml` for each feed that `feeds.py` names.

    None without the address of the site, since a feed holds full addresses only.
    """
    any_edition = next(iter(editions.values()))
    if not any_edition.settings.site_url:
        return
    templates = environment(THEME)
    for tag, edition in editions.items():
        tell = cache(partial(_entry, edition, Lists(edition)))  # a feed shares its entries with others
        for feed in edition.findings.feeds.values():
            entries = [tell(each.kind, each.key) for each in feed.records]
            updated = max((each.updated for each in entries), default=edition.today)
            content = fill(
                templates, "feed.xml", edition, feed=feed, what=_what(edition, feed), entries=entries, updated=updated
            )
            yield f"{tag}/{feed.path}", content.encode()


def _what(edition: Edition, feed: Feed) -> str:
    """What a feed is of; empty for everything."""
    if feed.cluster:
        return _legal(edition.show(edition.term("clusters", feed.cluster).label)).text
    return edition.country(feed.country) if feed.country else ""


def _entry(edition: Edition, lists: Lists, kind: str, key: str) -> Entry:
    record = edition.directory.of_kind(kind)[key]
    about = about_of(record)
    shown = edition.show(about) if about else Shown("", None)
    summary = edition.summary(about, LONGEST) if about else kind_of(edition, lists, record)
    return Entry(
        url=edition.url(record),
        title=_legal(title_of(edition, record)),
        summary=_legal(replace(shown, text=summary)),
        published=record.added,
        updated=edition.findings.changes[kind, key],
        kind=(kind, edition.say(TITLES[kind].text)),
        clusters=[
            (each, _legal(edition.show(edition.term("clusters", each).label)).text)
            for each in getattr(record, "clusters", ())
        ],
    )


def _legal(shown: Shown) -> Shown:
    """A text with a mark in place of what XML cannot hold."""
    return replace(shown, text=in_xml(shown.text))
