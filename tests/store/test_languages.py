"""The catalogues are complete and right, and a reader gets the best text that there is."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from imenik.env.locations import LOCALES, THEME
from imenik.i18n.script import has_cyrillic, mixed_words
from imenik.i18n.text import Text
from imenik.store.languages import choose_text, load_languages
from tests.messages import in_code

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
    shown = choose_text(Text(texts), reader, LANGUAGES[reader].row.fallbacks)
    assert (shown.text, shown.tag, shown.derived) == expected


def test_material_has_words_for_every_language() -> None:
    """A language without a partial would stop the build, or show English in between."""
    theirs = Path(str(files("material"))) / "templates" / "partials" / "languages"
    ours = THEME / "partials" / "languages"
    for tag in LANGUAGES:
        assert (ours / f"{tag}.html").exists() or (theirs / f"{tag}.html").exists(), tag
