"""The cards that lists show for organisations and projects, each built once: some entries are in a dozen lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imenik.i18n.hosts import host_of
from imenik.insights.freshness import is_gone, sought
from imenik.model import Organisation, Project, Record
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition


@dataclass(frozen=True, eq=False)
class OrganisationCard:
    """An organisation in a list: its name, a line with its type and place or parent, and one with what it is about.

    There is one of each in an edition, so that templates remember what they made of it.
    """

    id: str
    name: LocalizedText
    cluster: str
    line: str
    details: str
    """Its clusters, what it offers and currently looks for, and when it was last checked."""


@dataclass(frozen=True)
class ProjectCard:
    """A project in a list or on the board; `seeks` is empty if it currently looks for nothing."""

    id: str
    title: LocalizedText
    cluster: str
    clusters: Sequence[tuple[str, str]]
    """All clusters, as pairs of id and name."""
    stage: str
    mark: str
    """The value of the stage, for its icon."""
    lead: str
    seeks: str
    until: str
    homeland: str
    countries: str


@dataclass(frozen=True)
class SourceLink:
    """A source of an entry; `host` shows where a link leads."""

    title: LocalizedText
    url: str
    host: str


class EntryCards:
    """The cards of one edition, each built on first use."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._organisations: dict[str, OrganisationCard] = {}
        self._projects: dict[str, ProjectCard] = {}

    def organisations(self, organisations: Iterable[Organisation]) -> list[OrganisationCard]:
        """The cards of the given organisations."""
        cards = self._organisations
        return [
            cards.get(organisation.id)
            or cards.setdefault(organisation.id, _organisation_card(self._edition, organisation))
            for organisation in organisations
        ]

    def projects(self, projects: Iterable[Project]) -> list[ProjectCard]:
        """The cards of the given projects."""
        cards = self._projects
        return [
            cards.get(project.id) or cards.setdefault(project.id, _project_card(self._edition, project))
            for project in projects
        ]


def source_links(edition: Edition, record: Record) -> list[SourceLink]:
    """The sources of an entry."""
    return [
        SourceLink(edition.show(source.title), source.url or "", host_of(source.url or "")) for source in record.sources
    ]


def location_line(edition: Edition, organisation: Organisation) -> str:
    """City and country; without a known location, the countries where it is active."""
    wording = edition.wording
    where = [edition.plain(edition.city(organisation.country, organisation.city))] if organisation.city else []
    if organisation.country:
        return ", ".join([*where, wording.country(organisation.country)])
    return ", ".join([*where, wording.listed([wording.country(code) for code in organisation.active_in[:3]])])


def _organisation_card(edition: Edition, organisation: Organisation) -> OrganisationCard:
    kind = edition.plain(edition.term("organisation-types", organisation.type).label)
    parent = edition.insights.directory.organisations.get(organisation.part_of or "")
    where = edition.plain(parent.name) if parent else location_line(edition, organisation)
    parts = [kind, where, *([edition.wording.label("status", organisation.status)] if is_gone(organisation) else [])]
    return OrganisationCard(
        id=organisation.id,
        name=edition.show(organisation.name),
        cluster=organisation.clusters[0],
        line=" · ".join(parts),
        details=" · ".join(part for part in _details(edition, organisation) if part),
    )


def _details(edition: Edition, organisation: Organisation) -> Iterator[str]:
    wording, needs, labels = edition.wording, edition.needs, edition.labels(organisation)
    yield ", ".join(edition.plain(edition.term("clusters", cluster).label) for cluster in organisation.clusters)
    if organisation.offers:
        yield f"{labels['offers']}: {_abbreviated(needs(organisation.offers))}"
    if edition.insights.is_looking(organisation):
        yield f"{labels['seeks']}: {_abbreviated(needs(sought(organisation)))}"
    if organisation.checked:
        yield wording.say("Checked: {date}", date=wording.date(organisation.checked))
    else:
        yield wording.say("Added: {date}", date=wording.date(organisation.added))


def _project_card(edition: Edition, project: Project) -> ProjectCard:
    wording = edition.wording
    lead = edition.insights.directory.organisations.get(project.lead or "")
    return ProjectCard(
        id=project.id,
        title=edition.show(project.title),
        cluster=project.clusters[0],
        clusters=[(cluster, edition.plain(edition.term("clusters", cluster).label)) for cluster in project.clusters],
        stage=wording.label("stage", project.stage),
        mark=project.stage,
        lead=edition.plain(lead.name) if lead else "",
        seeks=_seeking_line(edition, project),
        until=wording.say("until {date}", date=wording.date(project.seeks_until)) if project.seeks_until else "",
        homeland=_abbreviated(edition.plain(edition.term("places", place).label) for place in project.homeland),
        countries=_abbreviated(wording.country(code) for code in project.countries),
    )


def _seeking_line(edition: Edition, project: Project) -> str:
    if not edition.insights.is_looking(project):
        return ""
    needs = edition.needs(sought(project))
    return edition.wording.say("Looking for: {what}", what=" · ".join(needs))


def _abbreviated(names: Iterable[str], most: int = 3) -> str:
    """The first names, and how many more there are."""
    shown = list(names)
    more = [f"+{len(shown) - most}"] if len(shown) > most else []
    return " ".join([", ".join(shown[:most]), *more])
