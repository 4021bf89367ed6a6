"""What counts as a text in one language only."""

from __future__ import annotations

from imenik.coverage import texts_in_one_language
from imenik.directory import Directory, Origin
from imenik.model import Organisation, Term, Vocabulary

NAMES = {
    "name": {"de": "Verein"},
    "short_name": {"de": "V"},
    "city": {"de": "Wien"},
    "sources": [{"title": {"de": "Über uns"}}],
}


def directory(**fields: object) -> Directory:
    base = {
        "id": "a",
        "type": "association",
        "clusters": ["culture"],
        "listing": "public-source",
        "added": "2026-01-01",
    }
    record = Organisation.model_validate({**base, "name": "A", "about": "B", **fields})
    return Directory(organisations={"a": record}, origins={("organisations", "a"): Origin("a.yml")})


def test_prose_counts_where_it_is_in_one_language() -> None:
    assert texts_in_one_language(directory(about={"de": "Text"}, network={"role": {"bs": "Tekst"}})) == 2


def test_two_languages_and_none_in_particular_are_enough() -> None:
    assert texts_in_one_language(directory(about={"de": "Text", "bs": "Tekst"}, note="42")) == 0


def test_names_do_not_count() -> None:
    assert texts_in_one_language(directory(**NAMES)) == 0


def test_words_of_vocabularies_count() -> None:
    terms = {"a": {"label": {"en": "A"}}, "b": {"label": {"en": "B", "de": "B"}, "about": {"en": "C"}}}
    vocabulary = Vocabulary[Term].model_validate({"terms": terms})
    origins = {("vocabulary", "topics"): Origin("topics.yml")}
    assert texts_in_one_language(Directory(vocabularies={"topics": vocabulary}, origins=origins)) == 2
