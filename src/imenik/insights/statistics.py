"""A directory as numbers, without words: who is where, how fresh and complete it is, what is offered and sought."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import get_args

from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.insights.freshness import Freshness, freshness, is_gone, is_looking, sought
from imenik.insights.relations import Relations
from imenik.model import Organisation, Place, Project, Record
from imenik.store.directory import Directory
from imenik.store.languages import CYRILLIC, LATIN

STATUSES = ("active", "unknown", "inactive", "dissolved")
TOWN_KINDS = ("city", "local-unit", "district")
"""Kinds of places that people come from; a district is one of them and a region too."""
REGION_KINDS = ("country", "entity", "district", "canton", "region")
MAX_GROWTH_MONTHS = 600
"""The most months that growth is told of, so that one wrong date does not make a table of a thousand years."""


@dataclass(frozen=True)
class Count:
    """One row: a code or an id, how many of each kind that the tally asks, and how deep it lies in a tree."""

    key: str
    numbers: tuple[int, ...]
    depth: int = 0


@dataclass(frozen=True)
class Tally:
    """Rows of one question. `of` is how many were asked, of each kind; `without` how many gave no answer."""

    counts: tuple[Count, ...]
    of: tuple[int, ...]
    without: int = 0


@dataclass(frozen=True)
class Statistics:
    """Everything that is counted. A tally counts organisations unless its comment names more."""

    organisations: int
    projects: int
    countries: int
    """Countries with a seat of an organisation."""
    places: int
    """Home places that organisations name themselves."""
    checked: int
    """Organisations that were compared with their sources within twelve months."""

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
    """Organisations and projects that describe themselves in a language of the site."""
    growth: Tally
    """Organisations and projects at the end of each month."""
    needs: Tally
    """Offered by so many organisations, sought by so many organisations and projects."""


def statistics_of(directory: Directory, relations: Relations, languages: Iterable[str], today: dt.date) -> Statistics:
    """The statistics of a directory, in time proportional to its size; `languages` are the tags of the site's."""
    organisations, projects = list(directory.organisations.values()), list(directory.projects.values())
    texts = ([each.about for each in organisations], [each.about for each in projects])
    by_country = _by(organisations, lambda each: [each.country] if each.country else [])
    by_freshness = _by(organisations, lambda each: [freshness(each, today)], get_args(Freshness))
    return Statistics(
        organisations=len(organisations),
        projects=len(projects),
        countries=len(by_country.counts),
        places=len({place for each in organisations for place in each.homeland}),
        checked=sum(row.numbers[0] for row in by_freshness.counts if row.key in ("recent", "year")),
        by_country=by_country,
        by_type=_by(organisations, lambda each: [each.type]),
        by_cluster=_by(organisations, lambda each: each.clusters, directory.terms("clusters")),
        by_status=_by(organisations, lambda each: [each.status], STATUSES),
        by_region=_by_place(directory, relations, REGION_KINDS),
        by_town=_ranked(_by_place(directory, relations, TOWN_KINDS)),
        by_language=_by(organisations, lambda each: each.languages),
        by_decade=_by_decade(organisations),
        by_freshness=by_freshness,
        coverage=_coverage(texts, languages),
        growth=growth_of((organisations, projects), today),
        needs=_needs(directory, today),
    )


def _by(
    organisations: list[Organisation],
    keys: Callable[[Organisation], Iterable[str]],
    order: Iterable[str] | None = None,
) -> Tally:
    """How many organisations have each key, none twice: the keys in `order`, else the most frequent first."""
    found = [set(keys(each)) for each in organisations]
    numbers = Counter(key for each in found for key in each)
    counts = tuple(Count(key, (numbers[key],)) for key in (numbers if order is None else order))
    tally = Tally(counts, (len(organisations),), sum(not each for each in found))
    return _ranked(tally) if order is None else tally


def _ranked(tally: Tally) -> Tally:
    """The rows with the most first; those with as many by key."""
    counts = sorted(tally.counts, key=lambda row: (-sum(row.numbers), row.key))
    return Tally(tuple(Count(row.key, row.numbers) for row in counts), tally.of, tally.without)


def _by_place(directory: Directory, relations: Relations, kinds: Iterable[str]) -> Tally:
    """Places of some kinds that something is tied to, in the order of the vocabulary, parts after their whole."""
    tied = [
        (place.id, relations.linked_to_place[place.id], depth)
        for place, depth in _tree(directory, relations)
        if place.kind in kinds and place.id in relations.linked_to_place
    ]
    total, somewhere = len(directory.organisations), {each.id for _, group, _ in tied for each in group}
    return Tally(tuple(Count(at, (len(group),), depth) for at, group, depth in tied), (total,), total - len(somewhere))


def _tree(directory: Directory, relations: Relations) -> Iterator[tuple[Place, int]]:
    """Every place with the number of places above it; parts come after their whole."""
    ahead = [(place, 0) for place in directory.places.values() if place.parent is None][::-1]
    while ahead:
        place, depth = ahead.pop()
        yield place, depth
        parts = relations.children.get(place.id, ())
        ahead += ((directory.places[part], depth + 1) for part in reversed(parts))


def _by_decade(organisations: list[Organisation]) -> Tally:
    """The first year of each decade, from the first to the last without a gap."""
    decades = Counter(each.founded.year // 10 * 10 for each in organisations if each.founded)
    known = range(min(decades), max(decades) + 1, 10) if decades else ()
    counts = tuple(Count(str(decade), (decades[decade],)) for decade in known)
    return Tally(counts, (len(organisations),), len(organisations) - decades.total())


def _coverage(texts: tuple[list[Text], ...], languages: Iterable[str]) -> Tally:
    """How many texts of each kind can be read in a language of the site without falling back."""
    kinds = [_languages_of(kind) for kind in texts]
    counts = tuple(Count(tag, tuple(kind[tag] + kind[SAME_EVERYWHERE] for kind in kinds)) for tag in languages)
    return Tally(counts, tuple(map(len, texts)))


def _languages_of(texts: list[Text]) -> Counter[str]:
    """How many of some texts are there in each language, written or derived."""
    written = Counter(tag for text in texts for tag in text.texts)
    return written + Counter({LATIN: sum(map(_is_derived, texts))})


def _is_derived(text: Text) -> bool:
    """Whether Serbian in Latin script is made from the Cyrillic."""
    return CYRILLIC in text.texts and LATIN not in text.texts


def growth_of(kinds: Sequence[Sequence[Record]], today: dt.date) -> Tally:
    """How many of each kind there were at the end of each month, such as `2026-11`, from the first until today."""
    last = _month(today)
    added = [_months(records, last + 1 - MAX_GROWTH_MONTHS) for records in kinds]
    months = range(min(chain(*added), default=last + 1), last + 1)
    totals = zip(*(accumulate([kind[month] for month in months]) for kind in added), strict=True)
    counts = tuple(Count(f"{m // 12:04}-{m % 12 + 1:02}", numbers) for m, numbers in zip(months, totals, strict=True))
    return Tally(counts, tuple(map(len, kinds)))


def _months(records: Iterable[Record], first: int) -> Counter[int]:
    """How many came in each month; what is older counts for the first."""
    return Counter(max(first, _month(each.added)) for each in records)


def _month(day: dt.date) -> int:
    """Months since the year 0, so that the next one is one more."""
    return day.year * 12 + day.month - 1


def _needs(directory: Directory, today: dt.date) -> Tally:
    """What is offered by those who are at work, and what calls that still run look for; what neither is left out."""
    organisations, projects = directory.organisations.values(), directory.projects.values()
    at_work = [each for each in organisations if not is_gone(each)]
    offered = Counter(need for each in at_work for need in set(each.offers))
    both: Iterator[Organisation | Project] = chain(organisations, projects)
    wanted = Counter(need for each in both if is_looking(each, today) for need in sought(each))
    counts = tuple(Count(need, (offered[need], wanted[need])) for need in {**offered, **wanted})
    return _ranked(Tally(counts, (len(at_work), len(organisations) + len(projects))))
