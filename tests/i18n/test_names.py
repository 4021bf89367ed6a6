"""Every part knows the same names of countries and towns, and takes them for the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from imenik.env.locations import GEOGRAPHY, LOCALES
from imenik.exports.browser import finder_index, form, transliteration_tables
from imenik.i18n.messages import InvalidValueError
from imenik.i18n.names import countries_suggested, country_meant, names_of_countries
from imenik.i18n.script import fold, name_key
from imenik.intake.input_parser import InputParser
from imenik.intake.table.cells import CellParser
from imenik.intake.table.lexicon import HeadingLexicon
from imenik.intake.table.row_matching import EntryIndex
from imenik.store.directory import Directory
from imenik.store.gazetteer import load_gazetteer
from imenik.store.languages import load_languages
from imenik.views.edition import Edition
from imenik.views.fulltext import searchable_pages, words
from imenik.views.wording import Wording
from tests.factories import directory_of, editions_of, organisation, vocabularies
from tests.modules import folder_with, run

TABLE = yaml.load((Path(__file__).parent / "names.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - only texts
COUNTRIES = [(name, code) for code, names in TABLE["countries"].items() for name in names]
TOWNS = [(*town.split(" ", 1), name) for town, names in TABLE["towns"].items() for name in names]
UNCLEAR: dict[str, list[str]] = TABLE["unclear"]
LANGUAGES = load_languages(LOCALES)
FOUND = """
  const { loadEntries } = await load("entries.js");
  const { interpret } = await load("query.js");
  const list = await loadEntries("organisations", "", "de");
  return given.map((text) => interpret(list, text).matches.map(({ id }) => id));
"""
MEANT = """
  const { knownNames, meantValue, nameHint } = await load("form/known-names.js");
  const { fetchJson } = await load("fetch-json.js");
  const { countries } = await fetchJson("assets/form/names.json");
  const known = knownNames(countries);
  return given.map((text) => [meantValue(text, known) ?? "", nameHint(text, known)?.values ?? {}]);
"""


@cache
def parser() -> InputParser:
    """The parser of the form's issues and of tables, in English."""
    return InputParser(Directory(), LANGUAGES, "en", "data")


def in_table(text: str) -> str:
    """What a cell of a column of countries means."""
    value = CellParser(parser(), "en").parse(HeadingLexicon("organisations", LANGUAGES).fields["country"], text).value
    return str(value or "")


def in_issue(text: str) -> str:
    """What an answer in an issue or in a terminal means."""
    try:
        return parser().parse(HeadingLexicon("organisations", LANGUAGES).fields["country"].question, text)
    except InvalidValueError:
        return ""


def in_form(texts: list[str], folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """What the script of the form takes names for, and what its hint names."""
    editions = editions_of(Path())
    files = [*form.files(editions), *transliteration_tables.files(editions)]
    return [(code, hint) for code, hint in run(folder_with(dict(files), folder), MEANT, texts)]


def test_there_are_enough_names() -> None:
    """The promise is 120 of countries and 60 of towns."""
    assert len(COUNTRIES) >= 120
    assert len(TOWNS) >= 60


def test_every_part_takes_the_name_of_a_country_for_the_same(tmp_path: Path) -> None:
    """Table, issue, form, hint of the checks."""
    names = [name for name, _ in COUNTRIES]
    form = in_form(names, tmp_path)
    found = [
        (name, in_table(name), in_issue(name), form[at][0], *countries_suggested(name)) for at, name in enumerate(names)
    ]
    assert found == [(name, code, code, code, code) for name, code in COUNTRIES]


def entries_in(seats: list[tuple[str, str]]) -> dict[str, Edition]:
    """A directory with an organisation in each country and city, whose id is a number."""
    records = [
        organisation(f"o{at}", name="X", country=code, city=city or None) for at, (code, city) in enumerate(seats)
    ]
    words = vocabularies(clusters=("culture", "science"), organisation_types=("association", "sport"))
    return editions_of(directory_of(*records, vocabularies=words))


def in_searches(editions: dict[str, Edition], questions: list[str], folder: Path) -> list[tuple[list[str], list[str]]]:
    """The ids that the finder finds for each question, and those whose pages hold its words."""
    files = [*finder_index.files(editions), *transliteration_tables.files(editions)]
    found = run(folder_with(dict(files), folder), FOUND, questions)
    pages = {page.path: page.words for page in searchable_pages(editions["de"]) if page.kind == "organisations"}
    texts = [[path.split("/")[1] for path, held in pages.items() if set(words(each)) <= {*held}] for each in questions]
    return list(zip(found, texts, strict=True))


def test_searches_find_each_country_by_each_name(tmp_path: Path) -> None:
    """In an edition whose own name is another; adjectives are looked for in the finder only."""
    codes = list(TABLE["countries"])
    adjectives = {adjective for row in names_of_countries().values() for adjective in row.people}
    formal = {name for row in names_of_countries().values() for name in row.formal}
    asked = [(name, code) for name, code in COUNTRIES if len(name) > 4 and name not in formal]
    answers = in_searches(entries_in([(code, "") for code in codes]), [name for name, _ in asked], tmp_path)
    for (name, code), (found, texts) in zip(asked, answers, strict=True):
        assert f"o{codes.index(code)}" in found, name
        assert f"o{codes.index(code)}" in texts or name in adjectives or fold(name) != name_key(name), name


def test_every_part_takes_the_name_of_a_town_for_the_same(tmp_path: Path) -> None:
    """Check and map, the rows of a table, finder, full text."""
    gazetteer = load_gazetteer(GEOGRAPHY)
    index = EntryIndex("organisations", Directory(), gazetteer)
    places = [(code, name) for code, name, _ in TOWNS]
    answers = in_searches(entries_in(places), [name for *_, name in TOWNS], tmp_path)
    for at, ((code, local, name), (found, texts)) in enumerate(zip(TOWNS, answers, strict=True)):
        known, meant = gazetteer.city(code, [name]), gazetteer.city(code, [local])
        assert known, name
        assert known == meant, name
        assert index.made_of([], code, [name], "") == index.made_of([], code, [local], ""), name
        assert f"o{at}" in found, name
        assert f"o{at}" in texts or fold(name) != name_key(name), name


def test_what_is_unclear_is_asked_about_everywhere(tmp_path: Path) -> None:
    """Nothing is decided, and the hint has what it may mean."""
    form = in_form([*UNCLEAR, *TABLE["nothing"]], tmp_path)
    for (text, codes), (meant, hint) in zip(UNCLEAR.items(), form, strict=False):
        assert (in_table(text), in_issue(text), meant) == ("", "", ""), text
        assert countries_suggested(text) == codes, text
        assert hint == ({"words": ", ".join(codes)} if len(codes) > 1 else {"word": codes[0]}), text
    for text, (meant, hint) in zip(TABLE["nothing"], form[len(UNCLEAR) :], strict=True):
        assert (in_table(text), in_issue(text), meant, hint, countries_suggested(text)) == ("", "", "", {}, []), text


def test_every_country_means_itself() -> None:
    """By its code, and by what the site itself calls it in each language, unless two are called so."""
    for code, row in names_of_countries().items():
        assert country_meant(code) == code or len(countries_suggested(code)) > 1
        assert [name for name in row.names if code not in countries_suggested(name)] == []
    for language in LANGUAGES.values():
        for code in names_of_countries():
            assert country_meant(Wording(language).country(code)) == code
