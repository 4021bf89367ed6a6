"""Where to turn: who helps with which topic, by the state or entity that they belong to, and how they are reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from imenik.insights.relations import ancestors
from imenik.model import Organisation
from imenik.pages.pagination import sheets
from imenik.store.directory import Directory
from imenik.views.contacts import Way, ways_to
from imenik.views.edition import Edition
from imenik.views.render import Page

SHOWN = 12
"""How many advisers of a topic stand on the page of all topics."""
_STATES = ("country", "entity", "district")


@dataclass(frozen=True)
class Adviser:
    """One who helps, and how they are reached, best first; a unit stands `below` its parent where that helps too."""

    organisation: Organisation
    parent: Organisation | None
    ways: Sequence[Way]
    below: bool = False


@dataclass(frozen=True)
class Group:
    """The advisers of one state or entity; without a `place`, those who are tied to no home place."""

    place: str | None
    advisers: Sequence[Adviser]


def pages(edition: Edition) -> Iterator[Page]:
    """`help/` and `help/<topic>/` for each."""
    insights = edition.insights
    topics = insights.directory.terms("topics").values()
    helping = insights.relations.helping_with
    listed = {topic.id: _by_state(edition, helping.get(topic.id, ())) for topic in topics}
    rows = [(topic, listed[topic.id][:SHOWN], len(helping.get(topic.id, ()))) for topic in topics]
    states = {state for found in listed.values() for state, _ in found}
    context = {
        "topics": [(topic, _groups(found), total) for topic, found, total in rows],
        "states": [place for place in insights.directory.places if place in states & insights.offices_by_place.keys()],
    }
    yield Page("help/", "browse/help.html", "help", context)
    for topic, _, total in rows:
        for sheet in sheets(f"help/{topic.id}/", listed[topic.id]):
            context = {"topic": topic, "sheet": sheet, "groups": _groups(sheet.items), "total": total}
            yield Page(sheet.path, "browse/help_topic.html", "help", context)


def in_families(edition: Edition, organisations: Iterable[Organisation]) -> list[Adviser]:
    """Advisers in alphabetical order, each followed by those of its units that are among them."""
    found = {each.id: each for each in organisations}
    below: dict[str, list[Organisation]] = {}
    for each in edition.sorted_organisations(found.values()):
        below.setdefault(each.part_of if each.part_of in found else "", []).append(each)
    waiting = list(reversed(below.get("", [])))
    line: list[Adviser] = []
    while waiting:  # no recursion: how deep units are nested is up to the data
        each = waiting.pop()
        parent = edition.insights.directory.organisations.get(each.part_of or "")
        line.append(Adviser(each, parent, ways_to(each), each.part_of in found))
        waiting.extend(reversed(below.get(each.id, [])))
    return line


def _by_state(edition: Edition, organisations: Sequence[Organisation]) -> list[tuple[str | None, Adviser]]:
    """Each adviser under every state or entity that it is tied to, these in the order of the vocabulary."""
    places = {place: at for at, place in enumerate(edition.insights.directory.places)}
    states: dict[str | None, list[Organisation]] = {}
    for each in organisations:
        for state in dict.fromkeys(_state(place, edition.insights.directory) for place in each.homeland) or [None]:
            states.setdefault(state, []).append(each)
    order = sorted(states, key=lambda state: places[state] if state else len(places))
    return [(state, adviser) for state in order for adviser in in_families(edition, states[state])]


def _state(place: str, directory: Directory) -> str:
    """The country, entity or district that a place is or lies in; else the highest place above it."""
    line = [place, *ancestors(place, directory)]
    return next((each for each in line if directory.places[each].kind in _STATES), line[-1])


def _groups(rows: Iterable[tuple[str | None, Adviser]]) -> list[Group]:
    return [Group(state, [each for _, each in group]) for state, group in groupby(rows, key=lambda row: row[0])]
