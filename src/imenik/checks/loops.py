"""Ensure that nothing is part of itself, directly or indirectly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imenik.i18n.messages import Message, Problem, say
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """Loops of `part_of` and of a place's `parent`, reported at their first id; organisations that list themselves."""
    organisations = directory.organisations
    for loop in _loops({key: record.part_of for key, record in organisations.items() if record.part_of}):
        origin = directory.origin(organisations[loop[0]])
        yield origin.problem("part-of-loop", _message(loop), at=("part_of",))
    for loop in _loops({key: place.parent for key, place in directory.places.items() if place.parent}):
        origin = directory.origins["vocabulary", "places"]
        yield origin.problem("part-of-loop", _message(loop), at=("terms", loop[0], "parent"))
    for key, record in organisations.items():
        if key in record.member_of:
            message = say('"{id}" is a member of itself', id=key)
            location = ("member_of", record.member_of.index(key))
            yield directory.origin(record).problem("part-of-loop", message, say("remove it"), at=location)


def _loops(above: Mapping[str, str]) -> Iterator[list[str]]:
    """The ids of each loop, beginning with the first by name; `above` maps an id to the one that it is part of."""
    visited: set[str] = set()
    for start in sorted(above):
        path: list[str] = []
        current = start
        while current in above and current not in visited:
            visited.add(current)
            path.append(current)
            current = above[current]
        if current in path:
            yield path[path.index(current) :]


def _message(loop: list[str]) -> Message:
    if len(loop) == 1:
        return say('"{id}" is part of itself', id=loop[0])
    return say('"{id}" is part of itself: {loop}', id=loop[0], loop=" → ".join([*loop, loop[0]]))
