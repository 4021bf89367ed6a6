"""The lists that other sites can embed, each with a few entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import TypeVar

from imenik.i18n.messages import Message, say
from imenik.insights.freshness import is_gone
from imenik.model import Organisation, Project
from imenik.store.languages import LocalizedText
from imenik.views.cards import EntryCards
from imenik.views.edition import Edition
from imenik.views.facets import OFFERS, SEEKS, values_by

PER_SECTION = 6
"""The maximum number of entries in a section; the linked page has all."""

Entry = TypeVar("Entry", Organisation, Project)


@dataclass(frozen=True)
class Row:
    """An entry in a list: its name, the address of its page below the language, and one line about it."""

    name: LocalizedText
    path: str
    line: str


@dataclass(frozen=True)
class Section:
    """Entries of one sort, and their total number."""

    heading: Message
    rows: Sequence[Row]
    total: int


@dataclass(frozen=True)
class EmbeddedList:
    """A list for other sites. `path` is the address of the full list below the language, of this one below `embed/`."""

    group: str
    label: LocalizedText
    path: str
    sections: Sequence[Section]


CLUSTERS, COUNTRIES, NEEDS = "clusters", "countries", "needs"
"""The groups of lists."""


def lists(edition: Edition) -> Iterator[EmbeddedList]:
    """All lists of an edition, including empty ones: embeds must not break when the last entry goes."""
    relations, cards = edition.insights.relations, EntryCards(edition)
    for cluster in edition.insights.directory.terms("clusters").values():
        entries = relations.in_cluster.get(cluster.id, ()), relations.projects_in_cluster.get(cluster.id, ())
        yield EmbeddedList(CLUSTERS, edition.show(cluster.label), f"clusters/{cluster.id}/", _newest(cards, *entries))
    for code in edition.wording.in_order(relations.countries, edition.wording.country):
        organisations = {
            organisation.id: organisation
            for group in (relations.in_country, relations.active_in)
            for organisation in group.get(code, ())
        }
        entries = tuple(organisations.values()), relations.projects_in_country.get(code, ())
        label = LocalizedText(edition.wording.country(code), None)
        yield EmbeddedList(COUNTRIES, label, f"countries/{code.lower()}/", _newest(cards, *entries))
    yield from _needs(edition, cards)


def _needs(edition: Edition, cards: EntryCards) -> Iterator[EmbeddedList]:
    active = [organisation for organisation in edition.organisations if not is_gone(organisation)]
    offering, seeking = values_by(OFFERS, active, edition), values_by(SEEKS, active, edition)
    projects = values_by(SEEKS, edition.insights.directory.projects.values(), edition)
    for need in edition.insights.directory.terms("needs").values():
        sections = (
            _section(say("Projects looking for it"), _projects(cards, projects.get(need.id, ()))),
            _section(say("Organisations looking for it"), _organisations(cards, seeking.get(need.id, ()))),
            _section(say("Organisations offering it"), _organisations(cards, offering.get(need.id, ()))),
        )
        shown = [section for section in sections if section.total]
        yield EmbeddedList(NEEDS, edition.show(need.label), f"partners/{need.id}/", shown)


def _newest(cards: EntryCards, organisations: Iterable[Organisation], projects: Iterable[Project]) -> list[Section]:
    """The newest organisations that are not dissolved, and the newest projects that can still be joined."""
    active = [organisation for organisation in organisations if not is_gone(organisation)]
    open_projects = [project for project in projects if project.stage not in ("completed", "cancelled")]
    sections = (
        _section(say("Organisations"), _organisations(cards, active)),
        _section(say("Projects and ideas"), _projects(cards, open_projects)),
    )
    return [section for section in sections if section.total]


RowsAndTotal = tuple[list[Row], int]


def _section(heading: Message, rows: RowsAndTotal) -> Section:
    return Section(heading, *rows)


def _organisations(cards: EntryCards, organisations: Sequence[Organisation]) -> RowsAndTotal:
    newest = cards.organisations(_newest_entries(organisations))
    return [Row(card.name, f"organisations/{card.id}/", card.line) for card in newest], len(organisations)


def _projects(cards: EntryCards, projects: Sequence[Project]) -> RowsAndTotal:
    newest = cards.projects(_newest_entries(projects))
    return [Row(card.title, f"projects/{card.id}/", card.seeks or card.stage) for card in newest], len(projects)


def _newest_entries(entries: Iterable[Entry]) -> list[Entry]:
    return nsmallest(PER_SECTION, entries, key=lambda entry: (-entry.added.toordinal(), entry.id))
