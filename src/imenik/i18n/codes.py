"""The lists that values are compared with: countries, languages, time zones. The words for refusing are elsewhere."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from imenik.i18n import timezones as zones

# CLDR counts these among its territories; they are groupings, or places without a code of ISO 3166-1.
_NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
_MOSTLY = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
"""The zone of countries that are nearly all in one (CLDR: primaryZones, which Babel lacks)."""
COMMON_MISTAKES = {"UK": "GB", "EL": "GR", "BIH": "BA", "SRB": "RS", "HRV": "HR"}


@cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2, and XK, which is in general use for Kosovo (CLDR)."""
    territories = map(str, Locale("en").territories)
    return frozenset(code for code in territories if re.fullmatch("[A-Z]{2}", code)) - _NOT_COUNTRIES


def guess_country(wrong: str) -> str | None:
    """The code that somebody means who writes `sweden`, `se` or `UK`; None where there is none."""
    code = COMMON_MISTAKES.get(wrong.upper(), wrong.upper())
    return code if code in countries() else countries_by_name().get(wrong.lower())


@cache
def countries_by_name() -> dict[str, str]:
    """The codes by the English names, in small letters."""
    return {name.lower(): str(code) for code, name in Locale("en").territories.items() if code in countries()}


@cache
def language_subtags() -> frozenset[str]:
    """The primary language tags that CLDR has a name for."""
    return frozenset(str(tag).partition("_")[0] for tag in Locale("en").languages)


@cache
def two_letter_languages() -> frozenset[str]:
    """The languages with a tag of two letters, of which one is chosen; Serbian is one of ours, with its script."""
    return frozenset(tag for tag in map(str, Locale("en").languages) if re.fullmatch("[a-z]{2}", tag)) - {"sr", "sh"}


@cache
def timezones() -> frozenset[str]:
    """The time zones that are named after a place (IANA), and UTC."""
    named = (name for name in zones.zone_names() if "/" in name and not name.startswith("Etc/"))
    return frozenset([*named, "UTC"])


@cache
def zones_by_country() -> dict[str, tuple[str, ...]]:
    """The time zones of each country, by its code; only the one where nearly all of it is."""
    of = get_global("territory_zones")
    found = {code: sorted(timezones().intersection(of.get(code, ()))) for code in sorted(countries())}
    return {code: (_MOSTLY[code],) if code in _MOSTLY else tuple(names) for code, names in found.items() if names}


@cache
def country_of_zone() -> dict[str, str]:
    """The country that each time zone is of, in CLDR; zones with an older name as well are there by the newer one."""
    of = get_global("zone_territories")
    return {name: of[name] for name in timezones() if of.get(name) in countries()}
