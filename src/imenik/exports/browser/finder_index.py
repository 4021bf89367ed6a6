"""The data of the finder: an index of each kind, shared by all languages, and the labels of each language.

`find/<kind>.json` holds columns in the format of `exports/browser/packed_columns.py`, `find/<language>.json` the labels
of the values in them, `find/names.json` what they are called in all languages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from imenik.exports.browser.finder_fields import FINDER_FIELDS
from imenik.exports.browser.packed_columns import Packed, ages, column, pack
from imenik.exports.json_files import encoded
from imenik.i18n.names import names_of_countries
from imenik.i18n.script import fold, slug
from imenik.insights.relations import ancestors
from imenik.model import Event, Organisation, Record
from imenik.model.moments import day_of
from imenik.store.languages import derivations_of
from imenik.views.edition import Edition, Editions
from imenik.views.facets import COUNTRY, FACETS, PLACE, Facet
from imenik.views.fulltext import words

Json = dict[str, Any]
SEARCHED = ("country", "place", "type", "cluster", "stage", "event")
"""The facets whose values are searched by name."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """The indexes, then the names and the labels of each language."""
    edition = next(iter(editions.values()))
    used: dict[str, set[str]] = {}
    for kind in FINDER_FIELDS:
        index = _index(edition, kind)
        for facet in FACETS[kind]:
            used.setdefault(facet.key, set()).update(index["facets"][facet.key]["values"])
        yield f"find/{kind}.json", encoded(index)
    yield "find/names.json", encoded(_names(editions, used))
    for tag, edition in editions.items():
        yield f"find/{tag}.json", encoded(_words(edition, used))


def _index(edition: Edition, kind: str) -> Json:
    fields, today = FINDER_FIELDS[kind], edition.insights.today
    derivations = derivations_of(edition.languages)
    records_by_id = edition.insights.directory.of_kind(kind)
    packed = {key: pack(fields.name(record), derivations, fields.also(record)) for key, record in records_by_id.items()}
    # In alphabetical order neighbouring names are similar, so they compress well.
    records = sorted(records_by_id.values(), key=lambda record: (fold(packed[record.id][0]), record.id))
    facets = {facet.key: _facet(facet, records, edition) for facet in FACETS[kind]}
    return {
        "today": today.isoformat(),
        "count": len(records),
        "ids": "\n".join(_id(record.id, packed[record.id][0]) for record in records),
        "names": _texts([packed[record.id] for record in records]),
        "facets": facets,
        "texts": {key: _shared([text(record, edition) for record in records]) for key, text in fields.texts.items()},
        "added": ages((record.added for record in records), today),
        "checked": ages((record.checked for record in records), today),
        "starts": ages((day_of(record.starts) if isinstance(record, Event) else None for record in records), today),
        "ends": ages(
            (day_of(record.ends) if isinstance(record, Event) and record.ends else None for record in records), today
        ),
        "points": _points(facets["country"]["values"], edition),
        "unseated": [
            index for index, record in enumerate(records) if isinstance(record, Organisation) and not record.country
        ],
    }


def _id(id: str, names: str) -> str:  # noqa: A002 - what it is called everywhere
    """The id, or a capital letter if it is the slug of a name: `A` for the first one, and so on."""
    slugs = [slug(name) for name in names.split("\t")[:26]]
    return chr(ord("A") + slugs.index(id)) if id in slugs else id


def _texts(packed: Sequence[Packed]) -> Json:
    """Packed texts, with their tags as a column, since few different combinations occur."""
    values, cells = column([[form] for _, form in packed])
    return {"texts": "\n".join(texts for texts, _ in packed), "values": values, "cells": cells}


def _shared(packed: Sequence[Packed | None]) -> Json:
    """Texts that many records share, each stored once, and a column that says which one each record has."""
    values, cells = column([["\n".join(packed_text)] if packed_text else [] for packed_text in packed])
    return {**_texts([(texts, form) for texts, _, form in (text.partition("\n") for text in values)]), "of": cells}


def _facet(facet: Facet, records: Sequence[Record], edition: Edition) -> Json:
    cells = [list(facet.values(record, edition)) for record in records]
    if facet is not PLACE:
        values, numbers = column(cells)
        return {"values": values, "cells": numbers}
    # Places include what is linked to their parts, so the index has the parent of each.
    used = {value for cell in cells for value in cell}
    above = {place for place in used for place in ancestors(place, edition.insights.directory)}
    values, numbers = column(cells, above)
    position, places = {value: index for index, value in enumerate(values)}, edition.insights.directory.places
    within = [position.get(places[value].parent or "", -1) for value in values]
    return {"values": values, "cells": numbers, "within": within}


def _points(countries: Iterable[str], edition: Edition) -> dict[str, tuple[float, float]]:
    """The centre of each country: degrees north and east."""
    known = edition.insights.geography.gazetteer.countries
    return {code: (known[code].latitude, known[code].longitude) for code in sorted(countries) if code in known}


def _words(edition: Edition, used: Mapping[str, Iterable[str]]) -> Json:
    """The labels of the values in one language, its fallback languages in order, and what its words change."""
    facets = {facet.key: facet for facets in FACETS.values() for facet in facets}
    labels = {
        key: {value: facets[key].label(edition, value) for value in sorted(values)} for key, values in used.items()
    }
    dates = [_date(edition, month) for month in range(1, 13)]
    row = edition.language.row
    forms = {"endings": row.endings, "alike": row.alike, "sounds": row.sounds}
    return {"tag": edition.language.tag, "fallbacks": row.fallbacks, "labels": labels, "dates": dates, "forms": forms}


def _names(editions: Editions, used: Mapping[str, Iterable[str]]) -> Json:
    """What the values that are searched by name are called in all languages, folded, one name a line."""
    facets = {facet.key: facet for facets in FACETS.values() for facet in facets}
    countries = names_of_countries()
    return {
        key: {
            value: _distinct(
                [
                    *(facets[key].label(edition, value) for edition in editions.values()),
                    *((*countries[value].names, *countries[value].people) if key == COUNTRY.key else ()),
                ]
            )
            for value in sorted(used[key])
        }
        for key in SEARCHED
    }


def _distinct(names: Iterable[str]) -> str:
    """Folded names; one that is a part of another is found with it."""
    folded = sorted({" ".join(words(name)) for name in names}, key=lambda name: (-len(name), name))
    return "\n".join(name for at, name in enumerate(folded) if not any(name in longer for longer in folded[:at]))


def _date(edition: Edition, month: int) -> str:
    """The date format for a month, with placeholders `{d}` and `{y}` for day and year."""
    return edition.wording.date(dt.date(2000, month, 1)).replace("2000", "{y}").replace("1", "{d}")
