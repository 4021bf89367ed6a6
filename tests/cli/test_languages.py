"""`imenik languages`: what is translated, and one language more."""

from __future__ import annotations

import json
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale, localedata

from imenik.env.locations import LOCALES
from imenik.site.starter.new_language import plural_forms, with_language
from imenik.store.languages import load_languages
from imenik.store.languages.catalogues import read_file
from tests.command import imenik
from tests.factories import CLUB_FILE

SETTINGS = "extra:\n  imenik:\n    languages: [de, en]  # in this order\n"
LANGUAGES = sorted({name.partition("_")[0] for name in localedata.locale_identifiers()})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in two languages with one entry, which is not translated into the first."""
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "data" / "organisations").mkdir(parents=True)
    (tmp_path / "data" / "organisations" / "club.yml").write_text(CLUB_FILE, encoding="utf-8")
    for tag in ("de", "en"):
        (tmp_path / "docs" / tag).mkdir(parents=True)
    (tmp_path / "docs" / "en" / "index.md").write_text("---\ntitle: Home\n---\n", encoding="utf-8")
    (tmp_path / "docs" / "en" / "api.md").write_text("---\ntitle: API\nsearch: false\n---\n", encoding="utf-8")
    return tmp_path


def listed(site: Path) -> dict[str, dict[str, object]]:
    done = imenik("languages", "--format", "json", cwd=site)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_what_is_translated_is_counted(site: Path) -> None:
    """Pages for developers are not; the package itself is complete."""
    german = listed(site)["de"]
    total = len(read_file(LOCALES / "de.po"))
    assert german["messages"] == {"translated": total, "total": total}
    assert german["pages"] == {"translated": 0, "total": 1}
    assert (
        f"de: Texte der Oberfläche {total}/{total}, Seiten 0/1"
        in imenik("languages", "--language", "de", cwd=site).stdout
    )


def test_a_language_begins_with_a_row_a_catalogue_and_its_place(site: Path) -> None:
    """The catalogue has CLDR's plural forms and no text; everything is said in the fallbacks, and what is missing."""
    done = imenik("languages", "add", "pl", cwd=site)
    assert done.returncode == 0, done.stderr
    first = done.stdout.splitlines()
    assert first[:3] == ["locales/languages.yml", "locales/pl.po", "mkdocs.yml"]
    assert first[3].startswith("pl: messages 0/")
    assert "write its pages in docs/pl/" in first
    assert (site / "mkdocs.yml").read_text("utf-8") == SETTINGS.replace("[de, en]", "[de, en, pl]")
    assert read_file(site / "locales" / "pl.po").num_plurals == 3
    polish = load_languages(LOCALES, ["de", "en", "pl"], site / "locales")["pl"]
    assert (polish.name, polish.row.fallbacks) == ("Polski", ("en", "de"))
    assert polish.catalogue.gettext("Clusters") == "Clusters"
    assert listed(site)["pl"]["messages"] == {"translated": 0, "total": len(polish.messages)}


def test_nothing_is_replaced(site: Path) -> None:
    """Neither the second time nor where a part is there already."""
    (site / "locales").mkdir()
    row = "pl: {name: Polski!, babel: pl, fallbacks: [en], alphabet: a}"
    (site / "locales" / "languages.yml").write_text(row, encoding="utf-8")
    assert imenik("languages", "add", "pl", cwd=site).stdout.splitlines()[0] == "locales/pl.po"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert imenik("languages", "add", "pl", cwd=site).returncode == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert imenik("languages", "add", "sq", cwd=site).returncode == 0
    assert (site / "locales" / "languages.yml").read_text("utf-8").startswith(f"{row}\nsq:\n")


def test_a_catalogue_is_brought_up_to_date(site: Path) -> None:
    """What is new has no text, what is no longer said becomes a comment, and a second time there is nothing to do."""
    assert imenik("languages", "add", "pl", cwd=site).returncode == 0
    file, total = site / "locales" / "pl.po", len(read_file(LOCALES / "de.po"))
    older = file.read_text("utf-8").replace('msgid "Clusters"\n', 'msgid "Former"\n')
    file.write_text(older.replace('msgid "Former"\nmsgstr ""', 'msgid "Former"\nmsgstr "Dawne"'), "utf-8")
    done = imenik("languages", "update", cwd=site)
    assert done.stdout == f"locales/pl.po: added 1, no longer used 1, not translated {total}\n"
    text = file.read_text("utf-8")
    assert '#~ msgid "Former"\n#~ msgstr "Dawne"\n' in text
    assert read_file(file)["Clusters"].string == ""
    assert read_file(file).num_plurals == 3
    again = imenik("languages", "update", "pl", cwd=site)
    assert again.stdout == f"locales/pl.po: added 0, no longer used 0, not translated {total}\n"
    assert file.read_text("utf-8") == text


def test_words_of_a_site_are_not_filled_up(site: Path) -> None:
    """Where the program speaks a language, the site's catalogue has only what differs."""
    (site / "locales").mkdir()
    file = site / "locales" / "de.po"
    words = 'msgid "Clusters"\nmsgstr "Gebiete"\n\nmsgid "Former"\nmsgstr "Früher"\n'
    file.write_text(words, "utf-8")
    done = imenik("languages", "update", "de", cwd=site)
    assert done.stdout == "locales/de.po: added 0, no longer used 1, not translated 0\n"
    assert [(message.id, message.string) for message in read_file(file) if message.id] == [("Clusters", "Gebiete")]


def test_a_catalogue_that_is_not_there_is_not_updated(site: Path) -> None:
    done = imenik("languages", "update", "pl", cwd=site)
    assert done.returncode == 2
    assert "the site has no catalogue of its own for the language pl" in done.stderr


def test_a_language_that_the_program_speaks_only_gets_its_place(site: Path) -> None:
    done = imenik("languages", "add", "hr", cwd=site)
    assert done.stdout.splitlines()[0] == "mkdocs.yml"
    assert not (site / "locales").exists()


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("english", '"english" is not a language tag; the tags used here are mostly de, en'),
        ("tlh", 'CLDR has no dates, numbers or plural forms for the language "tlh"'),
        ("sr", 'did you mean "sr-Cyrl"?'),
    ],
)
def test_a_wrong_tag_is_explained(site: Path, tag: str, said: str) -> None:
    done = imenik("languages", "add", tag, cwd=site)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (site / "locales").exists()


def test_a_broken_catalogue_stops_the_commands_that_would_speak_it(site: Path) -> None:
    """In one line with the file; English does not stand in for it."""
    assert imenik("languages", "add", "pl", cwd=site).returncode == 0
    (site / "locales" / "pl.po").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    for words in (["check", "--language", "pl"], ["check", "--nosuch", "--language", "pl"], ["languages"]):
        done = imenik(*words, cwd=site)
        assert done.returncode == 1, words
        assert "locales/pl.po:1: this is not a line of a catalogue (gettext)" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("extra: {imenik: {languages: [en]}}", "extra: {imenik: {languages: [en, pl]}}"),
        (
            "a: !ENV [b]\nextra:\n  imenik:\n    languages:\n      - en\n      - de # one\n    data: x\n",
            "a: !ENV [b]\nextra:\n  imenik:\n    languages:\n      - en\n      - de # one\n      - pl\n    data: x\n",
        ),
        ("extra:\n  imenik:\n    languages:\n    - en", "extra:\n  imenik:\n    languages:\n    - en\n    - pl"),
        ("extra:\n  imenik:\n    languages: [pl]\n", "extra:\n  imenik:\n    languages: [pl]\n"),
        ("site_name: A\n", "site_name: A\n"),
        ("", ""),
        ("extra: {imenik: {languages: en}}", None),
    ],
)
def test_the_settings_are_changed_where_the_list_is(settings: str, expected: str | None) -> None:
    """Without a list a site has all languages; what is no list is left to a person."""
    assert with_language(settings, "pl") == expected


@pytest.mark.parametrize("tag", LANGUAGES)
def test_plural_forms_are_those_of_cldr(tag: str) -> None:
    """For whole numbers: a form for each category, by which a browser chooses too."""
    locale = Locale.parse(tag)
    count, _, rule = plural_forms(locale).removeprefix("nplurals=").partition("; plural=")
    form_of, forms = c2py(rule.rstrip(";")), dict[str, int]()
    for number in range(300):
        category = locale.plural_form(number)
        assert forms.setdefault(category, form_of(number)) == form_of(number)
    assert sorted(forms.values()) == list(range(int(count)))
