"""Where to turn: organisations that help with each topic, by the home place they belong to, and their contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from imenik.insights.relations import ancestors
from imenik.model import Organisation
from imenik.pages.pagination import paginate
from imenik.store.directory import Directory
from imenik.views.contacts import ContactRoute, contact_routes
from imenik.views.edition import Edition
from imenik.views.render import Page

MAX_ADVISERS = 12
"""How many advisers of each topic are on the page of all topics."""


@dataclass(frozen=True)
class Adviser:
    """An organisation that helps, and how to reach it, best way first; `nested` if it follows its parent."""

    organisation: Organisation
    parent: Organisation | None
    routes: Sequence[ContactRoute]
    nested: bool = False


@dataclass(frozen=True)
class Group:
    """The advisers of one home place that has offices; without a `place`, those that are linked to no home place."""

    place: str | None
    advisers: Sequence[Adviser]


def pages(edition: Edition) -> Iterator[Page]:
    """`help/` and `help/<topic>/` for each."""
    insights = edition.insights
    topics = insights.directory.terms("topics").values()
    helping = insights.relations.helping_with
    listed = {topic.id: _by_state(edition, helping.get(topic.id, ())) for topic in topics}
    rows = [(topic, listed[topic.id][:MAX_ADVISERS], len(helping.get(topic.id, ()))) for topic in topics]
    states = {state for entries in listed.values() for state, _ in entries}
    context = {
        "topics": [(topic, _groups(entries), total) for topic, entries, total in rows],
        "states": [place for place in insights.directory.places if place in states & insights.offices_by_place.keys()],
    }
    yield Page("help/", "browse/help.html", "help", context)
    for topic, _, total in rows:
        for list_page in paginate(f"help/{topic.id}/", listed[topic.id]):
            context = {"topic": topic, "list_page": list_page, "groups": _groups(list_page.items), "total": total}
            yield Page(list_page.path, "browse/help_topic.html", "help", context)


def with_units(edition: Edition, organisations: Iterable[Organisation]) -> list[Adviser]:
    """Advisers in alphabetical order, each followed by its units that are among them."""
    by_id = {organisation.id: organisation for organisation in organisations}
    units_of: dict[str, list[Organisation]] = {}
    for organisation in edition.sorted_organisations(by_id.values()):
        units_of.setdefault(organisation.part_of if organisation.part_of in by_id else "", []).append(organisation)
    stack = list(reversed(units_of.get("", [])))
    advisers: list[Adviser] = []
    while stack:  # no recursion, since the data decides how deep units are nested
        organisation = stack.pop()
        parent = edition.insights.directory.organisations.get(organisation.part_of or "")
        advisers.append(Adviser(organisation, parent, contact_routes(organisation), organisation.part_of in by_id))
        stack.extend(reversed(units_of.get(organisation.id, [])))
    return advisers


def _by_state(edition: Edition, organisations: Sequence[Organisation]) -> list[tuple[str | None, Adviser]]:
    """Each adviser under every place with offices that it is linked to, these in the order of the vocabulary."""
    places = {place: index for index, place in enumerate(edition.insights.directory.places)}
    states: dict[str | None, list[Organisation]] = {}
    for organisation in organisations:
        for state in dict.fromkeys(_state(place, edition.insights.directory) for place in organisation.homeland) or [
            None
        ]:
            states.setdefault(state, []).append(organisation)
    order = sorted(states, key=lambda state: places[state] if state else len(places))
    return [(state, adviser) for state in order for adviser in with_units(edition, states[state])]


def _state(place: str, directory: Directory) -> str:
    """The nearest place with offices that a place is or lies in, or else the topmost place above it."""
    chain = [place, *ancestors(place, directory)]
    return next((above for above in chain if (kind := directory.kind_of_place(above)) and kind.has_offices), chain[-1])


def _groups(rows: Iterable[tuple[str | None, Adviser]]) -> list[Group]:
    return [Group(state, [adviser for _, adviser in group]) for state, group in groupby(rows, key=lambda row: row[0])]
