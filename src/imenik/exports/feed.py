"""What came and what changed, for programs that read feeds, in every language (Atom, RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from imenik.cards import Lists
from imenik.checkout import THEME
from imenik.digest import last_change
from imenik.edition import Edition, Editions, directory_of
from imenik.languages import Shown
from imenik.model import KINDS, Record
from imenik.problem import Message, say
from imenik.reasons import about_of, kind_of, title_of
from imenik.render import environment, fill

MOST = 50
"""How many entries a feed holds."""
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
# XML 1.0 has no way to write these (section 2.2), not even as references.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    """`<language>/feed.xml` for each; none without the address of the site, since a feed holds full addresses only."""
    settings = next(iter(editions.values())).settings
    if not settings.site_url:
        return
    today = next(iter(editions.values())).today
    directory = directory_of(editions)
    records = [each for model in KINDS for each in directory.of_kind(model.kind).values() if each.added <= today]
    newest = sorted(records, key=lambda each: (-last_change(each, today).toordinal(), each.kind, each.key))[:MOST]
    templates = environment(THEME)
    for tag, edition in editions.items():
        entries = list(_entries(edition, newest))
        updated = max((each.updated for each in entries), default=today)
        content = fill(templates, "feed.xml", edition, entries=entries, updated=updated, tag=tag)
        yield f"{tag}/feed.xml", content.encode()


def _entries(edition: Edition, records: Sequence[Record]) -> Iterator[Entry]:
    lists = Lists(edition)
    for record in records:
        about = about_of(record)
        shown = edition.show(about) if about else Shown("", None)
        summary = edition.summary(about, LONGEST) if about else kind_of(edition, lists, record)
        yield Entry(
            url=edition.url(record),
            title=_legal(title_of(edition, record)),
            summary=_legal(replace(shown, text=summary)),
            published=record.added,
            updated=last_change(record, edition.today),
            kind=(record.kind, edition.say(TITLES[record.kind].text)),
            clusters=[
                (each, _legal(edition.show(edition.term("clusters", each).label)).text)
                for each in getattr(record, "clusters", ())
            ],
        )


def _legal(shown: Shown) -> Shown:
    """A text with a mark in place of what XML cannot hold."""
    return replace(shown, text=_FORBIDDEN.sub("\ufffd", shown.text))
