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
    """Computed lazily and cached. `tags` are the language tags of the site."""

    directory: Directory
    today: dt.date
    tags: Iterable[str] = ()
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    earlier_states: EarlierStates | None = None
    """Entries as they were before the digest's period, if the git history is available."""
    last_commits: Mapping[Key, dt.date] = field(default_factory=dict)
    """The day of the last commit to each entry's file, if the git history is available."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The languages that texts in others are made from, by the tags of these."""

    @cached_property
    def relations(self) -> Relations:
        """Which entries belong together."""
        return relations_of(self.directory)

    @cached_property
    def schedule(self) -> Schedule:
        """When the series meet."""
        return Schedule.of(self.directory, self.relations, self.today)

    @cached_property
    def almanac(self) -> Almanac:
        """Meetings, events and deadlines by day."""
        return Almanac.of(self.directory.events.values(), self.schedule, self.today)

    @cached_property
    def calendars(self) -> Calendars:
        """Calendars by name."""
        return calendars_of(self.directory, self.relations)

    @cached_property
    def geography(self) -> Geography:
        """How many organisations there are in each country and city."""
        return geography_of(self.directory, self.relations, self.gazetteer)

    @cached_property
    def matching(self) -> Matching:
        """Suggested partners and similar organisations."""
        return find_matches(self.directory, self.relations, self.today)

    @cached_property
    def statistics(self) -> Statistics:
        """The directory as numbers."""
        return statistics_of(self.directory, self.relations, self.tags, self.sources, self.today)

    @cached_property
    def period(self) -> Period:
        """The period that `digest` covers."""
        return default_period(self.directory, self.relations.meetings_of, self.today)

    @cached_property
    def digest(self) -> Digest:
        """What is new since the second-to-last meeting, or in the last days."""
        return digest_of(self.directory, self.period, self.earlier_states)

    def changes_before(self, series: str, day: dt.date) -> ChangeCounts | None:
        """What changed between a past date of a series and the known date before it; only for the digest series."""
        return self._changes_between.get((series, day))

    @cached_property
    def _changes_between(self) -> Mapping[tuple[str, dt.date], ChangeCounts]:
        series = digest_series(self.directory)
        if series is None:
            return {}
        days = known_days(series, self.relations.meetings_of.get(series.id, ()), self.today)
        return {(series.id, day): counts for day, counts in count_changes(self.directory, days).items()}

    @cached_property
    def changes(self) -> LastChanges:
        """The day of the last change to each entry, by the dates in it; entries added after today are left out."""
        records = (record for model in KINDS for record in self.directory.of_kind(model.kind).values())
        added = (record for record in records if record.added <= self.today)
        return {(record.kind, record.key): last_change(record, self.today) for record in added}

    @cached_property
    def modified(self) -> LastChanges:
        """The day of the last change by the dates or by git: an entry may be edited without saying so in its dates.

        Commits after today are ignored, since all insights are as of today.
        """
        days = {key: day for key, day in self.last_commits.items() if day <= self.today}
        return {key: max(day, days.get(key, day)) for key, day in self.changes.items()}

    @cached_property
    def feeds(self) -> Mapping[str, Feed]:
        """Feeds by their folders."""
        return feeds_of(self.directory, self.relations, self.calendars, self.changes)

    @cached_property
    def translation_coverage(self) -> TranslationCoverage:
        """How far the entries are translated."""
        return measure_coverage(self.directory, self.tags, self.sources)

    @cached_property
    def quality(self) -> QualityReport:
        """What a reader would miss in the entries; for those who maintain them, never a mark of an organisation."""
        return quality_of(self.directory, self.relations, self.today)

    @cached_property
    def place_links(self) -> Mapping[str, PlaceLinks]:
        """The people, events and offices linked to each home place."""
        return links_by_place(self.directory, self.relations, self.today)

    @cached_property
    def offices_by_place(self) -> Mapping[str, Sequence[Organisation]]:
        """The authorities that help people from abroad, by home place."""
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
