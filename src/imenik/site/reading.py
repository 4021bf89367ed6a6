"""What a site is made of, read from its files and checked: records, languages, gazetteer and git's history."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from mkdocs.exceptions import Abort

from imenik import checks
from imenik.env.locations import GEOGRAPHY, LOCALES, site_locales, user_caches
from imenik.i18n.messages import SOURCE_LANGUAGE, Position, Problem, Severity, did_you_mean, say
from imenik.insights import Insights
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer, load_gazetteer
from imenik.store.git_history import read_earlier_states, read_last_commits
from imenik.store.languages import Language, derivations_of
from imenik.store.languages.catalogues import all_messages, read_file
from imenik.store.languages.errors import LanguageFileError


@dataclass(frozen=True)
class Sources:
    """What was read, and the problems that were found in it. Files with errors are not in the directory."""

    directory: Directory
    problems: Sequence[Problem]
    languages: Mapping[str, Language]
    gazetteer: Gazetteer


def read_sources(data: Path, languages: Mapping[str, Language]) -> Sources:
    """Read everything else that a site in some languages is made of, with the records of a data folder."""
    directory, problems = read_records(data, languages)
    return Sources(directory, problems, languages, load_gazetteer(GEOGRAPHY))


def read_records(data: Path, languages: Mapping[str, Language]) -> tuple[Directory, list[Problem]]:
    """The records of a data folder, and all problems in them and in the wording of the site, sorted."""
    directory, problems = checks.load_and_check(data, user_caches())
    problems = [*problems, *missing_catalogues(languages), *wording_problems(site_locales())]
    return directory, sorted(problems, key=lambda problem: problem.order)


def missing_catalogues(languages: Mapping[str, Language]) -> Iterator[Problem]:
    """Languages of the site that have a row but no catalogue."""
    for tag, language in languages.items():
        if not (language.row.source or language.has_catalogue):
            path = _path(language.files[1])
            about = say("the catalogue of this language is missing")
            hint = say("imenik languages add {tag} makes an empty one", tag=language.row.derived or tag)
            yield Problem(path, Position(), "missing-catalogue", about, hint)


def read_catalogues(languages: Iterable[Language]) -> None:
    """Read the catalogues now: Abort if one is broken or cut off, since English must not stand in for it."""
    known: dict[Path, set[str]] = {}
    for language in (language for language in languages if language.has_catalogue):
        try:
            language.catalogue  # noqa: B018 - it is kept
        except LanguageFileError as error:
            raise Abort(str(error)) from None
        if language.files[0].is_file():
            known[language.files[0]] = {_texts(message.id)[0] for message in language.messages if message.id}
    for file, messages in known.items():
        if missing := len(set().union(*known.values()) - messages):
            raise Abort(f"{file}: this catalogue is damaged: it lacks {missing} messages that others have")


def wording_problems(folder: Path) -> Iterator[Problem]:
    """Catalogues of a site that cannot be read, and what is wrong in the others."""
    files = sorted(folder.glob("*.po"))
    known = _by_text(all_messages(LOCALES)) if files else {}
    spoken = {SOURCE_LANGUAGE, *(file.stem for file in LOCALES.glob("*.po"))}
    for file in files:
        try:
            messages = _by_text(read_file(file))
        except LanguageFileError as error:
            yield Problem(_path(file), Position(error.line), "bad-catalogue", error.message)
        else:
            severity = Severity.ERROR if file.stem in spoken else Severity.WARNING
            yield from _wrong_messages(_path(file), messages, known, severity)


def _wrong_messages(
    path: str, messages: Mapping[str, Message], known: Mapping[str, Message], severity: Severity
) -> Iterator[Problem]:
    """Messages that the program does not have, or that insert values it does not give.

    The former are errors where a site words some messages; a catalogue of all has such after the program has changed.
    """
    for key, message in messages.items():
        at = Position(message.lineno or 1)
        if key not in known and any(_texts(message.string)):
            about = say('the program has no message "{message}"', message=key)
            yield Problem(path, at, "unknown-message", about, did_you_mean(key, known), severity)
        inserted = {name for text in _texts(message.string) for name in _NAMES.findall(text)}
        for name in sorted(inserted - set(_NAMES.findall("".join(_texts(message.id))))):
            yield Problem(path, at, "unknown-value", say('this message has no value "{name}"', name=name))


def _path(file: Path) -> str:
    return file.relative_to(file.parents[1]).as_posix()


_NAMES = re.compile(r"{(\w+)}")


def _by_text(catalogue: Catalog) -> Mapping[str, Message]:
    return {_texts(message.id)[0]: message for message in catalogue if message.id}


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
