"""The readers of strangers' files, as `fuzz.py` tries them: each takes bytes, and may only refuse them as it does."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from imenik import checks
from imenik.env.locations import LOCALES
from imenik.i18n.messages import InvalidValueError
from imenik.intake.issues.parser import parse_submission
from imenik.intake.table.spreadsheet import read_sheet
from imenik.store.languages import Language, load_languages
from tests.paths import SUBMISSIONS, TESTS

SEEDS = {"loader": (TESTS / "hostile", "*/*.yml"), "issue": (SUBMISSIONS, "*/body.md"), "table": (TESTS, "**/*.csv")}
"""Where to begin."""


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="imenik-fuzz-"))


@cache
def _languages() -> Mapping[str, Language]:
    return load_languages(LOCALES)


def loader(data: bytes) -> None:
    """A file of an organisation, read and checked; what is refused is told."""
    path = _folder() / "organisations" / "club.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    directory, problems = checks.load_and_check(_folder())
    assert directory.organisations or problems


def issue(data: bytes) -> None:
    """The text of an issue."""
    with contextlib.suppress(InvalidValueError):
        parse_submission(data.decode("utf-8", "replace"), _languages())


def table(data: bytes) -> None:
    """A table; the first byte says whether it is a workbook."""
    path = _folder() / ("table.xlsx" if data[:1] == b"P" else "table.csv")
    path.write_bytes(data)
    with contextlib.suppress(InvalidValueError):
        read_sheet(path)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"loader": loader, "issue": issue, "table": table}
