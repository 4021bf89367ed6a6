"""What a site is made of, read from its files and checked: records, languages, gazetteer and git's history."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from imenik import checks
from imenik.env.locations import GEOGRAPHY, LOCALES, site_locales, user_caches
from imenik.i18n.messages import Position, Problem, did_you_mean, say
from imenik.insights import Insights
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer, load_gazetteer
from imenik.store.git_history import read_earlier_states, read_last_commits
from imenik.store.languages import Language, derivations_of


@dataclass(frozen=True)
class Sources:
    """What was read, and the problems that were found in it. Files with errors are not in the directory."""

    directory: Directory
    problems: Sequence[Problem]
    languages: Mapping[str, Language]
    gazetteer: Gazetteer


def read_sources(data: Path, languages: Mapping[str, Language]) -> Sources:
    """Read everything else that a site in some languages is made of, with the records of a data folder."""
    directory, problems = read_records(data)
    return Sources(directory, problems, languages, load_gazetteer(GEOGRAPHY))


def read_records(data: Path) -> tuple[Directory, list[Problem]]:
    """The records of a data folder, and all problems in them and in the site's own wording, sorted."""
    directory, problems = checks.load_and_check(data, user_caches())
    problems = [*problems, *wording_problems(site_locales())]
    return directory, sorted(problems, key=lambda problem: problem.order)


def wording_problems(folder: Path) -> Iterator[Problem]:
    """Messages that a site words itself but the program does not have, or that insert values it does not give."""
    files = sorted(folder.glob("*.po"))
    known = _messages(next(LOCALES.glob("*.po"))) if files else {}  # all catalogues have the same messages
    for file in files:
        path = file.relative_to(folder.parent).as_posix()
        for key, message in _messages(file).items():
            at = Position(message.lineno or 1)
            if key not in known:
                about = say('the program has no message "{message}"', message=key)
                yield Problem(path, at, "unknown-message", about, did_you_mean(key, known))
            inserted = {name for text in _texts(message.string) for name in _NAMES.findall(text)}
            for name in sorted(inserted - set(_NAMES.findall("".join(_texts(message.id))))):
                yield Problem(path, at, "unknown-value", say('this message has no value "{name}"', name=name))


_NAMES = re.compile(r"{(\w+)}")


def _messages(file: Path) -> Mapping[str, Message]:
    return {_texts(message.id)[0]: message for message in read_po(io.BytesIO(file.read_bytes())) if message.id}


def _texts(text: str | Sequence[str] | None) -> Sequence[str]:
    return [text] if isinstance(text, str) else text or []


def insights_of(sources: Sources, day: dt.date) -> Insights:
    """What follows from the records on a day, without git's history."""
    languages = sources.languages
    made_from = {tag: derivation.source for tag, derivation in derivations_of(languages).items()}
    return Insights(sources.directory, day, tuple(languages), sources.gazetteer, sources=made_from)


def with_history(insights: Insights, data: Path) -> Insights:
    """The same with what git knows about the data folder."""
    earlier, commits = read_earlier_states(data, insights.period.since), read_last_commits(data)
    return replace(insights, earlier_states=earlier, last_commits=commits)
