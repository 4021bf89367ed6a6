"""Which feeds there are, which entries each holds and where its file lies. How an entry is told is not known here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from imenik.calendars import Calendar, Calendars, cluster_calendar, country_calendar
from imenik.directory import Directory
from imenik.filing import Key
from imenik.model import KINDS, Organisation, Record
from imenik.relations import Relations

MOST = 50
"""How many entries a feed holds."""
Changes = Mapping[Key, dt.date]
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
    def path(self) -> str:
        """Its file."""
        return f"{self.folder}feed.xml"

    @property
    def page(self) -> str:
        """The page that shows what it holds."""
        return self.folder or "new/"


def feeds_of(directory: Directory, relations: Relations, calendars: Calendars, changes: Changes) -> dict[str, Feed]:
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


def _newest(records: Iterable[Record], changes: Changes) -> list[Record]:
    """The newest of those that are there; one that comes twice is there once."""
    there = {key: each for each in records if (key := (each.kind, each.key)) in changes}
    first = nsmallest(MOST, there, key=lambda key: (-changes[key].toordinal(), key))
    return [there[key] for key in first]
