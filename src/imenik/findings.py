"""What follows from a directory on a given day, the same for the readers of every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from imenik.agenda import Agenda
from imenik.directory import Directory
from imenik.gazetteer import Gazetteer
from imenik.geography import Geography, survey
from imenik.model import Organisation
from imenik.relations import Relations, relate
from imenik.stats import Statistics, summarise
from imenik.ties import Ties, offices, tie


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
    def geography(self) -> Geography:
        """How many organisations are where."""
        return survey(self.directory, self.relations, self.gazetteer)

    @cached_property
    def statistics(self) -> Statistics:
        """The directory as numbers."""
        return summarise(self.directory, self.relations, self.tags, self.today)

    @cached_property
    def ties(self) -> Mapping[str, Ties]:
        """What is tied to each home place that has ties."""
        return tie(self.directory, self.relations, self.today)

    @cached_property
    def offices(self) -> Mapping[str, Sequence[Organisation]]:
        """The authorities that help people, by the home place that they are tied to."""
        return offices(self.directory)
