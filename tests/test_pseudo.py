"""The made-up languages of the tests."""

from __future__ import annotations

import pytest

from tests.pseudo import pseudo


@pytest.mark.parametrize("tag", ["ia", "he"])
def test_what_a_message_inserts_is_kept(tag: str) -> None:
    changed = pseudo("All organisations in {country}, <b>by type</b> &amp; more", tag)
    assert "{country}" in changed
    assert "<b>" in changed
    assert "&amp;" in changed
    assert "organisations" not in changed


def test_words_are_longer() -> None:
    text = "Organisations that look for partners"
    assert len(pseudo(text, "ia")) > len(text) * 1.1
    assert len(pseudo(text, "he")) > len(text) * 1.1
