"""Ensure that an organisation is in the directory once, by its names, mailbox, pages and numbers in registers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from imenik.checks.likeness.contacts import contacts_of
from imenik.checks.likeness.names import Name, NamesById, comparable_names, slips_of_names
from imenik.checks.likeness.towns import are_apart, are_together
from imenik.i18n.messages import Location, Message, Problem, Severity, say
from imenik.model import Organisation
from imenik.store.directory import Directory

MAX_SHARING = 2
"""More unrelated organisations with one website name that of somebody else, such as their common parent."""


MAX_NAMESAKES = 20
"""How many organisations of one name are kept to compare others with."""


class Named(NamedTuple):
    """An organisation with a name, and whether that is a short one."""

    record: Organisation
    short: bool


class Pair(NamedTuple):
    """Two organisations that may be the same; the location is in the file of the later one."""

    earlier: Organisation
    later: Organisation
    location: Location
    message: Message


def check(directory: Directory) -> Iterator[Problem]:
    """Each pair once, at the later id, without comparing all pairs: the time is linear in the number of records."""
    records = [record for _, record in sorted(directory.organisations.items())]
    names = {record.id: list(comparable_names(record)) for record in records}
    reported: set[tuple[str, str]] = set()
    for pair in chain(_same_name(records, names), _like_name(records, names), _same_contact(records)):
        ids = (pair.earlier.id, pair.later.id)
        if ids not in reported:
            reported.add(ids)
            hint = say("if they are the same, keep one: see {path}", path=directory.origin(pair.earlier).path)
            origin = directory.origin(pair.later)
            yield origin.problem("near-duplicate", pair.message, hint, at=pair.location, severity=Severity.WARNING)


def _same_name(records: Iterable[Organisation], names: NamesById) -> Iterator[Pair]:
    """Equal names in whatever order of words: several words everywhere, single words within a country."""
    seen: dict[tuple[str, str | None], list[Named]] = defaultdict(list)
    for later in records:
        mine: dict[tuple[str, str | None], Name] = {}
        for name in names[later.id]:
            for scope in _scopes(name, later):
                mine.setdefault((_in_any_order(name), scope), name)
        for key, name in mine.items():
            known, own = seen[key], Named(later, name.short)
            if earlier := next((other.record for other in known if _may_be_one(other, own)), None):
                yield Pair(earlier, later, name.location, say('"{other}" has the same name', other=earlier.id))
            elif len(known) < MAX_NAMESAKES:
                known.append(own)


def _in_any_order(name: Name) -> str:
    return " ".join(sorted(name.folded.split()))


def _scopes(name: Name, record: Organisation) -> tuple[str | None, ...]:
    """The countries in which a name is compared; None is all of them together."""
    if not name.folded:
        return ()
    return (record.country,) if name.short or " " not in name.folded else (None, record.country)


def _may_be_one(one: Named, other: Named) -> bool:
    """Whether a common name means something: not for units of different authorities, nor in different towns.

    Many organisations have the same acronym, which means something in one town only.
    """
    first, second = one.record, other.record
    if first.part_of and second.part_of and first.part_of != second.part_of:
        return False
    return are_together(first, second) if one.short and other.short else not are_apart(first, second)


def _like_name(records: Iterable[Organisation], names: NamesById) -> Iterator[Pair]:
    """Names in one country that differ by a slip of the pen, unless the towns differ too."""
    for slip in slips_of_names(records, names):
        if not are_apart(slip.earlier, slip.later):
            yield Pair(*slip, say('"{other}" has nearly the same name', other=slip.earlier.id))


def _same_contact(records: Iterable[Organisation]) -> Iterator[Pair]:
    """A mailbox, page or number that unrelated organisations share, each compared with the first."""
    families = _Groups()
    sharing: dict[str, list[tuple[Organisation, Location, Message]]] = defaultdict(list)
    for record in records:
        for related in (record.part_of, *record.also_part_of, *record.succeeds):
            families.join(record.id, related or record.id)
        for contact in contacts_of(record):
            sharing[contact.key].append((record, contact.location, contact.message))
    for found in sharing.values():
        first, *others = _first_of_each_group([record for record, _, _ in found], families)
        places = {record.id: (location, message) for record, location, message in found}
        for later in others:
            location, message = places[later.id]
            is_site = location == ("website",)
            if not (is_site and (len(others) >= MAX_SHARING or are_apart(first, later))):
                yield Pair(first, later, location, Message(message.text, {"other": first.id}))


def _first_of_each_group(records: Iterable[Organisation], families: _Groups) -> list[Organisation]:
    groups = _Groups()
    for record in records:
        for umbrella in record.member_of:
            groups.join(families.head(record.id), families.head(umbrella))
    first: dict[str, Organisation] = {}
    for record in records:
        first.setdefault(groups.head(families.head(record.id)), record)
    return list(first.values())


class _Groups:
    """Disjoint sets of ids (union-find)."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def head(self, key: str) -> str:
        """The id that represents the set of `key`."""
        while (above := self.above.get(key, key)) != key:
            self.above[key] = self.above.get(above, above)
            key = above
        return key

    def join(self, first: str, second: str) -> None:
        self.above[self.head(first)] = self.head(second)
