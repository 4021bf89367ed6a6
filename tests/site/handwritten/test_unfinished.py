"""Pages with places that their authors still have to fill in."""

from __future__ import annotations

import pytest

from imenik.site.handwritten.pages import is_unfinished


@pytest.mark.parametrize(
    ("html", "unfinished"),
    [
        ("<p><strong>[[ whom to ask ]]</strong></p>", True),
        ("<p>marked with <code>[[</code>, as <code>[[ this ]]</code></p>", False),
        ("<p><code>x</code> [[ this ]] <code>y</code></p>", True),
        ("<p>All is said.</p>", False),
    ],
)
def test_a_place_to_fill_in_is_told_of(html: str, unfinished: bool) -> None:
    assert is_unfinished(html) is unfinished
