"""All composed sentences of each language, as accepted: a page for a native speaker, `sentences/<language>.md`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import LANGUAGES
from tests.views.sentence_pages import page

FOLDER = Path(__file__).parent / "sentences"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_composed_sentences_are_those_that_were_accepted(tag: str, request: pytest.FixtureRequest) -> None:
    """`make accept` writes them; the difference is for a native speaker to read."""
    accepted, text = FOLDER / f"{tag}.md", page(tag)
    if request.config.getoption("--accept"):
        accepted.write_text(text, encoding="utf-8")
    assert accepted.read_text(encoding="utf-8") == text
