"""Organisations by city in each language (GeoJSON, RFC 7946), without those whose city is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.exports.api import LICENCE, ROOT
from imenik.exports.api.documents import Feature, Features
from imenik.exports.api.files import encoded
from imenik.exports.tables.rows import Table, table_of
from imenik.model import Organisation
from imenik.views.edition import Edition, Editions

ATTRIBUTION = "GeoNames, https://www.geonames.org/, CC BY 4.0"
"""Of the gazetteer; see `geography/README.md`."""
PROPERTIES = (
    *("name", "short_name", "type", "type_label", "country", "country_label", "city", "clusters", "clusters_label"),
    *("homeland", "homeland_label", "status", "status_label", "website", "page"),
)
"""The properties of a feature: columns of the table of organisations, by key, that maps display or filter by."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`api/v1/tables/<language>/organisations.geojson` for each."""
    table = table_of(Organisation, next(iter(editions.values())), PROPERTIES)
    for tag, edition in editions.items():
        collection: Features = {
            "type": "FeatureCollection",
            "licence": LICENCE,
            "attribution": ATTRIBUTION,
            "features": list(_features(edition, table)),
        }
        yield f"{ROOT}tables/{tag}/organisations.geojson", encoded(collection)


def _features(edition: Edition, table: Table) -> Iterator[Feature]:
    """The organisations whose city is in the gazetteer. Coordinates are longitude, latitude."""
    city_of = edition.insights.geography.city_of
    for record, properties in table.keyed(edition):
        if city := city_of.get(record.id):
            yield {
                "type": "Feature",
                "id": record.id,
                "geometry": {"type": "Point", "coordinates": [city.longitude, city.latitude]},
                "properties": properties,
            }
