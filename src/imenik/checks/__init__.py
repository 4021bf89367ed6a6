"""Rules that need more than one value of a record: one rule per file, run in the order of these lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path

from imenik.checks import (
    bare_prose,
    clock_changes,
    dates_off_rule,
    former_ids,
    link_targets,
    lookalike_host,
    loops,
    mixed_script,
    near_duplicate,
    needed_fields,
    order_of_dates,
    personal_email,
    phone_number,
    references,
    repeated_item,
    reserved_id,
    secret_link,
    series_of_meeting,
    unexpected_host,
    unknown_city,
    unlikely_date,
    unreadable_text,
    wrong_script,
    zone_of_times,
)
from imenik.env.locations import GEOGRAPHY
from imenik.env.memory import gc_disabled
from imenik.i18n.messages import Problem, Severity, say, unforeseen
from imenik.i18n.script_tables import script_tables
from imenik.store.directory import Directory
from imenik.store.exonyms import own_text
from imenik.store.gazetteer import Gazetteer, load_gazetteer
from imenik.store.loader import load
from imenik.store.reading import EntryReader
from imenik.store.reading.cache import EntryCache
from imenik.store.reading.version import program_version
from imenik.store.traversal import LocatedText, culprit, iter_texts
from imenik.store.word_lists import word_lists

ENTRY_CHECKS: tuple[Callable[[Directory], Iterable[Problem]], ...] = (
    reserved_id.check,
    needed_fields.check,
    order_of_dates.check,
    unlikely_date.check,
    zone_of_times.check,
    repeated_item.check,
    unexpected_host.check,
)
"""Rules about entries, each on its own: the problems of any part of the directory are among those of the whole."""

DIRECTORY_CHECKS: tuple[Callable[[Directory], Iterable[Problem]], ...] = (
    references.check,
    former_ids.check,
    series_of_meeting.check,
    loops.check,
    near_duplicate.check,
    clock_changes.check,
    dates_off_rule.check,
)
"""Rules about entries among the others."""

TEXT_CHECKS: tuple[Callable[[LocatedText], Iterable[Problem]], ...] = (
    unreadable_text.check,
    mixed_script.check,
    wrong_script.check,
    bare_prose.check,
    personal_email.check,
    phone_number.check,
    secret_link.check,
    link_targets.check,
    lookalike_host.check,
)
"""Rules about single texts, all run in one pass over the many texts."""

CITY_CHECKS: tuple[Callable[..., Iterable[Problem]], ...] = (unknown_city.check,)
"""Rules about entries that need the gazetteer."""

MAX_PROBLEMS = 30
"""The maximum number of problems that are shown of one file."""

_VERSIONED = ("env", "i18n", "model", "store", "insights", "checks", "resources/geography")
"""What decides about the entries that are kept, in the folder of the package; these layers import no others."""


def load_and_check(folder: Path, caches: Path | None = None) -> tuple[Directory, list[Problem]]:
    """The directory in `folder`, and all problems: of its files, and of its entries.

    `caches` is a folder that only the user can write to; what is read is kept there for the next time.
    """
    version = program_version(_VERSIONED) if caches else None
    cache = EntryCache(caches, folder, version + _words()) if caches and version else None
    with gc_disabled():  # at the first chance it would look through all entries
        directory, problems = load(folder, EntryReader(_check_entries_and_cities, cache))
        return directory, limited(problems + check_together(directory))


def _words() -> bytes:
    """A checksum of the words that decide about entries like the program; a site has some of its own."""
    words = (word_lists("mailboxes"), script_tables(), own_text())
    return blake2b(repr(words).encode(), digest_size=8).digest()


def limited(problems: list[Problem]) -> list[Problem]:
    """The first problems of each file, and how many more it has: nobody reads thousands, and a terminal drowns."""
    counts = Counter(problem.path for problem in problems)
    if not counts or max(counts.values()) <= MAX_PROBLEMS:
        return problems
    kept: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=lambda problem: problem.order):
        kept[problem.path].append(problem)
    return [problem for of_file in kept.values() for problem in _first(of_file)]


def _first(problems: list[Problem]) -> list[Problem]:
    shown, rest = problems[:MAX_PROBLEMS], problems[MAX_PROBLEMS:]
    if not rest:
        return shown
    severity = Severity.ERROR if any(problem.severity is Severity.ERROR for problem in rest) else Severity.WARNING
    message = say("number of further problems in this file: {n}", n=len(rest))
    return [*shown, Problem(rest[0].path, rest[0].position, "more-problems", message, severity=severity)]


def _check_entries_and_cities(directory: Directory) -> list[Problem]:
    return check_entries(directory, load_gazetteer(GEOGRAPHY) if directory.organisations else None)


def run(directory: Directory, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """All problems, in no particular order; those of cities only with a gazetteer."""
    return check_entries(directory, gazetteer) + check_together(directory)


def check_entries(directory: Directory, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """Problems of entries, each on its own."""
    with gc_disabled():
        problems = [problem for check in ENTRY_CHECKS for problem in _surely(check, directory)]
        if gazetteer:
            for of_cities in CITY_CHECKS:
                problems += _surely(partial(of_cities, gazetteer=gazetteer), directory)
    return problems + check_texts(directory)


def check_texts(directory: Directory) -> list[Problem]:
    """Problems of single texts."""
    with gc_disabled():
        texts = [*iter_texts(directory)]
        try:
            return [problem for located in texts for check in TEXT_CHECKS for problem in check(located)]
        except Exception:  # one after another, to find out which; that takes longer
            return [problem for located in texts for check in TEXT_CHECKS for problem in _of_text(check, located)]


def check_together(directory: Directory) -> list[Problem]:
    """Problems of entries among the others."""
    with gc_disabled():
        return [problem for check in DIRECTORY_CHECKS for problem in _surely(check, directory)]


def _surely(check: Callable[[Directory], Iterable[Problem]], directory: Directory) -> list[Problem]:
    """The problems that a check finds; an entry for which the check itself fails has this as its problem."""
    found: list[Problem] = []
    for _ in range(MAX_PROBLEMS):
        try:
            return [*found, *check(directory)]
        except Exception as error:  # whatever is wrong with an entry, the others are checked
            entry = culprit(error)
            if entry is None:
                raise
            found.append(unforeseen(directory.origin(entry).path, error))
            directory = directory.without(entry)
    return found


def _of_text(check: Callable[[LocatedText], Iterable[Problem]], located: LocatedText) -> Iterable[Problem]:
    try:
        return [*check(located)]
    except Exception as error:  # as above
        return [unforeseen(located.origin.path, error)]
