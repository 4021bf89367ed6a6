"""The lists that values are compared with: countries, languages, time zones. The words for refusing are elsewhere."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from imenik import zones

# CLDR counts these among its territories; they are groupings, or places without a code of ISO 3166-1.
_NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
COMMON_MISTAKES = {"UK": "GB", "EL": "GR", "BIH": "BA", "SRB": "RS", "HRV": "HR"}


@cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2, and XK, which is in general use for Kosovo (CLDR)."""
    territories = map(str, Locale("en").territories)
    return frozenset(code for code in territories if re.fullmatch("[A-Z]{2}", code)) - _NOT_COUNTRIES


def country_like(wrong: str) -> str | None:
    """The code that somebody means who writes `sweden`, `se` or `UK`; None where there is none."""
    code = COMMON_MISTAKES.get(wrong.upper(), wrong.upper())
    return code if code in countries() else countries_by_name().get(wrong.lower())


@cache
def countries_by_name() -> dict[str, str]:
    """The codes by the English names, in small letters."""
    return {name.lower(): str(code) for code, name in Locale("en").territories.items() if code in countries()}


@cache
def spoken_languages() -> frozenset[str]:
    """The primary language tags that CLDR has a name for."""
    return frozenset(str(tag).partition("_")[0] for tag in Locale("en").languages)


@cache
def usual_languages() -> frozenset[str]:
    """The languages with a tag of two letters, of which one is chosen; Serbian is one of ours, with its script."""
    return frozenset(tag for tag in map(str, Locale("en").languages) if re.fullmatch("[a-z]{2}", tag)) - {"sr", "sh"}


@cache
def timezones() -> frozenset[str]:
    """The time zones that are named after a place (IANA), and UTC."""
    named = (name for name in zones.names() if "/" in name and not name.startswith("Etc/"))
    return frozenset([*named, "UTC"])
