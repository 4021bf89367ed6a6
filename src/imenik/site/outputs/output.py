"""An output of the site: files that are made together, and the paths they can have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple

from imenik.model import Record


class File(NamedTuple):
    """A file of the site; its content is made when it is asked for."""

    path: str
    content: Callable[[], str | bytes]

    @property
    def name(self) -> str:
        """The address by which people know it."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True)
class Output:
    """Files that are made together, from nothing but what `files` has been given."""

    name: str
    files: Callable[[], Iterable[File]]
    paths: Sequence[str]
    """Patterns of the paths that its files can have; a `*` stands for any characters."""
    many: bool = False
    """Whether its files are many and independent, so that several processes can each make some of them."""
    measured: Collection[str] = ()
    """The paths of its files whose sizes others show."""
    turn: str = ""
    """What outputs share that are made one after another, since several at a time would take too much memory."""
    without: Callable[[Record], Output] | None = None
    """The same output of a site without one entry, for when that entry makes it fail."""
    needs_texts: bool = False
    """Whether it has the texts of hand-written pages, which therefore come first."""
    needs_sizes: bool = False
    """Whether it shows the sizes of files of other outputs, which therefore come first."""

    def specificity(self, path: str) -> int:
        """The length of the longest pattern that matches a path; 0 if the output cannot have it."""
        return max((len(pattern) for pattern in self.paths if fnmatchcase(path, pattern)), default=0)
