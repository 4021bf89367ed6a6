"""How often a series meets, in short words."""

from __future__ import annotations

import pytest

from imenik.rhythm import rhythm
from tests.test_edition import edition


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=1TH", "Monthly"),
        ("FREQ=WEEKLY;BYDAY=MO", "Weekly"),
        ("FREQ=YEARLY", "Yearly"),
        ("FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3", "Every 3 months"),
        ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=2", "Every 2 weeks"),
        ("FREQ=YEARLY;INTERVAL=2", "Every 2 years"),
    ],
)
def test_a_rule_in_short_words(rule: str, words: str) -> None:
    """Every frequency that a rule may have, with and without an interval."""
    assert rhythm(edition("en"), rule) == words
