"""Which feeds there are, which entries each holds and where its file lies. How an entry is told is not known here."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from imenik.insights.calendars import Calendar, Calendars, cluster_calendar, country_calendar
from imenik.insights.relations import Relations
from imenik.model import KINDS, Organisation, Record
from imenik.store.directory import Directory
from imenik.store.paths import Key

FEED_SPAN = dt.timedelta(30)
"""How far a feed goes back from its newest change: nobody's reader asks less often than that."""
MIN_ENTRIES = 50
"""How many entries a feed holds where fewer changed in that time."""
MAX_ENTRIES_PER_FILE = 250
"""How many entries one file of it holds, some 200 kB; the others are in the next one (RFC 5005, 3)."""
LastChanges = Mapping[Key, dt.date]
"""The day of the last change of each entry that is there today, by kind and key."""


@dataclass(frozen=True)
class Feed:
    """The newest entries of something. Paths are below the language."""

    folder: str
    """Where its file lies: that of a cluster's or a country's page, empty for the feed of everything."""
    records: Sequence[Record]
    cluster: str = ""
    country: str = ""

    @property
    def parts(self) -> Sequence[Sequence[Record]]:
        """What each of its files holds."""
        starts = range(0, max(len(self.records), 1), MAX_ENTRIES_PER_FILE)
        return [self.records[start : start + MAX_ENTRIES_PER_FILE] for start in starts]

    def path(self, part: int = 1) -> str:
        """One of its files; programs are led to the first one."""
        return f"{self.folder}feed-{part}.xml" if part > 1 else f"{self.folder}feed.xml"

    @property
    def page(self) -> str:
        """The page that shows what it holds."""
        return self.folder or "new/"


def feeds_of(directory: Directory, relations: Relations, calendars: Calendars, changes: LastChanges) -> dict[str, Feed]:
    """The feeds by their folders: of everything, of each cluster, of each country that has a page.

    What a cluster or a country has is what its page and its calendar have: organisations and projects, events, series
    with their dates; and the channels of these organisations.
    """
    everything = (each for model in KINDS for each in directory.of_kind(model.kind).values())
    feeds = [Feed("", _newest(everything, changes))]
    for cluster in directory.terms("clusters"):
        organisations = relations.in_cluster.get(cluster, ())
        projects = relations.projects_in_cluster.get(cluster, ())
        dated = _dated(calendars.get(cluster_calendar(cluster)), relations)
        there = (*organisations, *projects, *dated, *_channels(organisations, relations))
        feeds.append(Feed(f"clusters/{cluster}/", _newest(there, changes), cluster=cluster))
    for code in sorted(relations.countries):
        organisations = (*relations.in_country.get(code, ()), *relations.active_in.get(code, ()))
        projects = relations.projects_in_country.get(code, ())
        dated = _dated(calendars.get(country_calendar(code)), relations)
        there = (*organisations, *projects, *dated, *_channels(organisations, relations))
        feeds.append(Feed(f"countries/{code.lower()}/", _newest(there, changes), country=code))
    return {each.folder: each for each in feeds}


def _dated(calendar: Calendar | None, relations: Relations) -> Iterator[Record]:
    if calendar:
        yield from calendar.events
        for series in calendar.series:
            yield series
            yield from relations.meetings_of.get(series.id, ())


def _channels(organisations: Iterable[Organisation], relations: Relations) -> Iterator[Record]:
    for each in organisations:
        yield from (record for role, record in relations.roles.get(each.id, ()) if role == "keeper")


def _newest(records: Iterable[Record], changes: LastChanges) -> list[Record]:
    """The newest of those that are there, each once.

    Of one day the kinds come in turn, so that many organisations on a day leave room for its one event.
    """
    there = {(each.kind, each.key): each for each in records if (each.kind, each.key) in changes}
    before: Counter[tuple[dt.date, str]] = Counter()
    turns = []
    for key in sorted(there):
        kind, day = key[0], changes[key]
        turns.append((-day.toordinal(), before[day, kind], key))
        before[day, kind] += 1
    turns.sort()
    since = turns[0][0] + FEED_SPAN.days if turns else 0
    recent = sum(day <= since for day, _, _ in turns)
    return [there[key] for _, _, key in turns[: max(recent, MIN_ENTRIES)]]
