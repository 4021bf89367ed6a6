"""The directory in numbers: where organisations are, how fresh and complete entries are, what is offered and sought."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import get_args

from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.insights.freshness import Freshness, freshness, is_gone, is_looking, sought
from imenik.insights.relations import Relations
from imenik.model import Organisation, Place, Project, Record
from imenik.store.directory import Directory

STATUSES = ("active", "unknown", "inactive", "dissolved")
MAX_GROWTH_MONTHS = 600
"""The most months in the growth table, so that one wrong date does not make it a thousand years long."""


@dataclass(frozen=True)
class Count:
    """One row: a code or id, its count for each kind of record in the tally, and its depth in a tree."""

    key: str
    numbers: tuple[int, ...]
    depth: int = 0


@dataclass(frozen=True)
class Tally:
    """The rows of one table; `of` is the total of each kind of record, `without` how many are in no row."""

    counts: tuple[Count, ...]
    of: tuple[int, ...]
    without: int = 0


@dataclass(frozen=True)
class Statistics:
    """All statistics. A tally counts organisations unless stated otherwise."""

    organisations: int
    projects: int
    countries: int
    """Countries where an organisation is based."""
    places: int
    """Home places named by organisations."""
    checked: int
    """Organisations checked against their sources within twelve months."""

    by_country: Tally
    by_type: Tally
    by_cluster: Tally
    by_status: Tally
    by_region: Tally
    by_town: Tally
    by_language: Tally
    by_decade: Tally
    by_freshness: Tally
    coverage: Tally
    """Organisations and projects with a description in each language of the site."""
    growth: Tally
    """Organisations and projects at the end of each month."""
    needs: Tally
    """How many organisations offer each need, and how many organisations and projects seek it."""


def statistics_of(
    directory: Directory, relations: Relations, languages: Iterable[str], sources: Mapping[str, str], today: dt.date
) -> Statistics:
    """The statistics of a directory, in time proportional to its size; `languages` are the site's
    language tags, `sources` those that texts in others are made from.
    """
    organisations, projects = list(directory.organisations.values()), list(directory.projects.values())
    texts = (_descriptions(organisations), _descriptions(projects))
    by_country = _by(organisations, lambda organisation: [organisation.country] if organisation.country else [])
    by_freshness = _by(organisations, lambda organisation: [freshness(organisation, today)], get_args(Freshness))
    return Statistics(
        organisations=len(organisations),
        projects=len(projects),
        countries=len(by_country.counts),
        places=len({place for organisation in organisations for place in organisation.homeland}),
        checked=sum(row.numbers[0] for row in by_freshness.counts if row.key in ("recent", "year")),
        by_country=by_country,
        by_type=_by(organisations, lambda organisation: [organisation.type]),
        by_cluster=_by(organisations, lambda organisation: organisation.clusters, directory.terms("clusters")),
        by_status=_by(organisations, lambda organisation: [organisation.status], STATUSES),
        by_region=_by_place(directory, relations, "region"),
        by_town=_ranked(_by_place(directory, relations, "town")),
        by_language=_by(organisations, lambda organisation: organisation.languages),
        by_decade=_by_decade(organisations),
        by_freshness=by_freshness,
        coverage=_coverage(texts, languages, sources),
        growth=growth_of((organisations, projects), today),
        needs=_needs(directory, today),
    )


def _by(
    organisations: list[Organisation],
    keys: Callable[[Organisation], Iterable[str]],
    order: Iterable[str] | None = None,
) -> Tally:
    """How many organisations have each key, counted once: keys in the given `order`, else most frequent first."""
    keys_of_each = [set(keys(organisation)) for organisation in organisations]
    numbers = Counter(key for own_keys in keys_of_each for key in own_keys)
    counts = tuple(Count(key, (numbers[key],)) for key in (numbers if order is None else order))
    tally = Tally(counts, (len(organisations),), sum(not own_keys for own_keys in keys_of_each))
    return _ranked(tally) if order is None else tally


def _ranked(tally: Tally) -> Tally:
    """The rows in descending order, equal ones by key."""
    counts = sorted(tally.counts, key=lambda row: (-sum(row.numbers), row.key))
    return Tally(tuple(Count(row.key, row.numbers) for row in counts), tally.of, tally.without)


def _by_place(directory: Directory, relations: Relations, level: str) -> Tally:
    """Places that count as a level, with linked organisations, in the vocabulary's order, parts after the whole."""
    kinds = {kind.id for kind in directory.place_kinds.values() if level in kind.counts_as}
    linked = [
        (place.id, relations.linked_to_place[place.id], depth)
        for place, depth in _tree(directory, relations)
        if place.kind in kinds and place.id in relations.linked_to_place
    ]
    all_linked = {organisation.id for _, group, _ in linked for organisation in group}
    total = len(directory.organisations)
    counts = tuple(Count(place, (len(group),), depth) for place, group, depth in linked)
    return Tally(counts, (total,), total - len(all_linked))


def _tree(directory: Directory, relations: Relations) -> Iterator[tuple[Place, int]]:
    """Every place with its depth; parts come after the whole."""
    pending = [(place, 0) for place in directory.places.values() if place.parent is None][::-1]
    while pending:
        place, depth = pending.pop()
        yield place, depth
        parts = relations.children.get(place.id, ())
        pending += ((directory.places[part], depth + 1) for part in reversed(parts))


def _by_decade(organisations: list[Organisation]) -> Tally:
    """The first year of each decade, without gaps."""
    decades = Counter(organisation.founded.year // 10 * 10 for organisation in organisations if organisation.founded)
    known = range(min(decades), max(decades) + 1, 10) if decades else ()
    counts = tuple(Count(str(decade), (decades[decade],)) for decade in known)
    return Tally(counts, (len(organisations),), len(organisations) - decades.total())


def _coverage(texts: tuple[list[Text], ...], languages: Iterable[str], sources: Mapping[str, str]) -> Tally:
    """How many texts of each kind are available in each language of the site without a fallback."""
    kinds = [_languages_of(kind, sources) for kind in texts]
    counts = tuple(Count(tag, tuple(kind[tag] + kind[SAME_EVERYWHERE] for kind in kinds)) for tag in languages)
    return Tally(counts, tuple(map(len, texts)))


def _descriptions(entries: Iterable[Organisation | Project]) -> list[Text]:
    """What is there to be translated; drafts have none yet."""
    return [entry.about for entry in entries if entry.about]


def _languages_of(texts: list[Text], sources: Mapping[str, str]) -> Counter[str]:
    """How many texts there are in each language, written or made from another one."""
    written = Counter(tag for text in texts for tag in text.texts)
    made = (tag for text in texts for tag, source in sources.items() if source in text and tag not in text)
    return written + Counter(made)


def growth_of(kinds: Sequence[Sequence[Record]], today: dt.date) -> Tally:
    """How many of each kind there were at the end of each month, such as `2026-11`, from the first until today."""
    last = _month(today)
    added = [_months(records, last + 1 - MAX_GROWTH_MONTHS) for records in kinds]
    months = range(min(chain(*added), default=last + 1), last + 1)
    totals = zip(*(accumulate([kind[month] for month in months]) for kind in added), strict=True)
    counts = tuple(Count(f"{m // 12:04}-{m % 12 + 1:02}", numbers) for m, numbers in zip(months, totals, strict=True))
    return Tally(counts, tuple(map(len, kinds)))


def _months(records: Iterable[Record], first: int) -> Counter[int]:
    """How many were added in each month; earlier ones count for the first."""
    return Counter(max(first, _month(record.added)) for record in records)


def _month(day: dt.date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _needs(directory: Directory, today: dt.date) -> Tally:
    """What active organisations offer and open calls seek; needs that are neither are left out."""
    organisations, projects = directory.organisations.values(), directory.projects.values()
    active = [organisation for organisation in organisations if not is_gone(organisation)]
    offered = Counter(need for organisation in active for need in set(organisation.offers))
    both: Iterator[Organisation | Project] = chain(organisations, projects)
    wanted = Counter(need for record in both if is_looking(record, today) for need in sought(record))
    counts = tuple(Count(need, (offered[need], wanted[need])) for need in {**offered, **wanted})
    return _ranked(Tally(counts, (len(active), len(organisations) + len(projects))))
