"""Which entry a row of a table is about: by id, by name and place, by web site; and the id of one that is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from imenik.checks.near_duplicate import site_of
from imenik.checks.reserved_id import is_reserved
from imenik.i18n.messages import InvalidValueError, say
from imenik.i18n.script import slug
from imenik.intake.input_parser import id_of
from imenik.intake.table.columns import words_of
from imenik.model import Record
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer


class Traits(NamedTuple):
    """What an entry is told from others by: names as they are compared, country, town, address of the web site."""

    names: frozenset[str]
    country: str
    city: str
    website: str

    def fits(self, other: Traits) -> bool:
        """Whether two of one name may be one: neither country nor town differ."""
        return _same(self.country, other.country) and _same(self.city, other.city)


def _same(one: str, other: str) -> bool:
    return not one or not other or one == other


@dataclass
class Register:
    """The entries of one kind, to be found again; rows that become entries are added as they come."""

    kind: str
    directory: Directory
    gazetteer: Gazetteer
    shared: frozenset[str] = frozenset()
    """Web sites that several rows of different names have: they tell nothing."""
    traits: dict[str, Traits] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_site: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    former: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for id_, record in self.directory.of_kind(self.kind).items():
            self.add(id_, self.traits_of(record))
            self.former |= dict.fromkeys(record.former_ids, id_)

    def traits_of(self, record: Record) -> Traits:
        """The traits of an entry."""
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

    def made_of(self, names: Iterable[str], country: str, cities: list[str], website: str) -> Traits:
        """The traits of what is called so; a town is the same one in every language."""
        known = self.gazetteer.city(country, cities)
        city = known.name if known else (cities or [""])[0]
        return Traits(frozenset(map(words_of, names)) - {""}, country, words_of(city), website)

    def add(self, id_: str, traits: Traits) -> None:
        """Takes an entry in."""
        self.traits[id_] = traits
        for name in traits.names:
            self.by_name[name].append(id_)
        if traits.website:
            self.by_site[site_of(traits.website)].append(id_)

    def find(self, wanted: str, traits: Traits) -> str | None:
        """The id of the entry that a row is about; None for a new one; an InvalidValueError where it may be several."""
        if wanted:
            return self.former.get(wanted, wanted if wanted in self.traits else None)
        named = dict.fromkeys(id_ for name in sorted(traits.names) for id_ in self.by_name.get(name, ()))
        alike = [id_ for id_ in named if traits.fits(self.traits[id_])] or list(self.with_site(traits))
        if len(alike) > 1:
            message = say("this may be one of several entries: {ids}", ids=", ".join(alike))
            raise InvalidValueError("unclear-entry", message, say('write the right one into a column "id"'))
        return alike[0] if alike else None

    def with_site(self, traits: Traits) -> Iterator[str]:
        """The one entry with the same web site; a page below an umbrella's site is not its own."""
        site = site_of(traits.website) if traits.website else ""
        there = self.by_site.get(site, []) if site not in self.shared else []
        if len(there) == 1:
            other = self.traits[there[0]]
            if _same(traits.country, other.country) and _page(traits.website) in ("", _page(other.website)):
                yield there[0]

    def new_id(self, wanted: str, name: str, city: str, country: str) -> str:
        """An id that nothing has; where that of the name is taken, with the town or the country. Else an error."""
        own = id_of(name)
        tries = (wanted,) if wanted else (own, f"{own}-{slug(city)}", f"{own}-{country.lower()}") if own else ()
        free = (each for each in tries if each.strip("-") == each and not self.is_taken(each))
        if id_ := next(free, ""):
            return id_
        message = say('"{name}" gives no id that is free', name=wanted or name)
        raise InvalidValueError(
            "no-id", message, say('write one into a column "id": small letters a to z, digits, hyphens')
        )

    def is_taken(self, id_: str) -> bool:
        """Whether an entry has it, had it once, has a file of that name that cannot be read, or none can have it."""
        unreadable = (self.kind, id_) in self.directory.unreadable
        return id_ in self.traits or id_ in self.former or unreadable or is_reserved(self.kind, id_)


def shared_sites(rows: Iterable[Traits]) -> frozenset[str]:
    """The web sites that rows of different names have in common."""
    names: Mapping[str, set[frozenset[str]]] = defaultdict(set)
    for traits in rows:
        if traits.website:
            names[site_of(traits.website)].add(traits.names)
    return frozenset(site for site, those in names.items() if len(those) > 1)


def _page(url: str) -> str:
    """The path of an address, empty for the first page of a site."""
    return url.partition("://")[2].partition("/")[2].rstrip("/")
