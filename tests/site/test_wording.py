"""A site words messages of the program itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imenik.env.locations import LOCALES
from imenik.i18n.messages import Severity
from imenik.site.reading import missing_catalogues, wording_problems
from imenik.store.languages import load_languages
from imenik.store.languages.errors import LanguageFileError
from imenik.views.wording import Wording
from tests.factories import LANGUAGES
from tests.paths import ROOT
from tests.pseudo import ROWS

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def write(folder: Path, tag: str, message: str, text: str) -> Path:
    """A folder of wording with one message, on line 4."""
    (folder / f"{tag}.po").write_text(f'{HEAD}msgid "{message}"\nmsgstr "{text}"\n', encoding="utf-8")
    return folder


def worded(folder: Path, tag: str) -> Wording:
    return Wording(replace(LANGUAGES[tag], own=folder))


@pytest.mark.parametrize("tag", ["en", "de"])
def test_a_site_replaces_a_message(tag: str, tmp_path: Path) -> None:
    """Also in English, which has no catalogue; all others stay."""
    ours = worded(write(tmp_path, tag, "Home places", "Roots"), tag)
    assert ours.say("Home places") == "Roots"
    assert ours.say("Clusters") == Wording(LANGUAGES[tag]).say("Clusters")


def test_a_derived_language_follows(tmp_path: Path) -> None:
    assert worded(write(tmp_path, "sr-Cyrl", "Home places", "Коријени"), "sr-Latn").say("Home places") == "Korijeni"


def test_unknown_message(tmp_path: Path) -> None:
    """One that is not there is an error, which names the one that is probably meant."""
    (problem,) = wording_problems(write(tmp_path, "en", "Home plases", "Roots"))
    assert (problem.path, problem.position.line, problem.rule) == (f"{tmp_path.name}/en.po", 4, "unknown-message")
    assert problem.hint
    assert problem.hint.render() == 'did you mean "Home places"?'
    assert problem.severity is Severity.ERROR


def test_a_whole_catalogue_may_be_older_than_the_program(tmp_path: Path) -> None:
    """What the program does not have any more is worth a look, if it is translated, and is not counted."""
    file = write(tmp_path, "ia", "Home plases", "Róóts") / "ia.po"
    with file.open("a", encoding="utf-8") as more:
        more.write('\nmsgid "Another one"\nmsgstr ""\n')
    (problem,) = wording_problems(tmp_path)
    assert (problem.rule, problem.severity) == ("unknown-message", Severity.WARNING)
    (tmp_path / "languages.yml").write_text(f"ia: {ROWS['ia']}\n", encoding="utf-8")
    language = load_languages(LOCALES, ["ia"], tmp_path)["ia"]
    assert language.translated == (0, len(language.messages))


def test_a_value_that_is_not_given_is_an_error(tmp_path: Path) -> None:
    """It would stop a page from being made."""
    (problem,) = wording_problems(write(tmp_path, "de", "Entries: {licence}.", "{license}"))
    assert (problem.rule, problem.message.render()) == ("unknown-value", 'this message has no value "license"')


def test_the_wording_of_this_site_is_sound() -> None:
    assert list(wording_problems(ROOT / "locales")) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f"{HEAD}<<<<<<< HEAD\n", 4, "this is not a line of a catalogue (gettext)"),
        (f'{HEAD}msgid "Clusters"\n', 4, "this is not a line of a catalogue (gettext)"),
        (f'{HEAD}msgid "Clusters"\nmsgstr "\udcff"\n', 1, "this is not a catalogue (gettext): "),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n m;\\n"\n', 1, "this is not a catalogue (gettext): "),
    ],
)
def test_bad_catalogue(tmp_path: Path, text: str, line: int, reason: str) -> None:
    """With its line; English does not stand in for it."""
    file = tmp_path / "de.po"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    (problem,) = wording_problems(tmp_path)
    assert (problem.path, problem.position.line, problem.rule) == (f"{tmp_path.name}/de.po", line, "bad-catalogue")
    assert problem.message.render().startswith(reason)
    with pytest.raises(LanguageFileError, match=r"de\.po:"):
        worded(tmp_path, "de").say("Clusters")


def test_missing_catalogue(tmp_path: Path) -> None:
    """A language without a catalogue is an error; English needs none, and one made from another that of the other."""
    (tmp_path / "languages.yml").write_text(f"he: {ROWS['he']}\nia: {ROWS['ia']}\n", encoding="utf-8")
    write(tmp_path, "ia", "Clusters", "Clústers")
    languages = load_languages(LOCALES, ["en", "sr-Latn", "ia", "he"], tmp_path)
    (problem,) = missing_catalogues(languages)
    assert (problem.path, problem.rule) == (f"{tmp_path.name}/he.po", "missing-catalogue")
    assert problem.hint
    assert problem.hint.render() == "imenik languages add he makes an empty one"


def test_what_a_catalogue_lacks_is_said_in_the_first_fallback_that_has_it(tmp_path: Path) -> None:
    """In the order of the row, with the plural forms of that language; English has everything."""
    row = ROWS["ia"].replace("[en]", "[de, en, bs]")
    (tmp_path / "languages.yml").write_text(f"ia: {row}\n", encoding="utf-8")
    write(tmp_path, "ia", "Clusters", "Clústers")
    write(tmp_path, "en", "Home places", "Roots")
    languages = load_languages(LOCALES, ["bs", "en", "de", "ia"], tmp_path)
    wording, german = Wording(languages["ia"]), Wording(languages["de"])
    assert wording.say("Clusters") == "Clústers"
    assert wording.say("Home places") == german.say("Home places") != "Roots"
    assert wording.count("{n} project", "{n} projects", 2) == german.count("{n} project", "{n} projects", 2)
    assert len(languages["ia"].untranslated) == len(languages["ia"].messages) - 1
    assert languages["de"].untranslated == languages["en"].untranslated == ()
    without_german = load_languages(LOCALES, ["bs", "en", "ia"], tmp_path)
    assert Wording(without_german["ia"]).say("Home places") == "Roots"


def test_a_fuzzy_or_half_translated_message_is_not_translated(tmp_path: Path) -> None:
    """A site that leaves it so keeps the words of the program."""
    text = '#, fuzzy\nmsgid "Clusters"\nmsgstr "X"\n\nmsgid "Home places"\nmsgstr ""\n\n'
    plural = 'msgid "{n} project"\nmsgid_plural "{n} projects"\nmsgstr[0] "{n} Y"\nmsgstr[1] ""\n'
    (tmp_path / "de.po").write_text(HEAD + text + plural, encoding="utf-8")
    ours, german = worded(tmp_path, "de"), Wording(LANGUAGES["de"])
    for message in ("Clusters", "Home places"):
        assert ours.say(message) == german.say(message)
    assert ours.count("{n} project", "{n} projects", 1) == german.count("{n} project", "{n} projects", 1)
