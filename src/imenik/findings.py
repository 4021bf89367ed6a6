"""What follows from a directory on a given day, the same for the readers of every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from imenik.agenda import Agenda
from imenik.calendars import Calendars, calendars_of
from imenik.directory import Directory
from imenik.gazetteer import Gazetteer
from imenik.geography import Geography, survey
from imenik.months import Almanac
from imenik.relations import Relations, relate
from imenik.stats import Statistics, summarise


@dataclass(frozen=True)
class Findings:
    """Each is found when it is first asked for, and once. `tags` are those of the site's languages."""

    directory: Directory
    today: dt.date
    tags: Iterable[str] = ()
    gazetteer: Gazetteer = field(default_factory=Gazetteer)

    @cached_property
    def relations(self) -> Relations:
        """What belongs together."""
        return relate(self.directory)

    @cached_property
    def agenda(self) -> Agenda:
        """When the series meet."""
        return Agenda.of(self.directory, self.relations, self.today)

    @cached_property
    def almanac(self) -> Almanac:
        """What is on which day."""
        return Almanac.of(self.directory.events.values(), self.agenda, self.today)

    @cached_property
    def calendars(self) -> Calendars:
        """Which calendars there are, by name."""
        return calendars_of(self.directory)

    @cached_property
    def geography(self) -> Geography:
        """How many organisations are where."""
        return survey(self.directory, self.relations, self.gazetteer)

    @cached_property
    def statistics(self) -> Statistics:
        """The directory as numbers."""
        return summarise(self.directory, self.relations, self.tags, self.today)
