"""The rules that need more than one value of a record: one rule a file, run in the order of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from imenik.checks import seeks_until
from imenik.directory import Directory
from imenik.problem import Problem

Check = Callable[[Directory], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (seeks_until.check,)


def run(directory: Directory) -> list[Problem]:
    """The problems that the checks find, in no particular order."""
    return [problem for check in CHECKS for problem in check(directory)]
