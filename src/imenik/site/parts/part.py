"""Which outputs, and which files of them, belong to one of several parts of a site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle
from zlib import crc32

from imenik.site.outputs.output import File, Output

VARIABLE = "IMENIK_PART"
"""The environment variable with which the command asks for a part."""
MAX_PARTS = 256
"""As many jobs as a matrix of GitHub's can have."""


@dataclass(frozen=True)
class Part:
    """One of `count` parts, counted from 1."""

    number: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Part:
        """The part written as `2/6`; ValueError if there is none."""
        match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
        part = cls(int(match[1]), int(match[2])) if match else cls(0, 0)
        if not 1 <= part.number <= part.count <= MAX_PARTS:
            raise ValueError(f"'{text}' is not a part such as 2/6 (of {MAX_PARTS} at most).")
        return part

    def of(self, outputs: Iterable[Output]) -> Sequence[Output]:
        """Its share of some outputs: a part of those with many files, and the others whole, in turn."""
        turns = cycle(range(1, self.count + 1))
        shares = (
            replace(output, files=partial(self._some_of, output), without=None)
            if output.many
            else output
            if next(turns) == self.number
            else None
            for output in outputs
        )
        return [share for share in shares if share]

    def _some_of(self, output: Output) -> Iterator[File]:
        """The files whose path has the checksum of the part, so that a new entry moves no other one."""
        return (file for file in output.files() if crc32(file.path.encode()) % self.count == self.number - 1)


def requested_part() -> Part | None:
    """The part that the command asks for; None if it asks for the whole site."""
    text = os.environ.get(VARIABLE)
    return Part.parse(text) if text else None
