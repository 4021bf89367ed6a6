"""The lists that other sites can show: which there are, and the few entries that each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import TypeVar

from imenik.i18n.messages import Message, say
from imenik.insights.freshness import is_gone
from imenik.model import Organisation, Project
from imenik.store.languages import LocalizedText
from imenik.views.cards import Lists
from imenik.views.edition import Edition
from imenik.views.facets import OFFERS, SEEKS, values_by

MOST = 6
"""Entries of one sort in a list; the page that it links to has all."""

Entry = TypeVar("Entry", Organisation, Project)


@dataclass(frozen=True)
class Row:
    """An entry in a list: its name, its page below the language's, one line on it."""

    name: LocalizedText
    path: str
    line: str


@dataclass(frozen=True)
class Section:
    """Entries of one sort, and how many there are in all."""

    heading: Message
    rows: Sequence[Row]
    total: int


@dataclass(frozen=True)
class EmbeddedList:
    """A list for other sites. `path` leads from the language to the page with all, from `embed/` to the list."""

    group: str
    label: LocalizedText
    path: str
    sections: Sequence[Section]


CLUSTERS, COUNTRIES, NEEDS = "clusters", "countries", "needs"
"""What lists are about."""


def lists(edition: Edition) -> Iterator[EmbeddedList]:
    """All lists of an edition. An empty one is there too: a site that shows it must not lose it with its last entry."""
    relations, made = edition.insights.relations, Lists(edition)
    for cluster in edition.insights.directory.terms("clusters").values():
        entries = relations.in_cluster.get(cluster.id, ()), relations.projects_in_cluster.get(cluster.id, ())
        yield EmbeddedList(CLUSTERS, edition.show(cluster.label), f"clusters/{cluster.id}/", _newest(made, *entries))
    for code in edition.wording.in_order(relations.countries, edition.wording.country):
        there = {each.id: each for group in (relations.in_country, relations.active_in) for each in group.get(code, ())}
        entries = tuple(there.values()), relations.projects_in_country.get(code, ())
        label = LocalizedText(edition.wording.country(code), None)
        yield EmbeddedList(COUNTRIES, label, f"countries/{code.lower()}/", _newest(made, *entries))
    yield from _needs(edition, made)


def _needs(edition: Edition, made: Lists) -> Iterator[EmbeddedList]:
    there = [each for each in edition.organisations if not is_gone(each)]
    offering, seeking = values_by(OFFERS, there, edition), values_by(SEEKS, there, edition)
    projects = values_by(SEEKS, edition.insights.directory.projects.values(), edition)
    for need in edition.insights.directory.terms("needs").values():
        sections = (
            _section(say("Projects that look for it"), _projects(made, projects.get(need.id, ()))),
            _section(say("Organisations that look for it"), _organisations(made, seeking.get(need.id, ()))),
            _section(say("Organisations that offer it"), _organisations(made, offering.get(need.id, ()))),
        )
        shown = [each for each in sections if each.total]
        yield EmbeddedList(NEEDS, edition.show(need.label), f"partners/{need.id}/", shown)


def _newest(made: Lists, organisations: Iterable[Organisation], projects: Iterable[Project]) -> list[Section]:
    """The newest organisations that are not gone, and the newest projects that can still be joined."""
    there = [each for each in organisations if not is_gone(each)]
    open_ = [each for each in projects if each.stage not in ("completed", "cancelled")]
    sections = (
        _section(say("Organisations"), _organisations(made, there)),
        _section(say("Projects and ideas"), _projects(made, open_)),
    )
    return [each for each in sections if each.total]


Found = tuple[list[Row], int]


def _section(heading: Message, found: Found) -> Section:
    return Section(heading, *found)


def _organisations(made: Lists, some: Sequence[Organisation]) -> Found:
    cards = made.cards(_first(some))
    return [Row(each.name, f"organisations/{each.id}/", each.line) for each in cards], len(some)


def _projects(made: Lists, some: Sequence[Project]) -> Found:
    notes = made.notes(_first(some))
    return [Row(each.title, f"projects/{each.id}/", each.seeks or each.stage) for each in notes], len(some)


def _first(some: Iterable[Entry]) -> list[Entry]:
    return nsmallest(MOST, some, key=lambda each: (-each.added.toordinal(), each.id))
