"""Organisations by city, in the words of each language (GeoJSON, RFC 7946). An unknown city has no point."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.exports.api import LICENCE, ROOT
from imenik.exports.api.documents import Feature, Features
from imenik.exports.api.files import encoded
from imenik.exports.tables.rows import Table, table_of
from imenik.model import Organisation
from imenik.views.edition import Edition, Editions

ATTRIBUTION = "GeoNames, https://www.geonames.org/, CC BY 4.0"
"""Of the gazetteer, which `geography/README.md` tells more of."""
PROPERTIES = (
    *("name", "short_name", "type", "type_label", "country", "country_label", "city", "clusters", "clusters_label"),
    *("homeland", "homeland_label", "status", "status_label", "website", "page"),
)
"""What a feature tells of an organisation: the columns of its table, by key, that a map is drawn and asked by."""


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
    """Those whose city the gazetteer knows. Positions are east first, north second."""
    city_of = edition.insights.geography.city_of
    for record, known in table.keyed(edition):
        if city := city_of.get(record.id):
            yield {
                "type": "Feature",
                "id": record.id,
                "geometry": {"type": "Point", "coordinates": [city.longitude, city.latitude]},
                "properties": known,
            }
