"""Known codes of countries, languages and time zones."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from imenik.env.locations import site_locales
from imenik.i18n import timezones as zones
from imenik.i18n.messages import SOURCE_LANGUAGE
from imenik.i18n.script_tables import mistaken_tags, read_tables

# CLDR counts these as territories; they are groupings, or places without an ISO 3166-1 code.
_NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


@cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2, and XK, which CLDR uses as well."""
    territories = map(str, Locale(SOURCE_LANGUAGE).territories)
    return frozenset(code for code in territories if re.fullmatch("[A-Z]{2}", code)) - _NOT_COUNTRIES


@cache
def language_subtags() -> frozenset[str]:
    """The primary language subtags that CLDR has a name for."""
    return frozenset(str(tag).partition("_")[0] for tag in Locale(SOURCE_LANGUAGE).languages)


@cache
def two_letter_languages() -> frozenset[str]:
    """The two-letter languages to choose from, without those that need a script."""
    without_script = {tag for tag, right in mistaken_tags().items() if "-" in right}
    tags = map(str, Locale(SOURCE_LANGUAGE).languages)
    return frozenset(tag for tag in tags if re.fullmatch("[a-z]{2}", tag)) - without_script


@cache
def timezones() -> frozenset[str]:
    """The time zones named after a place (IANA), and UTC."""
    named = (name for name in zones.zone_names() if "/" in name and not name.startswith("Etc/"))
    return frozenset([*named, "UTC"])


@cache
def zones_by_country() -> dict[str, tuple[str, ...]]:
    """The time zones of each country by code; only the main one if almost the entire country is in it."""
    territory_zones = get_global("territory_zones")
    zones = {code: sorted(timezones().intersection(territory_zones.get(code, ()))) for code in sorted(countries())}
    main = {code: row["zone"] for code, row in read_tables("countries", site_locales()).items() if "zone" in row}
    return {code: (main[code],) if code in main else tuple(names) for code, names in zones.items() if names}


@cache
def country_of_zone() -> dict[str, str]:
    """The country of each time zone in CLDR; renamed zones are listed by the newer name."""
    territories = get_global("zone_territories")
    return {name: territories[name] for name in timezones() if territories.get(name) in countries()}
