"""What the environment says: the day of a build, the folder of caches."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from imenik.env.clock import epoch_of, today
from imenik.env.locations import user_caches


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


@pytest.mark.parametrize(
    ("given", "folder"),
    [
        ({"IMENIK_CACHE": "/caches", "XDG_CACHE_HOME": "/xdg", "HOME": "/home/a"}, Path("/caches")),
        ({"XDG_CACHE_HOME": "/xdg", "HOME": "/home/a"}, Path("/xdg/imenik")),
        ({"XDG_CACHE_HOME": "not/absolute", "HOME": "/home/a"}, Path("/home/a/.cache/imenik")),
        ({"HOME": "/home/a"}, Path("/home/a/.cache/imenik")),
    ],
)
def test_the_folder_of_caches(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], folder: Path) -> None:
    for name in ("IMENIK_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert user_caches() == folder


def test_a_user_without_a_home_has_no_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container with a user id of its own."""
    for name in ("IMENIK_CACHE", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert user_caches() is None
