"""The catalogues are complete and right, and a reader gets the best text that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from imenik.env.locations import LOCALES
from imenik.i18n.script import mixed_words
from imenik.i18n.text import Text
from imenik.store.languages import choose_text, load_languages
from imenik.store.languages.errors import LanguageFileError, UnknownLanguageError
from tests.messages import in_code
from tests.spelling import has_cyrillic

WRITTEN = ("bs", "hr", "sr-Cyrl", "de")
PLACEHOLDER = re.compile(r"\{\w+\}")
LANGUAGES = load_languages(LOCALES)


@pytest.mark.parametrize("tag", WRITTEN)
def test_every_message_is_translated(tag: str) -> None:
    """Nothing is missing, fuzzy or left over; placeholders are those of the English text."""
    with (LOCALES / f"{tag}.po").open("rb") as file:
        catalogue = read_po(file)
    translated = {}
    for message in catalogue:
        if not message.id:
            continue
        forms, ids = _forms(message.string), _forms(message.id)
        assert not message.fuzzy, ids
        assert all(forms), ids
        for form in forms:
            assert set(PLACEHOLDER.findall(form)) <= set(PLACEHOLDER.findall(" ".join(ids))), ids
            assert set(PLACEHOLDER.findall(form)) | {"{n}"} >= set(PLACEHOLDER.findall(ids[0])), ids
        translated[ids[0]] = forms
    assert set(translated) == in_code()


def test_serbian_is_cyrillic_and_ijekavian() -> None:
    """No word mixes scripts, and the commonest ekavian words are not there."""
    with (LOCALES / "sr-Cyrl.po").open("rb") as file:
        texts = [form for message in read_po(file) if message.id for form in _forms(message.string)]
    assert [word for text in texts for word in mixed_words(text)] == []
    ekavian = re.compile(r"\b(овде|где|време|последњ\w*|следећ\w*|место|вредност\w*|реч|речи|мењ\w*)\b", re.IGNORECASE)
    assert [text for text in texts if ekavian.search(text)] == []


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (str(text),)


def test_serbian_latin_is_made_from_cyrillic() -> None:
    """There is no catalogue of it, and nothing of it is Cyrillic."""
    assert not (LOCALES / "sr-Latn.po").exists()
    latin = LANGUAGES["sr-Latn"].catalogue.gettext("Organisations")
    assert latin == "Organizacije"
    assert not has_cyrillic(LANGUAGES["sr-Latn"].catalogue.ngettext("{n} project", "{n} projects", 5))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 organizacija"),
        (2, "2 organizacije"),
        (5, "5 organizacija"),
        (11, "11 organizacija"),
        (21, "21 organizacija"),
    ],
)
def test_plurals_follow_the_language(number: int, words: str) -> None:
    """Three forms, of which 11 takes the last and 21 the first (CLDR)."""
    text = LANGUAGES["bs"].catalogue.ngettext("{n} organisation", "{n} organisations", number)
    assert text.format(n=number) == words


@pytest.mark.parametrize(
    ("texts", "reader", "expected"),
    [
        ({"und": "Mural"}, "de", ("Mural", None, False)),
        ({"de": "Netz", "bs": "mreža"}, "de", ("Netz", "de", False)),
        ({"en": "net", "bs": "mreža"}, "de", ("net", "en", False)),
        ({"sr-Cyrl": "мрежа"}, "sr-Latn", ("mreža", "sr-Latn", True)),
        ({"sr-Cyrl": "мрежа"}, "de", ("mreža", "sr-Latn", True)),
        ({"sr-Cyrl": "мрежа", "sr-Latn": "mreza"}, "sr-Latn", ("mreza", "sr-Latn", False)),
        ({"sr-Latn": "mreža"}, "sr-Cyrl", ("mreža", "sr-Latn", False)),
        ({"hr": "udruga", "en": "club"}, "bs", ("udruga", "hr", False)),
        ({"da": "forening"}, "bs", ("forening", "da", False)),
    ],
)
def test_a_reader_is_shown_the_nearest_text(
    texts: dict[str, str], reader: str, expected: tuple[str, str | None, bool]
) -> None:
    """Own language, then the fallbacks in order, then any; Latin is derived from Cyrillic and never the other way."""
    shown = choose_text(Text(texts), LANGUAGES[reader])
    assert (shown.text, shown.tag, shown.derived) == expected


def test_a_site_chooses_its_languages_and_their_order() -> None:
    """A fallback is one of them too."""
    languages = load_languages(LOCALES, ("de", "hr", "en"))
    assert list(languages) == ["de", "hr", "en"]
    assert languages["hr"].row.fallbacks == ("en", "de")


def test_a_language_without_a_row_is_refused() -> None:
    """The error knows which there are, for a hint."""
    with pytest.raises(UnknownLanguageError) as refused:
        load_languages(LOCALES, ("de", "pl"))
    assert refused.value.tag == "pl"
    assert "hr" in refused.value.known


def test_a_site_adds_a_language_and_changes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows are in its own folder; what a row does not say of a language that the package has stays."""
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "locales").mkdir()
    added = "he: {name: עברית, babel: he_IL, fallbacks: [en], alphabet: א ב ג}"
    changed = "de: {name: Deutsch (Schweiz), babel: de_CH}"
    (tmp_path / "locales" / "languages.yml").write_text(f"{added}\n{changed}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    languages = load_languages(LOCALES, ("he", "de", "en"))
    assert [language.direction for language in languages.values()] == ["rtl", "ltr", "ltr"]
    assert languages["de"].name == "Deutsch (Schweiz)"
    assert languages["de"].row.alphabet == LANGUAGES["de"].row.alphabet


@pytest.mark.parametrize(
    ("row", "line", "said"),
    [
        ("he: {name: עברית, fallbacks: [en], alphabet: א}", 1, 'he: the key "babel" is missing'),
        ("\nhe: {name: A, babel: tlh, fallbacks: [en], alphabet: א}", 2, "he.babel: CLDR has no dates"),
        ("de: {script: Latn}", 1, 'there is no key "script"'),
        ("he: {name: [A}", 1, ""),
    ],
)
def test_a_wrong_row_is_an_error_with_its_line(tmp_path: Path, row: str, line: int, said: str) -> None:
    (tmp_path / "languages.yml").write_text(row, encoding="utf-8")
    with pytest.raises(LanguageFileError) as refused:
        load_languages(LOCALES, own=tmp_path)
    assert refused.value.line == line
    assert said in str(refused.value)
