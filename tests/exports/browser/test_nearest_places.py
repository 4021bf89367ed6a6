"""What scripts know of places where a question finds nothing."""

from __future__ import annotations

import json

from imenik.exports.browser import nearest_places
from tests.factories import directory_of, edition_of, gazetteer, organisation


def test_towns_are_told_with_their_country_and_number() -> None:
    """In the language of the page; the towns of the world are in files by their first letters, by folded names."""
    clubs = [organisation(key, country="AT", city="Wien") for key in "ab"]
    edition = edition_of(directory_of(*clubs), gazetteer=gazetteer())
    files = {path: json.loads(content) for path, content in nearest_places.files({"en": edition})}
    assert files["find/nearest/en.json"]["countries"] == {"AT": ["Austria", 2]}
    assert [(name, country, number) for name, country, _, _, number in files["find/nearest/en.json"]["towns"]] == [
        ("Vienna", "AT", 2)
    ]
    assert "wien" in files["find/towns/w.json"]["AT"]
