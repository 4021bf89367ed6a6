"""Dates, names and order as the readers of each language expect them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from markupsafe import Markup

from imenik.i18n.codes import countries
from imenik.i18n.names import names_of_countries
from imenik.i18n.script import fold
from imenik.intake.input_parser import InputParser
from imenik.model.values import PartialDate
from imenik.store.directory import Directory
from tests.factories import LANGUAGES, edition_of


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("bs", "3. decembra 2026."),
        ("hr", "3. prosinca 2026."),
        ("sr-Cyrl", "3. децембра 2026."),
        ("sr-Latn", "3. decembra 2026."),
        ("en", "3 December 2026"),
        ("de", "3. Dezember 2026"),
    ],
)
def test_a_date_has_its_month_in_the_case_it_needs(tag: str, words: str) -> None:
    """CLDR gives the nominative for Bosnian and Serbian; a date wants the genitive."""
    assert edition_of(Directory(), tag).wording.date(dt.date(2026, 12, 3)) == words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (PartialDate(2014), "2014"),
        (PartialDate(2014, 2), "februar 2014."),
        (PartialDate(2014, 2, 28), "28. februara 2014."),
    ],
)
def test_a_partial_date_says_what_is_known(known: PartialDate, words: str) -> None:
    """A year, a month, a day: no more than was written."""
    assert edition_of(Directory(), "bs").wording.date(known) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (dt.date(2026, 12, 3), None, "3. Dezember 2026"),
        (dt.date(2026, 12, 3), dt.date(2026, 12, 3), "3. Dezember 2026"),
        (dt.date(2026, 12, 3), dt.date(2026, 12, 5), "3.–5. Dezember 2026"),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 2), "31. Dezember 2026 – 2. Januar 2027"),
        (dt.date(2026, 12, 3), dt.date(2027, 12, 5), "3. Dezember 2026 – 5. Dezember 2027"),
        (dt.datetime(2026, 12, 3, 9, 0), dt.datetime(2026, 12, 3, 17, 30), "3. Dezember 2026, 09:00–17:30 Uhr"),
        (dt.datetime(2026, 12, 3, 9, 0), dt.date(2026, 12, 3), "3. Dezember 2026, 09:00 Uhr"),
        (dt.datetime(2026, 12, 3, 9, 0), dt.date(2026, 12, 4), "3. Dezember 2026, 09:00 Uhr – 4. Dezember 2026"),
    ],
)
def test_a_span_says_one_day_once(starts: dt.date, ends: dt.date | None, words: str) -> None:
    """Days, or days with times, as they were written."""
    assert edition_of(Directory(), "de").wording.span(starts, ends) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("bs", "3.–5. decembra 2026."),
        ("hr", "3.–5. prosinca 2026."),
        ("sr-Cyrl", "3.–5. децембра 2026."),
        ("sr-Latn", "3.–5. decembra 2026."),
        ("en", "3–5 December 2026"),
    ],
)
def test_days_of_one_month_name_it_once(tag: str, words: str) -> None:
    """As each language writes it."""
    assert edition_of(Directory(), tag).wording.span(dt.date(2026, 12, 3), dt.date(2026, 12, 5)) == words


def test_times_have_24_hours() -> None:
    """16:00 in every language, English included."""
    assert {edition_of(Directory(), tag).wording.time(dt.time(16, 0)) for tag in LANGUAGES} == {"16:00"}


@pytest.mark.parametrize(("tag", "name"), [("sr-Cyrl", "Њемачка"), ("sr-Latn", "Njemačka"), ("de", "Deutschland")])
def test_countries_have_the_names_of_the_language(tag: str, name: str) -> None:
    """Serbian is ijekavian here."""
    assert edition_of(Directory(), tag).wording.country("DE") == name


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("bs", ["Cazin", "Čapljina", "Dubica", "Džep", "Đakovo", "Lukavac", "Ljubuški", "Zenica", "Žepče"]),
        ("sr-Cyrl", ["Вишеград", "Добој", "Ђаково", "Лукавац", "Љубиње", "Нови Град", "Његош", "Шид"]),
        ("sr-Cyrl", ["5 звона", "Беч", "Шид", "Bosna", "Hrvatska", "Švedska", "Zenica"]),
        ("de", ["Aachen", "Öhringen", "Ost", "Zürich"]),
    ],
)
def test_lists_follow_the_alphabet_of_the_language(tag: str, words: list[str]) -> None:
    """č after c; dž, lj and nj are letters; in German an umlaut sorts as its vowel."""
    assert edition_of(Directory(), tag).wording.in_order(sorted(words, reverse=True), str) == words


def test_a_latin_list_takes_cyrillic_names_in_their_place() -> None:
    """A Cyrillic name stands where its Latin form would."""
    assert edition_of(Directory(), "bs").wording.in_order(["Zenica", "Беч", "Amsterdam"], str) == [
        "Amsterdam",
        "Беч",
        "Zenica",
    ]


def test_what_a_message_is_given_is_escaped() -> None:
    """Values of records come into sentences; markup in them stays text."""
    say = edition_of(Directory(), "en").wording.say
    assert say("Added: {date}", date="<b>") == "Added: &lt;b&gt;"
    assert say("Added: {date}", date=Markup("<b>")) == "Added: <b>"
    assert say("{{date}}: {date}, {time}", date="{time}", time=16) == "{date}: {time}, 16"


@pytest.mark.parametrize(
    ("tag", "codes", "words"),
    [
        ("bs", ("AT", "BA"), "Austrija; Bosna i Hercegovina"),
        ("bs", ("AT", "DK", "BA"), "Austrija; Danska; Bosna i Hercegovina"),
        ("sr-Cyrl", ("AT", "BA"), "Аустрија; Босна и Херцеговина"),
        ("en", ("AT", "TT"), "Austria; Trinidad and Tobago"),
        ("de", ("AT", "BA"), "Österreich; Bosnien und Herzegowina"),
        ("de", ("AT", "DK"), "Österreich und Dänemark"),
        ("de", ("BA",), "Bosnien und Herzegowina"),
    ],
)
def test_names_with_an_and_of_their_own_can_be_told_apart(tag: str, codes: tuple[str, ...], words: str) -> None:
    wording = edition_of(Directory(), tag).wording
    assert wording.listed([wording.country(code) for code in codes]) == words


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("bs", "Sjedinjene Američke Države, Češka, Obala Slonovače, Palestina, Hong Kong, Republika Kongo"),
        ("hr", "Sjedinjene Američke Države, Češka, Obala Bjelokosti, Palestina, Hong Kong, Republika Kongo"),
        ("sr-Cyrl", "Сједињене Америчке Државе, Чешка, Обала Слоноваче, Палестина, Хонгконг, Република Конго"),
        ("sr-Latn", "Sjedinjene Američke Države, Češka, Obala Slonovače, Palestina, Hongkong, Republika Kongo"),
        ("en", "United States, Czechia, Côte d’Ivoire, Palestinian Territories, Hong Kong, Republic of the Congo"),
        ("de", "Vereinigte Staaten, Tschechien, Elfenbeinküste, Palästinensische Gebiete, Hongkong, Republik Kongo"),
    ],
)
def test_a_country_has_the_name_that_readers_use(tag: str, names: str) -> None:
    wording = edition_of(Directory(), tag).wording
    assert ", ".join(map(wording.country, ("US", "CZ", "CI", "PS", "HK", "CG"))) == names


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_country_is_named_as_cldr_tells_apart_its_codes(tag: str) -> None:
    """No dashes, ampersands, administrative regions or names that begin with a small letter."""
    wording = edition_of(Directory(), tag).wording
    names = {code: wording.country(code) for code in countries()}
    strange = re.compile(r" - |&|SAR|PUP|САО|САР|\(Fran|\(Фран|\(Холан|\(Burma|\(Бурма")
    assert not {code: name for code, name in names.items() if strange.search(name) or not name[0].isupper()}


def test_the_names_that_are_replaced_are_still_understood() -> None:
    """Somebody may type what CLDR, and with it other programs, call a country."""
    wording = edition_of(Directory(), "bs").wording
    assert {wording.country("US"), "Sjedinjene Države"} <= {*names_of_countries()["US"].names}
    parser = InputParser(Directory(), LANGUAGES, "bs", "data")
    understood = {name: option.value for option in parser.countries for name in option.names}
    for name in ("Sjedinjene Države", "Sjedinjene Američke Države", "United States"):
        assert understood[fold(name)] == "US"
