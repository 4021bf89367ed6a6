"""Matches rows of a table with entries, by id, by name and place, or by web site; and chooses ids of new entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from imenik.checks.likeness.contacts import site_of
from imenik.checks.reserved_id import is_reserved
from imenik.i18n.messages import InvalidValueError, say
from imenik.i18n.script import slug
from imenik.intake.input_parser import id_from_name
from imenik.intake.table.lexicon import words_of
from imenik.model import Record
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer


class Identity(NamedTuple):
    """What identifies an entry: normalized names, country, city, address of the web site."""

    names: frozenset[str]
    country: str
    city: str
    website: str

    def is_compatible_with(self, other: Identity) -> bool:
        """Whether two entries of the same name may be the same: country and city do not contradict."""
        return _same(self.country, other.country) and _same(self.city, other.city)


def _same(first: str, second: str) -> bool:
    return not first or not second or first == second


@dataclass
class EntryIndex:
    """The entries of one kind by id, name and web site; new entries from rows are added."""

    kind: str
    directory: Directory
    gazetteer: Gazetteer
    identities: dict[str, Identity] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_site: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    former: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for id_, record in self.directory.of_kind(self.kind).items():
            self.add(id_, self.identity_of(record))
            self.former |= dict.fromkeys(record.former_ids, id_)

    def identity_of(self, record: Record) -> Identity:
        """The identity of a record."""
        texts = [getattr(record, name, None) for name in ("name", "title", "short_name")]
        names = [name for text in texts if text for name in text.values()]
        cities = getattr(record, "city", None) or {}
        country = getattr(record, "country", None) or ""
        return self.made_of(
            [*names, *getattr(record, "also_known_as", ())],
            country,
            [*cities.values()],
            getattr(record, "website", "") or "",
        )

    def made_of(self, names: Iterable[str], country: str, cities: list[str], website: str) -> Identity:
        """An identity from its parts; the names of a city in different languages count as equal."""
        known = self.gazetteer.city(country, cities)
        city = known.name if known else (cities or [""])[0]
        return Identity(frozenset(map(words_of, names)) - {""}, country, words_of(city), website)

    def add(self, id_: str, identity: Identity) -> None:
        """Add an entry to the index."""
        self.identities[id_] = identity
        for name in identity.names:
            self.by_name[name].append(id_)
        if identity.website:
            self.by_site[site_of(identity.website)].append(id_)

    def find(self, requested_id: str, identity: Identity, ambiguous_sites: frozenset[str]) -> str | None:
        """The id of the entry that a row is about; None for a new one; InvalidValueError if it is ambiguous.

        `ambiguous_sites` are shared by rows with different names, so they identify nothing.
        """
        if requested_id:
            return self.former.get(requested_id, requested_id if requested_id in self.identities else None)
        same_name = dict.fromkeys(id_ for name in sorted(identity.names) for id_ in self.by_name.get(name, ()))
        alike = [id_ for id_ in same_name if identity.is_compatible_with(self.identities[id_])] or list(
            self.with_site(identity, ambiguous_sites)
        )
        if len(alike) > 1:
            message = say("this could be one of several entries: {ids}", ids=", ".join(alike))
            raise InvalidValueError("unclear-entry", message, say('write the correct one into a column "id"'))
        return alike[0] if alike else None

    def with_site(self, identity: Identity, ambiguous_sites: frozenset[str]) -> Iterator[str]:
        """The only entry with the same web site; a page on the site of an umbrella organisation does not count."""
        site = site_of(identity.website) if identity.website else ""
        candidates = self.by_site.get(site, []) if site not in ambiguous_sites else []
        if len(candidates) == 1:
            candidate = self.identities[candidates[0]]
            if _same(identity.country, candidate.country) and _page(identity.website) in ("", _page(candidate.website)):
                yield candidates[0]

    def new_id(self, requested_id: str, name: str, city: str, country: str) -> str:
        """An unused id from the name, if necessary with the city or the country; InvalidValueError if there is none."""
        own = id_from_name(name)
        if removal := self.directory.removal(self.kind, requested_id or own):
            raise InvalidValueError("removed-entry", removal)
        tries = (
            (requested_id,) if requested_id else (own, f"{own}-{slug(city)}", f"{own}-{country.lower()}") if own else ()
        )
        free = (id_ for id_ in tries if id_.strip("-") == id_ and not self.is_taken(id_))
        if id_ := next(free, ""):
            return id_
        message = say('no free ID can be made from "{name}"', name=requested_id or name)
        raise InvalidValueError("no-id", message, say('write one into a column "id": letters a to z, digits, hyphens'))

    def is_taken(self, id_: str) -> bool:
        """Whether an id is in use, was used, belongs to an unreadable file or a removed entry, or is reserved."""
        has_file = self.directory.has_file(self.kind, id_)
        return has_file or id_ in self.identities or id_ in self.former or is_reserved(self.kind, id_)


def shared_sites(rows: Iterable[Identity]) -> frozenset[str]:
    """The web sites shared by rows with different names."""
    names: Mapping[str, set[frozenset[str]]] = defaultdict(set)
    for identity in rows:
        if identity.website:
            names[site_of(identity.website)].add(identity.names)
    return frozenset(site for site, those in names.items() if len(those) > 1)


def _page(url: str) -> str:
    """The path of an address, empty for the home page of a site."""
    return url.partition("://")[2].partition("/")[2].rstrip("/")
