"""Organisations by city in each language (GeoJSON, RFC 7946), without those whose city is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from imenik.exports.api import ROOT
from imenik.exports.json_files import as_json, encoded
from imenik.exports.tables.columns import Cell, Column
from imenik.exports.tables.formats import iso_format
from imenik.exports.tables.rows import Table, finished, table_of
from imenik.model import Organisation, Record
from imenik.views.edition import Edition, Editions

ATTRIBUTION = "GeoNames, https://www.geonames.org/, CC BY 4.0"
"""Of the gazetteer; see `geography/README.md`."""
PROPERTIES = (
    *("name", "short_name", "type", "type_label", "country", "country_label", "city", "clusters", "clusters_label"),
    *("homeland", "homeland_label", "status", "status_label", "website", "page"),
)
"""The properties of a feature: columns of the table of organisations, by key, that maps display or filter by."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`api/v1/tables/<language>/organisations.geojson` for each.

    Features are put together from finished texts, since all but a few are the same in every language.
    """
    edition = next(iter(editions.values()))
    table = _located(edition, table_of(Organisation, edition, PROPERTIES))
    openings = [_opening(edition, record) for record in table.records]
    properties = finished(table, partial(_property, table.columns))
    head = encoded(
        {"type": "FeatureCollection", "licence": edition.settings.licence.id, "attribution": ATTRIBUTION}
    ).removesuffix(b"}")
    for tag, edition in editions.items():
        rows = properties.rows(table.local(edition))
        features = (f"{opening}{','.join(filter(None, row))}}}}}" for opening, row in zip(openings, rows, strict=True))
        yield f"{ROOT}tables/{tag}/organisations.geojson", head + f',"features":[{",".join(features)}]}}'.encode()


def _located(edition: Edition, table: Table) -> Table:
    """The organisations whose city is in the gazetteer."""
    city_of = edition.insights.geography.city_of
    return table.only([record.id in city_of for record in table.records])


def _opening(edition: Edition, record: Record) -> str:
    """A feature up to its first property. Coordinates are longitude, latitude."""
    city = edition.insights.geography.city_of[record.id]
    point = {"type": "Point", "coordinates": [city.longitude, city.latitude]}
    feature = {"type": "Feature", "id": record.id, "geometry": point, "properties": {}}
    return encoded(feature).decode().removesuffix("}}")


def _property(columns: Sequence[Column], cell: Cell, _row: int, position: int) -> str:
    """A property with its value; nothing for None."""
    if cell is None:
        return ""
    return f'"{columns[position].key}":{as_json(iso_format(cell) if isinstance(cell, dt.date) else cell)}'
