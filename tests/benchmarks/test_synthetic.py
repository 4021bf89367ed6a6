"""The invented data of the benchmarks: always the same, without fault, and plainly invented."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from benchmarks.synthetic import write
from imenik import checks
from imenik.model import KINDS
from imenik.store.directory import Directory
from imenik.store.loader import load
from imenik.store.traversal import iter_texts
from tests.spelling import has_cyrillic


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory.mktemp("synthetic") / "data")


@pytest.fixture(scope="module")
def directory(folder: Path) -> Directory:
    return load(folder)[0]


def _written(folder: Path, seed: int = 1) -> Path:
    write(folder, organisations=200, projects=20, seed=seed)
    return folder


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yml")}


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Figures of two days are about the same data."""
    assert _contents(_written(tmp_path / "again")) == _contents(folder)
    assert _contents(_written(tmp_path / "other", seed=2)) != _contents(folder)


def test_nothing_is_wrong_with_it(folder: Path) -> None:
    """Not even a warning: what is measured is the usual way."""
    directory, problems = load(folder)
    assert [*problems, *checks.run(directory)] == []


def test_every_kind_is_there(directory: Directory) -> None:
    """As many organisations and projects as were asked for, and some of all else."""
    assert all(directory.of_kind(model.kind) for model in KINDS)
    assert (len(directory.organisations), len(directory.projects)) == (200, 20)


def test_names_are_in_both_scripts(directory: Directory) -> None:
    """About half of the names are maps, many of them with Cyrillic."""
    names = [record.name for record in directory.organisations.values()]
    assert 0.3 < sum(name.translatable for name in names) / len(names) < 0.7
    assert sum(any(map(has_cyrillic, name.values())) for name in names) > len(names) / 5


def test_every_address_is_below_example(directory: Directory) -> None:
    """No host of the real world is meant (RFC 2606); the vocabulary's sources are real."""
    texts = [located.text for located in iter_texts(directory) if located.origin.path.find("/vocabulary/") < 0]
    hosts = {host for text in texts for host in re.findall(r"(?:https?://|@)([\w.-]*\w)", text)}
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_some_names_are_long_and_some_in_other_scripts(directory: Directory) -> None:
    """What a page has to bear now and then is measured too."""
    organisations = directory.organisations.values()
    assert any(len(name) > 100 for organisation in organisations for name in organisation.name.values())
    letters = {
        unicodedata.name(name[0]).split()[0] for organisation in organisations for name in organisation.also_known_as
    }
    assert letters > {"LATIN", "GREEK", "ARABIC", "CJK"}
