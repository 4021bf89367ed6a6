"""What counts as a text in one language only."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from imenik.cli import main
from imenik.insights.translation import measure_coverage
from imenik.model import Organisation, Term, Vocabulary
from imenik.pages.about import coverage
from imenik.store.directory import Directory, Origin
from imenik.store.traversal import texts_in_one_language
from tests.factories import MADE_FROM, editions_of
from tests.paths import ROOT

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


def test_what_each_language_lacks() -> None:
    """Serbian in Latin script is made from the Cyrillic; the other way round it is not."""
    whole = directory(about={"sr-Cyrl": "Текст"}, note={"en": "N"}, network={"role": {"sr-Latn": "R"}})
    found = measure_coverage(whole, ("sr-Cyrl", "sr-Latn", "en", "de"), MADE_FROM)
    lacks = {tag: {place[0] for gap in gaps for place in gap.places} for tag, gaps in found.gaps.items()}
    assert lacks == {
        "sr-Cyrl": {"note", "network"},
        "sr-Latn": {"note"},
        "en": {"about", "network"},
        "de": {"about", "note", "network"},
    }
    assert found.entries == {"organisations": 1}
    assert sum(found.complete.values()) == 0


def test_an_entry_without_texts_to_translate_lacks_nothing() -> None:
    found = measure_coverage(directory(), ("bs", "de"))
    assert found.gaps == {"bs": [], "de": []}
    assert found.entries["organisations"] == 0


def test_the_command_tells_file_language_and_texts(tmp_path: Path) -> None:
    (tmp_path / "channels").mkdir()
    text = "title: T\ntype: portal\nabout:\n  bs: B\nadded: 2026-01-01\n"
    (tmp_path / "channels" / "c.yml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["coverage", "--data", str(tmp_path), "--lacking", "de", "--lacking", "bs"])
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{tmp_path}/channels/c.yml: de: about\n"
    assert "de: share of entries with nothing missing: channels 0/1" in done.output
    told = json.loads(CliRunner().invoke(main, ["coverage", "--data", str(tmp_path), "--format", "json"]).stdout)
    assert told["languages"]["bs"]["channels"] == {"complete": 1, "entries": 1}
    assert {each["language"] for each in told["lacking"]} == {"hr", "sr-Cyrl", "en", "de"}
    assert CliRunner().invoke(main, ["coverage", "--data", str(tmp_path), "--lacking", "xx"]).exit_code == 2


def test_the_page_lists_a_hundred_of_what_its_language_lacks() -> None:
    """And it links each to its page."""
    editions = editions_of(ROOT / "data")
    for tag, edition in editions.items():
        page = next(iter(coverage.pages(edition)))
        lacks, total = page.context["incomplete"], page.context["total"]
        assert len(lacks) == min(total, 100)
        assert total == len(edition.insights.translation_coverage.gaps[tag])
        assert all(lack.path.endswith("/") for lack in lacks)
