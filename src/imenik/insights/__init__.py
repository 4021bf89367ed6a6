"""What follows from a directory on a given day, the same for the readers of every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from imenik.insights.almanac import Almanac
from imenik.insights.calendars import Calendars, calendars_of
from imenik.insights.digest.changes import ChangeCounts, Digest, count_changes, digest_of, last_change
from imenik.insights.digest.period import Period, default_period, digest_series, known_days
from imenik.insights.feeds import Feed, LastChanges, feeds_of
from imenik.insights.freshness import is_looking, is_stale
from imenik.insights.geography import Geography, geography_of
from imenik.insights.matching import Matching, find_matches
from imenik.insights.places import PlaceLinks, links_by_place, offices_by_place
from imenik.insights.quality import QualityReport, quality_of
from imenik.insights.relations import Relations, relations_of
from imenik.insights.schedule import Schedule
from imenik.insights.statistics import Statistics, statistics_of
from imenik.insights.translation import TranslationCoverage, measure_coverage
from imenik.model import KINDS, Organisation, Record
from imenik.model.moments import Moment, has_passed
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer
from imenik.store.git_history import EarlierStates
from imenik.store.paths import Key


@dataclass(frozen=True)
class Insights:
    """Each is found when it is first asked for, and once. `tags` are those of the site's languages."""

    directory: Directory
    today: dt.date
    tags: Iterable[str] = ()
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    earlier_states: EarlierStates | None = None
    """How entries were before the window of `digest`, where the history of their files tells."""
    last_commits: Mapping[Key, dt.date] = field(default_factory=dict)
    """The day on which each entry's file was changed last, where its history tells."""

    @cached_property
    def relations(self) -> Relations:
        """What belongs together."""
        return relations_of(self.directory)

    @cached_property
    def schedule(self) -> Schedule:
        """When the series meet."""
        return Schedule.of(self.directory, self.relations, self.today)

    @cached_property
    def almanac(self) -> Almanac:
        """What is on which day."""
        return Almanac.of(self.directory.events.values(), self.schedule, self.today)

    @cached_property
    def calendars(self) -> Calendars:
        """Which calendars there are, by name."""
        return calendars_of(self.directory, self.relations)

    @cached_property
    def geography(self) -> Geography:
        """How many organisations are where."""
        return geography_of(self.directory, self.relations, self.gazetteer)

    @cached_property
    def matching(self) -> Matching:
        """Who could help whom, and who is alike."""
        return find_matches(self.directory, self.relations, self.today)

    @cached_property
    def statistics(self) -> Statistics:
        """The directory as numbers."""
        return statistics_of(self.directory, self.relations, self.tags, self.today)

    @cached_property
    def period(self) -> Period:
        """From when to when `digest` tells what is new."""
        return default_period(self.directory, self.relations.meetings_of, self.today)

    @cached_property
    def digest(self) -> Digest:
        """What is new since the last meeting but one, or in the last days."""
        return digest_of(self.directory, self.period, self.earlier_states)

    def news_before(self, series: str, day: dt.date) -> ChangeCounts | None:
        """What came between a past date of a series and the known one before it; only for the series that asks."""
        return self._between.get((series, day))

    @cached_property
    def _between(self) -> Mapping[tuple[str, dt.date], ChangeCounts]:
        series = digest_series(self.directory)
        if series is None:
            return {}
        days = known_days(series, self.relations.meetings_of.get(series.id, ()), self.today)
        return {(series.id, day): counts for day, counts in count_changes(self.directory, days).items()}

    @cached_property
    def changes(self) -> LastChanges:
        """The day of the last change of each entry, as its dates tell; nothing of those that come later."""
        records = (each for model in KINDS for each in self.directory.of_kind(model.kind).values())
        return {(each.kind, each.key): last_change(each, self.today) for each in records if each.added <= self.today}

    @cached_property
    def modified(self) -> LastChanges:
        """The same, by the history of the files too: somebody may have mended an entry without saying so in it.

        A day after today is none: this is told as of today.
        """
        days = {key: day for key, day in self.last_commits.items() if day <= self.today}
        return {key: max(day, days.get(key, day)) for key, day in self.changes.items()}

    @cached_property
    def feeds(self) -> Mapping[str, Feed]:
        """Which feeds there are, by their folders."""
        return feeds_of(self.directory, self.relations, self.calendars, self.changes)

    @cached_property
    def translation_coverage(self) -> TranslationCoverage:
        """How far the entries are translated."""
        return measure_coverage(self.directory, self.tags)

    @cached_property
    def quality(self) -> QualityReport:
        """What a reader would miss in the entries; for those who maintain them, never a mark of an organisation."""
        return quality_of(self.directory, self.relations, self.today)

    @cached_property
    def place_links(self) -> Mapping[str, PlaceLinks]:
        """What is tied to each home place that has ties."""
        return links_by_place(self.directory, self.relations, self.today)

    @cached_property
    def offices_by_place(self) -> Mapping[str, Sequence[Organisation]]:
        """The authorities that help people, by the home place that they are tied to."""
        return offices_by_place(self.directory)

    def is_stale(self, record: Record) -> bool:
        """Whether the record was not compared with its sources for a long time, or ever."""
        return is_stale(record, self.today)

    def is_looking(self, record: Record) -> bool:
        """Whether what the record seeks is still sought."""
        return is_looking(record, self.today)

    def has_passed(self, moment: Moment) -> bool:
        """Whether the day of a moment is over."""
        return has_passed(moment, self.today)
