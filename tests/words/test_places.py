"""Names of places: what readers say today, as in CLDR, which names the cities that time zones are called after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel import Locale
from babel.core import get_global

from imenik.env.locations import GEOGRAPHY
from imenik.i18n.text import Text
from imenik.store.exonyms import FILE_NAME, load_exonyms
from imenik.store.gazetteer import load_gazetteer
from tests.spelling import has_cyrillic

LOCALES = {"bs": "bs", "hr": "hr", "sr-Cyrl": "sr_Cyrl", "en": "en", "de": "de"}
AS_PEOPLE_SAY = {
    ("IL", "Jerusalem", "bs"): "Jerusalem",  # CLDR has the Croatian form
    ("LI", "Vaduz", "sr-Cyrl"): "Вадуц",  # as it is pronounced; CLDR transliterates
    ("SE", "Stockholm", "bs"): "Stokholm",  # CLDR has “Štokholm”
    ("ZA", "Johannesburg", "sr-Cyrl"): "Јоханезбург",  # as the orthography has it
}
"""Where CLDR has a name that no reader says."""


def _of_time_zones(tag: str) -> Iterator[tuple[str, str, str]]:
    """Country, English name and name of the cities of time zones."""
    zones, territories = Locale.parse(LOCALES[tag]).time_zones, get_global("zone_territories")
    for zone, country in territories.items():
        english = zone.rpartition("/")[2].replace("_", " ")
        if "city" in zones.get(zone, {}):
            yield country, english, zones[zone]["city"].replace("\N{SOFT HYPHEN}", "")


@pytest.mark.parametrize("tag", LOCALES)
def test_a_city_has_its_name_of_today(tag: str) -> None:
    """An older one, such as Laibach or Pressburg, finds the city and is never shown."""
    gazetteer = load_gazetteer(GEOGRAPHY)
    found = {}
    for country, english, name in _of_time_zones(tag):
        city = gazetteer.city(country, [english, name])
        if city and (country, city.name) in gazetteer.exonyms:
            shown = gazetteer.text_of(country, Text({"und": city.name}), [tag])[tag]
            if shown != AS_PEOPLE_SAY.get((country, city.name, tag), name):
                found[city.name] = (shown, name)
    assert found == {}


def test_a_city_with_other_names_has_one_in_cyrillic() -> None:
    exonyms = load_exonyms(GEOGRAPHY / FILE_NAME)
    lacking = [name for (_, name), names in exonyms.items() if not has_cyrillic(names.by_language.get("sr-Cyrl", ""))]
    assert lacking == []


def test_a_city_named_in_some_languages_has_its_names_in_the_others() -> None:
    named = load_gazetteer(GEOGRAPHY).text_of("RS", Text({"bs": "Beograd", "hr": "Biograd"}), LOCALES)
    assert (named["hr"], named["en"], named["de"], named["sr-Cyrl"]) == ("Biograd", "Belgrade", "Belgrad", "Београд")
