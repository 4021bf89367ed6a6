"""What the finder in the browser reads: an index of each kind, shared by all languages, and each language's words.

`find/<kind>.json` holds columns as `columns.py` makes them, `find/<language>.json` the words for the values in them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from imenik.columns import ages, column, pack
from imenik.directory import Directory
from imenik.edition import Edition, Editions
from imenik.facets import FACETS, PLACE, Facet
from imenik.model import Event, Organisation, Project, Record
from imenik.occasions import day_of
from imenik.relations import ancestors
from imenik.script import fold, slug
from imenik.texts import Text

Json = dict[str, Any]


@dataclass(frozen=True)
class Indexed:
    """What an index holds of a record besides its facets. `texts` are those of its card, by key."""

    name: Callable[[Any], Text]
    also: Callable[[Any], Iterable[str]]
    texts: Mapping[str, Callable[[Any, Directory], Text | None]]


def _also(organisation: Organisation) -> Iterable[str]:
    short = organisation.short_name.values() if organisation.short_name else ()
    return [*short, *organisation.also_known_as]


def _parent(organisation: Organisation, directory: Directory) -> Text | None:
    parent = directory.organisations.get(organisation.part_of or "")
    return parent.name if parent else None


def _lead(project: Project, directory: Directory) -> Text | None:
    lead = directory.organisations.get(project.lead or "")
    return lead.name if lead else None


def _town(event: Event, _directory: Directory) -> Text | None:
    return event.place.city if event.place else None


INDEXED: Mapping[str, Indexed] = {
    "organisations": Indexed(lambda each: each.name, _also, {"city": lambda each, _: each.city, "parent": _parent}),
    "projects": Indexed(lambda each: each.title, lambda _: (), {"lead": _lead}),
    "events": Indexed(lambda each: each.title, lambda _: (), {"city": _town}),
}


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """The indexes, then the words of each language."""
    edition = next(iter(editions.values()))
    used: dict[str, set[str]] = {}
    for kind in INDEXED:
        index = _index(edition, kind)
        for facet in FACETS[kind]:
            used.setdefault(facet.key, set()).update(index["facets"][facet.key]["values"])
        yield f"find/{kind}.json", _json(index)
    for tag, each in editions.items():
        yield f"find/{tag}.json", _json(_words(each, used))


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _index(edition: Edition, kind: str) -> Json:
    directory, indexed = edition.directory, INDEXED[kind]
    packed = {key: pack(indexed.name(each), indexed.also(each)) for key, each in directory.of_kind(kind).items()}
    # In alphabetical order a name resembles the one before, which is what compression lives on.
    records = sorted(directory.of_kind(kind).values(), key=lambda each: (fold(packed[each.id][0]), each.id))
    return {
        "count": len(records),
        "ids": "\n".join(_id(each.id, packed[each.id][0]) for each in records),
        "names": _texts([packed[each.id] for each in records]),
        "facets": {facet.key: _facet(facet, records, edition) for facet in FACETS[kind]},
        "texts": {key: _shared([text(each, directory) for each in records]) for key, text in indexed.texts.items()},
        "added": ages((each.added for each in records), edition.today),
        "checked": ages((each.checked for each in records), edition.today),
        "starts": ages((day_of(each.starts) if isinstance(each, Event) else None for each in records), edition.today),
        "today": edition.today.isoformat(),
    }


def _id(id: str, names: str) -> str:  # noqa: A002 - what it is called everywhere
    """The id, or the capital letter that says of which of the names it is the slug."""
    slugs = [slug(name) for name in names.split("\t")[:26]]
    return chr(ord("A") + slugs.index(id)) if id in slugs else id


def _texts(packed: Sequence[tuple[str, str]]) -> Json:
    """Names and their forms, which are few."""
    values, cells = column([[form] for _, form in packed])
    return {"texts": "\n".join(texts for texts, _ in packed), "values": values, "cells": cells}


def _shared(texts: Sequence[Text | None]) -> Json:
    """Texts that many records share, each once, and which one each record has."""
    values, cells = column([["\n".join(pack(text))] if text else [] for text in texts])
    return {**_texts([(one, other) for one, _, other in (each.partition("\n") for each in values)]), "of": cells}


def _facet(facet: Facet, records: Sequence[Record], edition: Edition) -> Json:
    cells = [list(facet.values(each, edition)) for each in records]
    if facet is not PLACE:
        values, column_ = column(cells)
        return {"values": values, "cells": column_}
    # A place counts what is tied to its parts, so the index says what each is part of.
    used = {value for cell in cells for value in cell}
    above = {place: ancestors(place, edition.directory) for place in used}
    values, column_ = column(cells, (each for line in above.values() for each in line))
    number = {value: at for at, value in enumerate(values)}
    places = edition.directory.places
    return {
        "values": values,
        "cells": column_,
        "within": [number.get(places[each].parent or "", -1) for each in values],
    }


def _words(edition: Edition, used: Mapping[str, Iterable[str]]) -> Json:
    """What a language calls the values, and in which order it falls back on others."""
    facets = {facet.key: facet for facets in FACETS.values() for facet in facets}
    labels = {
        key: {value: facets[key].label(edition, value) for value in sorted(values)} for key, values in used.items()
    }
    return {"tag": edition.language.tag, "fallbacks": edition.language.row.fallbacks, "labels": labels, "points": {}}
