"""A build's work grows with the number of entries and no faster. It is counted, since seconds depend on the machine."""

from __future__ import annotations

import gettext
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
import pytest

from benchmarks.synthetic import write as write_records
from imenik.site.folder import SiteFolder
from imenik.site.writer import write_all
from imenik.views import render
from tests.sites import small_context

SIZES = (20, 40, 60)
"""Numbers of organisations, each with a tenth as many projects."""
LANGUAGES = ("sr-Cyrl", "sr-Latn", "en")
"""One that is made of another is among them. The work for the others is of the same kinds."""
TOLERANCE = 1.4
"""How much more the last twenty may take than those before: they bring some more countries, and work for each pair of
entries would be 1.67 times as much."""
COUNTED: tuple[tuple[str, type[Any], str], ...] = (
    ("templates rendered", jinja2.Template, "render"),
    ("templates rendered", render._Template, "make_module"),
    ("catalogue look-ups", gettext.NullTranslations, "gettext"),
    ("catalogue look-ups", gettext.GNUTranslations, "gettext"),
    ("catalogue look-ups", gettext.GNUTranslations, "ngettext"),
)


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Counter[str]]:
    """What a whole build does in one process, for each size."""
    root = tmp_path_factory.mktemp("growth")
    return {
        size: count_build(root / str(size), size) for size in (SIZES[0], *SIZES)
    }  # the first one also loads modules


def count_build(root: Path, size: int) -> Counter[str]:
    counter: Counter[str] = Counter()
    data, site = root / "data", root / "site"
    if not data.exists():
        write_records(data, size, size // 10, 1)
    with counting_calls(counter), counting_files(counter, data, site):
        context = small_context(site, data, LANGUAGES)
        result = write_all(context, SiteFolder(site), 1)
    assert result.failures == []
    return counter


@contextmanager
def counting_calls(counter: Counter[str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, owner, method in COUNTED:
            patch.setattr(owner, method, counted(counter, name, getattr(owner, method)))
        yield


def counted(counter: Counter[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        counter[name] += 1
        return function(*arguments, **named)

    return call


@contextmanager
def counting_files(counter: Counter[str], data: Path, site: Path) -> Iterator[None]:
    """Count the files of the entries that are opened for reading, and those of the site opened for writing."""
    is_counting = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:  # Python has no way to remove a hook
        if event == "open" and is_counting:
            path, _, flags = arguments
            is_read = not flags & (os.O_WRONLY | os.O_RDWR)
            if str(path).startswith(f"{data if is_read else site}{os.sep}"):
                counter["files read" if is_read else "files written"] += 1

    sys.addaudithook(hook)
    try:
        yield
    finally:
        is_counting = False


@pytest.mark.parametrize("what", ["files read", "files written", "templates rendered", "catalogue look-ups"])
def test_work_grows_with_the_entries(what: str, counts: Mapping[int, Counter[str]]) -> None:
    small, middle, large = (counts[size][what] for size in SIZES)
    assert 0 < large - middle <= TOLERANCE * (middle - small)
