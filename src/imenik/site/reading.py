"""What a site is made of, read from its files and checked: records, languages, gazetteer and git's history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from imenik import checks
from imenik.env.locations import GEOGRAPHY, LOCALES, user_caches
from imenik.i18n.messages import Problem
from imenik.insights import Insights
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer, load_gazetteer
from imenik.store.git_history import read_earlier_states, read_last_commits
from imenik.store.languages import Language, load_languages


@dataclass(frozen=True)
class Sources:
    """What was read, and the problems that were found in it. Files with errors are not in the directory."""

    directory: Directory
    problems: Sequence[Problem]
    languages: Mapping[str, Language]
    gazetteer: Gazetteer


def read_sources(data: Path) -> Sources:
    """Read everything, with the records of a data folder."""
    directory, problems = read_records(data)
    return Sources(directory, problems, load_languages(LOCALES), load_gazetteer(GEOGRAPHY))


def read_records(data: Path) -> tuple[Directory, list[Problem]]:
    """The records of a data folder and all problems in them, sorted."""
    directory, problems = checks.load_and_check(data, user_caches())
    return directory, sorted(problems, key=lambda problem: problem.order)


def insights_of(sources: Sources, day: dt.date) -> Insights:
    """What follows from the records on a day, without git's history."""
    return Insights(sources.directory, day, tuple(sources.languages), sources.gazetteer)


def with_history(insights: Insights, data: Path) -> Insights:
    """The same with what git knows about the data folder."""
    earlier, commits = read_earlier_states(data, insights.period.since), read_last_commits(data)
    return replace(insights, earlier_states=earlier, last_commits=commits)
