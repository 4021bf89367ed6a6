"""What came and what changed, for programs that read feeds, in every language (Atom, RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from uuid import UUID, uuid5

from jinja2 import Environment
from markupsafe import Markup

from imenik.env import THEME
from imenik.exports.calendars.vevent import first_id
from imenik.i18n.messages import Message, say, xml_safe
from imenik.insights.feeds import Feed
from imenik.model import Meeting, Record
from imenik.store.languages import LocalizedText
from imenik.views.cards import Lists
from imenik.views.digest.reasons import about_of, kind_of, title_of
from imenik.views.edition import Edition, Editions
from imenik.views.render import environment, fill

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


Tell = Callable[[str, str], Markup]
"""An entry, by its kind and key."""
_NAMES = UUID("5d0c1ff9-6f4e-4c9b-9d0a-0b7f1a7f6c35")
"""Below it, what feeds and entries are called, for ever."""


@dataclass(frozen=True)
class Entry:
    """One entry of a feed."""

    id: str
    url: str
    title: LocalizedText
    summary: LocalizedText
    published: dt.date
    updated: dt.date
    kind: tuple[str, str]
    clusters: Sequence[tuple[str, str]]
    """Ids and names, as of the kind."""


@dataclass(frozen=True)
class Rest:
    """How many entries a file of a feed leaves to the next ones; an entry of its own."""

    id: str
    number: int
    day: dt.date


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`<language>/.../feed.xml` for each feed that `insights/feeds.py` names.

    None without the address of the site, since a feed holds full addresses only.
    """
    any_edition = next(iter(editions.values()))
    if not any_edition.settings.site_url:
        return
    templates = environment(THEME)
    for edition in editions.values():
        tell = cache(partial(_told, templates, edition, Lists(edition)))  # a feed shares its entries with others
        for feed in edition.insights.feeds.values():
            yield from _parts(templates, edition, feed, tell)


def _parts(templates: Environment, edition: Edition, feed: Feed, tell: Tell) -> Iterator[tuple[str, bytes]]:
    """Its files, each with the way to the next one and how many entries are left, for programs that do not go there."""
    changes, tag, left = edition.insights.changes, edition.language.tag, len(feed.records)
    what, everything = _what(edition, feed), max(changes.values(), default=edition.insights.today)
    for number, records in enumerate(feed.parts, 1):
        left -= len(records)
        days = [changes[record.kind, record.key] for record in records]
        context = {
            "id": _urn(tag, feed.folder),
            "feed": feed,
            "what": what,
            "number": number,
            "entries": [tell(record.kind, record.key) for record in records],
            "updated": max(days, default=everything),
            "rest": Rest(_urn(tag, feed.folder, str(number), days[-1].isoformat()), left, days[-1]) if left else None,
        }
        yield f"{tag}/{feed.path(number)}", fill(templates, "exports/feed.xml", edition, **context).encode()


def _what(edition: Edition, feed: Feed) -> str:
    """What a feed is of; empty for everything."""
    if feed.cluster:
        return _legal(edition.show(edition.term("clusters", feed.cluster).label)).text
    return edition.wording.country(feed.country) if feed.country else ""


def _told(templates: Environment, edition: Edition, lists: Lists, kind: str, key: str) -> Markup:
    entry = _entry(edition, lists, kind, key)
    return Markup(fill(templates, "exports/feed_entry.xml", edition, each=entry))  # noqa: S704 - a template's, which escapes


def _urn(*parts: str) -> str:
    """A name that stays when the site moves to another address (RFC 4287, 4.2.6)."""
    return uuid5(_NAMES, "/".join(parts)).urn


def _lasting(edition: Edition, record: Record) -> str:
    """What an entry was called first; a date goes with its series."""
    if isinstance(record, Meeting):
        return f"{first_id(edition.insights.directory.series[record.series])}/{first_id(record)}"
    return first_id(record)


def _entry(edition: Edition, lists: Lists, kind: str, key: str) -> Entry:
    record = edition.insights.directory.of_kind(kind)[key]
    about = about_of(record)
    shown = edition.show(about) if about else LocalizedText("", None)
    summary = edition.summary(about, LONGEST) if about else kind_of(edition, lists, record)
    return Entry(
        id=_urn(edition.language.tag, kind, _lasting(edition, record)),
        url=edition.url(record),
        title=_legal(title_of(edition, record)),
        summary=_legal(replace(shown, text=summary)),
        published=record.added,
        updated=edition.insights.changes[kind, key],
        kind=(kind, edition.wording.say(TITLES[kind].text)),
        clusters=[
            (cluster, _legal(edition.show(edition.term("clusters", cluster).label)).text)
            for cluster in getattr(record, "clusters", ())
        ],
    )


def _legal(shown: LocalizedText) -> LocalizedText:
    """A text with a mark in place of what XML cannot hold."""
    return replace(shown, text=xml_safe(shown.text))
