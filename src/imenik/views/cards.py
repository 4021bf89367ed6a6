"""What lists show of an entry, in the words of one edition. Made once for each entry: some stand in a dozen lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from imenik.insights.freshness import is_gone, sought
from imenik.model import Organisation, Project, Record
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition


@dataclass(frozen=True)
class Card:
    """An organisation in a list: its name and one line on what and where it is, or whose unit."""

    id: str
    name: LocalizedText
    cluster: str
    line: str


@dataclass(frozen=True)
class Note:
    """A project on the wall; `seeks` is empty where it looks for nothing now."""

    id: str
    title: LocalizedText
    cluster: str
    clusters: Sequence[tuple[str, str]]
    """All of them, by id and name."""
    stage: str
    mark: str
    """The stage as the model calls it, for its mark."""
    lead: str
    seeks: str
    until: str
    homeland: str
    countries: str


@dataclass(frozen=True)
class Cited:
    """A source of an entry; `host` tells where an address leads before one follows it."""

    title: LocalizedText
    url: str
    host: str


class Lists:
    """The cards and notes of one edition, each made when it is first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._cards: dict[str, Card] = {}
        self._notes: dict[str, Note] = {}

    def cards(self, organisations: Iterable[Organisation]) -> list[Card]:
        """The cards of some organisations."""
        made = self._cards
        return [made.get(each.id) or made.setdefault(each.id, _card(self._edition, each)) for each in organisations]

    def notes(self, projects: Iterable[Project]) -> list[Note]:
        """The notes of some projects."""
        made = self._notes
        return [made.get(each.id) or made.setdefault(each.id, _note(self._edition, each)) for each in projects]


def cited(edition: Edition, record: Record) -> list[Cited]:
    """The sources of an entry."""
    return [Cited(edition.show(source.title), source.url or "", _host(source.url or "")) for source in record.sources]


@cache
def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def seat(edition: Edition, organisation: Organisation) -> str:
    """Town and country; without a seat, where it works."""
    wording = edition.wording
    where = [edition.plain(edition.city(organisation.country, organisation.city))] if organisation.city else []
    if organisation.country:
        return ", ".join([*where, wording.country(organisation.country)])
    return ", ".join([*where, wording.listed([wording.country(code) for code in organisation.active_in[:3]])])


def _card(edition: Edition, organisation: Organisation) -> Card:
    kind = edition.plain(edition.term("organisation-types", organisation.type).label)
    parent = edition.insights.directory.organisations.get(organisation.part_of or "")
    where = edition.plain(parent.name) if parent else seat(edition, organisation)
    line = [kind, where, *([edition.wording.label("status", organisation.status)] if is_gone(organisation) else [])]
    return Card(
        id=organisation.id,
        name=edition.show(organisation.name),
        cluster=organisation.clusters[0],
        line=" · ".join(line),
    )


def _note(edition: Edition, project: Project) -> Note:
    wording = edition.wording
    lead = edition.insights.directory.organisations.get(project.lead or "")
    return Note(
        id=project.id,
        title=edition.show(project.title),
        cluster=project.clusters[0],
        clusters=[(each, edition.plain(edition.term("clusters", each).label)) for each in project.clusters],
        stage=wording.label("stage", project.stage),
        mark=project.stage,
        lead=edition.plain(lead.name) if lead else "",
        seeks=_sought(edition, project),
        until=wording.say("until {date}", date=wording.date(project.seeks_until)) if project.seeks_until else "",
        homeland=_first(edition.plain(edition.term("places", place).label) for place in project.homeland),
        countries=_first(wording.country(code) for code in project.countries),
    )


def _sought(edition: Edition, project: Project) -> str:
    if not edition.insights.is_looking(project):
        return ""
    needs = edition.needs(sought(project))
    return edition.wording.say("Looking for: {what}", what=" · ".join(needs))


def _first(names: Iterable[str], most: int = 3) -> str:
    """The first of some names, and how many more there are."""
    shown = list(names)
    more = [f"+{len(shown) - most}"] if len(shown) > most else []
    return " ".join([", ".join(shown[:most]), *more])
