"""Feeds of new and changed entries in every language (Atom, RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from uuid import UUID, uuid5

from jinja2 import Environment
from markupsafe import Markup

from imenik.env.locations import THEME
from imenik.exports.calendars.vevent import first_id
from imenik.i18n.messages import Message, say, xml_safe
from imenik.insights.feeds import Feed
from imenik.model import Meeting, Record
from imenik.store.languages import LocalizedText
from imenik.views.cards import EntryCards
from imenik.views.digest.reasons import about_of, kind_of, title_of
from imenik.views.edition import Edition, Editions
from imenik.views.render import environment, fill

MAX_SUMMARY_LENGTH = 200
"""The maximum number of characters of a summary."""
TITLES: Mapping[str, Message] = {
    "organisations": say("Organisations"),
    "projects": say("Projects and ideas"),
    "series": say("Meetings"),
    "meetings": say("Meetings"),
    "events": say("Events"),
    "channels": say("Channels"),
}


EntryRenderer = Callable[[str, str], Markup]
"""Renders the feed entry of a record, given its kind and key."""
_UUID_NAMESPACE = UUID("5d0c1ff9-6f4e-4c9b-9d0a-0b7f1a7f6c35")
"""The UUID namespace of the ids of feeds and entries; it must never change."""


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
    """Pairs of id and name."""


@dataclass(frozen=True)
class Remainder:
    """A last feed entry that says how many more entries are in the following files."""

    id: str
    number: int
    day: dt.date


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`<language>/.../feed.xml` for each feed of `insights/feeds.py`.

    None without a site address, since feeds contain absolute addresses only.
    """
    any_edition = next(iter(editions.values()))
    if not any_edition.settings.site_url:
        return
    templates = environment(THEME)
    for edition in editions.values():
        # The same entry occurs in several feeds.
        entry_xml = cache(partial(_entry_xml, templates, edition, EntryCards(edition)))
        for feed in edition.insights.feeds.values():
            yield from _feed_files(templates, edition, feed, entry_xml)


def _feed_files(
    templates: Environment, edition: Edition, feed: Feed, entry_xml: EntryRenderer
) -> Iterator[tuple[str, bytes]]:
    """The files of a feed, each with a link to the next and, for programs that ignore it, the number that remain."""
    changes, tag, remaining = edition.insights.changes, edition.language.tag, len(feed.records)
    topic, everything = _topic(edition, feed), max(changes.values(), default=edition.insights.today)
    for number, records in enumerate(feed.parts, 1):
        remaining -= len(records)
        days = [changes[record.kind, record.key] for record in records]
        context = {
            "id": _urn(tag, feed.folder),
            "feed": feed,
            "what": topic,
            "number": number,
            "entries": [entry_xml(record.kind, record.key) for record in records],
            "updated": max(days, default=everything),
            "rest": None,
        }
        if remaining:
            rest_id = _urn(tag, feed.folder, str(number), days[-1].isoformat())
            context["rest"] = Remainder(rest_id, remaining, days[-1])
        yield f"{tag}/{feed.path(number)}", fill(templates, "exports/feed.xml", edition, **context).encode()


def _topic(edition: Edition, feed: Feed) -> str:
    """What a feed is about; empty for the feed of everything."""
    if feed.term:
        return _valid_in_xml(edition.show(edition.term(*feed.term).label)).text
    if feed.cluster:
        return _valid_in_xml(edition.show(edition.term("clusters", feed.cluster).label)).text
    return edition.wording.country(feed.country) if feed.country else ""


def _entry_xml(templates: Environment, edition: Edition, cards: EntryCards, kind: str, key: str) -> Markup:
    xml = fill(templates, "exports/feed_entry.xml", edition, entry=_entry(edition, cards, kind, key))
    return Markup(xml)  # noqa: S704 - from a template, which escapes


def _urn(*parts: str) -> str:
    """An id that stays the same when the site moves to another address (RFC 4287, 4.2.6)."""
    return uuid5(_UUID_NAMESPACE, "/".join(parts)).urn


def _first_key(edition: Edition, record: Record) -> str:
    """The first id of an entry; that of a meeting includes its series."""
    if isinstance(record, Meeting):
        return f"{first_id(edition.insights.directory.series[record.series])}/{first_id(record)}"
    return first_id(record)


def _entry(edition: Edition, cards: EntryCards, kind: str, key: str) -> Entry:
    record = edition.insights.directory.of_kind(kind)[key]
    about = about_of(record)
    shown = edition.show(about) if about else LocalizedText("", None)
    summary = edition.summary(about, MAX_SUMMARY_LENGTH) if about else kind_of(edition, cards, record)
    return Entry(
        id=_urn(edition.language.tag, kind, _first_key(edition, record)),
        url=edition.url(record),
        title=_valid_in_xml(title_of(edition, record)),
        summary=_valid_in_xml(shown._replace(text=summary)),
        published=record.added,
        updated=edition.insights.changes[kind, key],
        kind=(kind, edition.wording.say(TITLES[kind].text)),
        clusters=[
            (cluster, _valid_in_xml(edition.show(edition.term("clusters", cluster).label)).text)
            for cluster in getattr(record, "clusters", ())
        ],
    )


def _valid_in_xml(shown: LocalizedText) -> LocalizedText:
    """A text with characters that XML does not allow replaced."""
    text = xml_safe(shown.text)
    return shown if text is shown.text else shown._replace(text=text)
