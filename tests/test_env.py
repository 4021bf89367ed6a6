"""What day it is for a build."""

from __future__ import annotations

import datetime as dt

import pytest

from imenik.env import epoch_of, today


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH counts seconds in UTC; an empty one is none."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch_of(dt.date(2026, 11, 21)))
    assert today() == dt.date(2026, 11, 21)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert today() >= dt.date(2026, 11, 21)


@pytest.mark.parametrize("odd", ["abc", "1.5", "-1", "4291747200", "253402300799", "99999999999999"])
def test_an_impossible_day_is_told(monkeypatch: pytest.MonkeyPatch, odd: str) -> None:
    """By name, and not as a crash somewhere in the build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        today()
