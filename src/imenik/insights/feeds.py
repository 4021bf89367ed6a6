"""Which feeds there are, which entries each contains, and the paths of their files. The format is not known here."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from imenik.insights.calendars import Calendar, Calendars, cluster_calendar, country_calendar
from imenik.insights.freshness import sought
from imenik.insights.relations import Relations
from imenik.model import KINDS, Organisation, Record
from imenik.store.directory import Directory
from imenik.store.paths import Key

FEED_SPAN = dt.timedelta(30)
"""How far a feed goes back from its newest change; feed readers poll more often than that."""
MIN_ENTRIES = 20
"""The fewest entries of a feed, if fewer changed within that time."""
MAX_ENTRIES_PER_FILE = 250
"""The most entries of one file, about 180 kB; the next file has the rest (RFC 5005, section 3)."""
LastChanges = Mapping[Key, dt.date]
"""The day of the last change to each current entry, by kind and key."""


@dataclass(frozen=True)
class Feed:
    """The newest entries of something. Paths are relative to the language's folder."""

    folder: str
    """Where its files are: the folder of the page of what it is about, or empty for the feed of everything."""
    records: Sequence[Record]
    cluster: str = ""
    country: str = ""
    term: tuple[str, str] | None = None
    """The vocabulary and the id of a word that is no cluster: a need, a type or a home place."""

    @property
    def parts(self) -> Sequence[Sequence[Record]]:
        """The entries of each of its files."""
        starts = range(0, max(len(self.records), 1), MAX_ENTRIES_PER_FILE)
        return [self.records[start : start + MAX_ENTRIES_PER_FILE] for start in starts]

    def path(self, part: int = 1) -> str:
        """The path of one of its files; clients start with the first."""
        return f"{self.folder}feed-{part}.xml" if part > 1 else f"{self.folder}feed.xml"

    @property
    def page(self) -> str:
        """The page with the same entries."""
        return self.folder or "new/"


def feeds_of(directory: Directory, relations: Relations, calendars: Calendars, changes: LastChanges) -> dict[str, Feed]:
    """The feeds by folder: of everything, and of each cluster, country, need, type and home place with entries.

    What a cluster or a country has is what its page and its calendar have: organisations and projects, events, series
    with their dates; and the channels of these organisations.
    """
    everything = (record for model in KINDS for record in directory.of_kind(model.kind).values())
    feeds = [Feed("", _newest(everything, changes))]
    for cluster in directory.terms("clusters"):
        organisations = relations.in_cluster.get(cluster, ())
        projects = relations.projects_in_cluster.get(cluster, ())
        dated = _dated(calendars.get(cluster_calendar(cluster)), relations)
        members = (*organisations, *projects, *dated, *_channels(organisations, relations))
        feeds.append(Feed(f"clusters/{cluster}/", _newest(members, changes), cluster=cluster))
    for code in sorted(relations.countries):
        organisations = (*relations.in_country.get(code, ()), *relations.active_in.get(code, ()))
        projects = relations.projects_in_country.get(code, ())
        dated = _dated(calendars.get(country_calendar(code)), relations)
        members = (*organisations, *projects, *dated, *_channels(organisations, relations))
        feeds.append(Feed(f"countries/{code.lower()}/", _newest(members, changes), country=code))
    return {feed.folder: feed for feed in (*feeds, *_short_feeds(directory, relations, changes))}


def _short_feeds(directory: Directory, relations: Relations, changes: LastChanges) -> Iterator[Feed]:
    """The feeds of needs, types and home places: only the newest entries, since there are many of them."""
    places = {
        place: (*relations.linked_to_place.get(place, ()), *relations.projects_for.get(place, ()))
        for place in directory.places
    }
    for vocabulary, base, members in (
        ("needs", "partners/", _by_need(directory)),
        ("organisation-types", "types/", relations.of_type),
        ("places", "places/", places),
    ):
        for word, records in sorted(members.items()):
            newest = _newest(records, changes)[:MIN_ENTRIES]
            if newest:
                yield Feed(f"{base}{word}/", newest, term=(vocabulary, word))


def _by_need(directory: Directory) -> Mapping[str, Sequence[Record]]:
    """The organisations and projects that offer or name each need, also where the call is over."""
    by_need: defaultdict[str, list[Record]] = defaultdict(list)
    for organisation in directory.organisations.values():
        for need in {*organisation.offers, *sought(organisation)}:
            by_need[need].append(organisation)
    for project in directory.projects.values():
        for need in sought(project):
            by_need[need].append(project)
    return by_need


def _dated(calendar: Calendar | None, relations: Relations) -> Iterator[Record]:
    if calendar:
        yield from calendar.events
        for series in calendar.series:
            yield series
            yield from relations.meetings_of.get(series.id, ())


def _channels(organisations: Iterable[Organisation], relations: Relations) -> Iterator[Record]:
    for organisation in organisations:
        yield from (record for role, record in relations.roles.get(organisation.id, ()) if role == "keeper")


def _newest(records: Iterable[Record], changes: LastChanges) -> list[Record]:
    """The newest of the current entries, each once.

    Kinds take turns within a day, so that many organisations leave room for the day's only event.
    """
    current = {(record.kind, record.key): record for record in records if (record.kind, record.key) in changes}
    before: Counter[tuple[dt.date, str]] = Counter()
    turns = []
    for key in sorted(current):
        kind, day = key[0], changes[key]
        turns.append((-day.toordinal(), before[day, kind], key))
        before[day, kind] += 1
    turns.sort()
    since = turns[0][0] + FEED_SPAN.days if turns else 0
    recent = sum(day <= since for day, _, _ in turns)
    return [current[key] for _, _, key in turns[: max(recent, MIN_ENTRIES)]]
