"""The whole directory in memory: records by kind and id, vocabularies, and the texts of their files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import cycle
from pathlib import Path
from typing import Any, cast

from imenik.i18n.messages import Location, Message, Position, Problem, Severity, say
from imenik.model import (
    KINDS,
    USUAL_COLOURS,
    Channel,
    Cluster,
    Colours,
    Event,
    Meeting,
    Organisation,
    OrganisationType,
    Part,
    Place,
    PlaceKind,
    Project,
    Record,
    Series,
    Term,
    Tombstone,
    Vocabulary,
)
from imenik.store.yaml_comments import has_comments
from imenik.store.yaml_reader import Node, Tree, parse_value, parse_yaml


@dataclass(frozen=True)
class Origin:
    """The file that an entry was read from. Positions are found in its text once a problem asks for one."""

    path: str
    data: bytes = field(default=b"", repr=False)
    """The content of the file, in half as much memory as its text."""
    parsed: Tree | None = field(default=None, repr=False)
    """The tree of the text, if it is known already; or one with the positions of an entry that is in no YAML file."""

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.data.decode("utf-8", "replace")

    @cached_property
    def tree(self) -> Tree:
        """The positions of all values and keys, and the faults of the text."""
        return self.parsed or parse_yaml(self.text)

    @property
    def value(self) -> Node:
        """The raw content of a record's file; every scalar is a text. It is parsed anew, which keeps memory low."""
        return parse_value(self.text)

    @property
    def has_comments(self) -> bool:
        """Whether the file of a record has comments."""
        return has_comments(self.text)

    def position(self, at: Location = (), *, at_key: bool = False) -> Position:
        """The position of the value (or the key) at a location, or of the nearest location above that exists."""
        if at_key and at in self.tree.key_positions:
            return self.tree.key_positions[at]
        positions = self.tree.value_positions
        nearest = next((at[:length] for length in range(len(at), 0, -1) if at[:length] in positions), ())
        return positions.get(nearest, Position())

    def problem(
        self,
        rule: str,
        message: Message,
        hint: Message | None = None,
        *,
        at: Location = (),
        at_key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem at a location of this file."""
        return Problem(self.path, self.position(at, at_key=at_key), rule, message, hint, severity)


@dataclass(frozen=True)
class Directory:
    """All records by id. Meetings are keyed `<series>/<date>`, like `Record.key`."""

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    vocabularies: Mapping[str, Vocabulary[Any]] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    """By kind (or `vocabulary`) and key (or the vocabulary's name)."""
    logos: Mapping[str, Path] = field(default_factory=dict)
    """The files of logos in use, by name."""
    removed: Mapping[tuple[str, str], Tombstone] = field(default_factory=dict)
    """What is left of entries that were removed, by kind and key."""
    unreadable: frozenset[tuple[str, str]] = frozenset()
    """Kinds and keys of entries that could not be read, so that references to them are not reported as dangling."""

    def of_kind(self, kind: str) -> Mapping[str, Record]:
        """The records of one kind, by key."""
        return cast(Mapping[str, Record], getattr(self, kind))

    def has_file(self, kind: str, key: str) -> bool:
        """Whether there is an entry, one that could not be read, or what is left of one that was removed."""
        return key in self.of_kind(kind) or (kind, key) in self.unreadable or (kind, key) in self.removed

    def removal(self, kind: str, key: str) -> Message | None:
        """The sentence that an entry was removed; None if it was not."""
        tombstone = self.removed.get((kind, key))
        return say('the entry "{id}" was removed on {date}', id=key, date=tombstone.removed.date) if tombstone else None

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """The terms of one vocabulary, by id; empty where its file could not be read."""
        loaded = self.vocabularies.get(vocabulary)
        return loaded.terms if loaded else {}

    @property
    def places(self) -> Mapping[str, Place]:
        """The home places, by id."""
        return cast(Mapping[str, Place], self.terms("places"))

    def kind_of_place(self, place: str) -> PlaceKind | None:
        """The kind of a home place; None if its vocabulary was not read."""
        return self.place_kinds.get(self.places[place].kind)

    @cached_property
    def cluster_colours(self) -> Mapping[str, Colours]:
        """The colours of each cluster."""
        clusters = cast(Iterable[Cluster], self.terms("clusters").values())
        return {each.id: each.colours or usual for each, usual in zip(clusters, cycle(USUAL_COLOURS), strict=False)}

    @property
    def authority_types(self) -> Collection[str]:
        """The types of organisations that are authorities."""
        types = cast(Iterable[OrganisationType], self.terms("organisation-types").values())
        return {each.id for each in types if each.is_authority}

    @property
    def place_kinds(self) -> Mapping[str, PlaceKind]:
        """The kinds of home places by id, in the order of the vocabulary."""
        return cast(Mapping[str, PlaceKind], self.terms("place-kinds"))

    def records(self) -> Iterator[tuple[Record, Origin]]:
        """Every record with its file, kind by kind."""
        for model in KINDS:
            for record in self.of_kind(model.kind).values():
                yield record, self.origins[record.kind, record.key]

    def entries(self) -> Iterator[tuple[Part, Origin]]:
        """Every record and every vocabulary with its file."""
        yield from self.records()
        for name, vocabulary in self.vocabularies.items():
            yield vocabulary, self.origins["vocabulary", name]

    def with_records(self, more: Iterable[tuple[tuple[str, str], Record, Origin]]) -> Directory:
        """The directory with records added or replaced, given with their kinds and keys."""
        changed: dict[str, Any] = {}
        origins = dict(self.origins)
        for (kind, key), record, origin in more:
            changed.setdefault(kind, dict(self.of_kind(kind)))[key] = record
            origins[kind, key] = origin
        return replace(self, **changed, origins=origins)

    def without(self, record: Record) -> Directory:
        """The directory without an entry; without a series also without its dates."""
        kept: Any = {key: each for key, each in self.of_kind(record.kind).items() if key != record.key}
        if record.kind != "series":
            return replace(self, **{record.kind: kept})
        dates = {key: each for key, each in self.meetings.items() if each.series != record.key}
        return replace(self, series=kept, meetings=dates)

    def origin(self, record: Record) -> Origin:
        """The file of a record."""
        return self.origins[record.kind, record.key]
