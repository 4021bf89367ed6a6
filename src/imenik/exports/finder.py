"""What the finder in the browser reads: an index of each kind, shared by all languages, and each language's words.

`find/<kind>.json` holds columns as `columns.py` makes them, `find/<language>.json` the words for the values in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from imenik.columns import Packed, ages, column, pack
from imenik.edition import Edition, Editions
from imenik.facets import COUNTRY, FACETS, PLACE, Facet
from imenik.indexed import INDEXED
from imenik.model import Event, Record
from imenik.occasions import day_of
from imenik.relations import ancestors
from imenik.script import fold, slug

Json = dict[str, Any]


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
    indexed, today = INDEXED[kind], edition.today
    there = edition.directory.of_kind(kind)
    packed = {key: pack(indexed.name(each), indexed.also(each)) for key, each in there.items()}
    # In alphabetical order a name resembles the one before, which is what compression lives on.
    records = sorted(there.values(), key=lambda each: (fold(packed[each.id][0]), each.id))
    return {
        "today": today.isoformat(),
        "count": len(records),
        "ids": "\n".join(_id(each.id, packed[each.id][0]) for each in records),
        "names": _texts([packed[each.id] for each in records]),
        "facets": {facet.key: _facet(facet, records, edition) for facet in FACETS[kind]},
        "texts": {key: _shared([text(each, edition) for each in records]) for key, text in indexed.texts.items()},
        "added": ages((each.added for each in records), today),
        "checked": ages((each.checked for each in records), today),
        "starts": ages((day_of(each.starts) if isinstance(each, Event) else None for each in records), today),
        "points": _points(records, edition),
    }


def _id(id: str, names: str) -> str:  # noqa: A002 - what it is called everywhere
    """The id, or the capital letter that says of which of the names it is the slug."""
    slugs = [slug(name) for name in names.split("\t")[:26]]
    return chr(ord("A") + slugs.index(id)) if id in slugs else id


def _texts(packed: Sequence[Packed]) -> Json:
    """Names and their forms, which are few."""
    values, cells = column([[form] for _, form in packed])
    return {"texts": "\n".join(texts for texts, _ in packed), "values": values, "cells": cells}


def _shared(packed: Sequence[Packed | None]) -> Json:
    """Texts that many records share, each once, and which one each record has."""
    values, cells = column([["\n".join(each)] if each else [] for each in packed])
    return {**_texts([(texts, form) for texts, _, form in (each.partition("\n") for each in values)]), "of": cells}


def _facet(facet: Facet, records: Sequence[Record], edition: Edition) -> Json:
    cells = [list(facet.values(each, edition)) for each in records]
    if facet is not PLACE:
        values, numbers = column(cells)
        return {"values": values, "cells": numbers}
    # A place counts what is tied to its parts, so the index says what each is part of.
    used = {value for cell in cells for value in cell}
    above = {place for each in used for place in ancestors(each, edition.directory)}
    values, numbers = column(cells, above)
    at, places = {value: at for at, value in enumerate(values)}, edition.directory.places
    within = [at.get(places[each].parent or "", -1) for each in values]
    return {"values": values, "cells": numbers, "within": within}


def _points(records: Iterable[Record], edition: Edition) -> dict[str, tuple[float, float]]:
    """Where the middle of each country is that a record is in: degrees north and east."""
    known = edition.geography.gazetteer.countries
    used = {code for each in records if not isinstance(each, Event) for code in COUNTRY.values(each, edition)}
    return {code: (known[code].latitude, known[code].longitude) for code in sorted(used) if code in known}


def _words(edition: Edition, used: Mapping[str, Iterable[str]]) -> Json:
    """What a language calls the values, and in which order it falls back on others."""
    facets = {facet.key: facet for facets in FACETS.values() for facet in facets}
    labels = {
        key: {value: facets[key].label(edition, value) for value in sorted(values)} for key, values in used.items()
    }
    return {"tag": edition.language.tag, "fallbacks": edition.language.row.fallbacks, "labels": labels}
