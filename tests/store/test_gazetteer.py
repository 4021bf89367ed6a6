"""Cities are found in whatever language and script an entry names them, and unknown ones are nobody's fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from imenik.env.locations import CONFIG_NAME, GEOGRAPHY
from imenik.i18n.script import fold
from imenik.i18n.text import Text
from imenik.store.exonyms import FILE_NAME, load_exonyms
from imenik.store.gazetteer import load_gazetteer
from imenik.store.languages.errors import LanguageFileError
from tests.spelling import has_cyrillic

GAZETTEER = load_gazetteer(GEOGRAPHY)
TAGS = ("bs", "hr", "sr-Cyrl", "en", "de")


@pytest.mark.parametrize(
    ("country", "city", "names"),
    [
        ("AT", "Wien", ["Wien", "Beč", "Bec", "Беч", "Vienna"]),
        ("DE", "München", ["München", "Muenchen", "Minhen", "Минхен", "MUNICH"]),
        ("CH", "Genève", ["Ženeva", "Женева", "Genf", "Genève", "Geneva"]),
        ("CH", "Biel/Bienne", ["Biel", "Bienne", "Biel / Bienne"]),
        ("SE", "Göteborg", ["Göteborg", "Geteborg", "Гетеборг", "Goteborg"]),
        ("DK", "København", ["København", "Kopenhagen", "Копенхаген"]),
        ("DE", "Halle (Saale)", ["Halle"]),
        ("XK", "Pristina", ["Priština", "Приштина", "Prishtinë"]),
        ("BA", "Brčko", ["Brčko", "Брчко", "Brcko"]),
        ("NO", "Oslo", ["Осло"]),
    ],
)
def test_one_city_has_many_names(country: str, city: str, names: list[str]) -> None:
    """Local name, exonym, either script, with or without marks."""
    found = [GAZETTEER.city(country, [name]) for name in names]
    assert [each and each.name for each in found] == [city] * len(names)


def test_a_city_is_looked_for_under_each_name_of_an_entry() -> None:
    """A name that is not known does no harm beside one that is."""
    found = GAZETTEER.city("AT", ["Нигдина", "Graz"])
    assert found is not None
    assert (round(found.latitude), round(found.longitude)) == (47, 15)


@pytest.mark.parametrize(("country", "name"), [("AT", "Nigdina"), ("DE", "Wien"), ("QQ", "Wien"), ("AT", "")])
def test_an_unknown_city_has_no_place(country: str, name: str) -> None:
    """Neither has one that lies in another country."""
    assert GAZETTEER.city(country, [name]) is None


def test_the_search_learns_all_names_of_a_city() -> None:
    """Whichever of them an entry has; a city without exonyms has none."""
    assert set(GAZETTEER.names_of("AT", Text({"bs": "Beč"}))) == {"Wien", "Beč", "Беч", "Vienna"}
    assert GAZETTEER.names_of("AT", Text({"und": "Vienna"})) == GAZETTEER.names_of("AT", Text({"de": "Wien"}))
    assert "Minhen" in GAZETTEER.names_of("DE", Text({"und": "Muenchen"}))
    assert GAZETTEER.names_of("DE", Text({"und": "Emden"})) == ()


def test_readers_get_the_name_of_a_city_in_their_language() -> None:
    """Where the entry has one name for all; what it says itself in several languages stays."""
    vienna = {"bs": "Beč", "hr": "Beč", "sr-Cyrl": "Беч", "en": "Vienna", "de": "Wien"}
    assert GAZETTEER.text_of("AT", Text({"und": "Wien"}), TAGS) == Text(vienna)
    assert GAZETTEER.text_of("DE", Text({"und": "Köln"}), TAGS)["hr"] == "Köln"
    assert GAZETTEER.text_of("AT", Text({"bs": "Bečko selo"}), TAGS) == Text({"bs": "Bečko selo"})
    assert GAZETTEER.text_of("DE", Text({"und": "Emden"}), TAGS) == Text({"und": "Emden"})
    assert GAZETTEER.text_of("DE", Text({"und": "Berlin"}), TAGS)["sr-Cyrl"] == "Берлин"


def test_a_historical_name_finds_a_city_and_is_not_shown() -> None:
    """Germans write Ljubljana and Bratislava today."""
    for country, name, older in (("SI", "Ljubljana", "Laibach"), ("SK", "Bratislava", "Pressburg")):
        assert GAZETTEER.city(country, [older]) == GAZETTEER.city(country, [name])
        assert GAZETTEER.text_of(country, Text({"und": name}), TAGS).get("de", name) == name


def test_each_line_of_the_exonyms_is_needed_and_means_one_city() -> None:
    """Its names differ when folded or one is in Cyrillic, none is the key itself, and none belongs to two cities."""
    owners: dict[tuple[str, str], str] = {}
    for (country, local), names in load_exonyms(GEOGRAPHY / FILE_NAME).items():
        folded = {fold(name) for name in (local, *names.all())}
        assert len(folded) > 1 or has_cyrillic("".join(names.all())), local
        assert local not in names.all(), local
        for name in folded:
            assert owners.setdefault((country, name), local) == local, name


def test_a_site_names_cities_in_its_own_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a language that the package does not have, and in place of what it says; a city is then found by these."""
    (tmp_path / CONFIG_NAME).touch()
    (tmp_path / "locales").mkdir()
    own = tmp_path / "locales" / FILE_NAME
    own.write_text("AT:\n  Wien: {pl: Wiedeń, de: Wean}\nPL:\n  Oświęcim: {en: Oshvientsim}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    gazetteer = load_gazetteer(GEOGRAPHY)
    vienna = gazetteer.text_of("AT", Text({"und": "Wiedeń"}), ("pl", "de", "hr", "sq"))
    assert vienna == Text({"pl": "Wiedeń", "de": "Wean", "hr": "Beč", "sq": "Wien"})
    assert gazetteer.city("PL", ["Oshvientsim"]) == gazetteer.city("PL", ["Oświęcim"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("AT:\n  Nigdina: {pl: Nigdzie}\n", ':2: the program does not know a city "Nigdina" in AT'),
        ("AT:\n  Wien: {pl: [Wiedeń]}\n", ":2: "),
        ("AT: [\n", ":2: "),
    ],
)
def test_a_wrong_name_of_a_site_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    (tmp_path / CONFIG_NAME).touch()
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / FILE_NAME).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LanguageFileError, match=f"{FILE_NAME}{said}"):
        load_gazetteer(GEOGRAPHY)
