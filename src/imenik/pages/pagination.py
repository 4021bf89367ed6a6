"""Long lists cut into sheets: `path`, `path/page/2/` and so on. The lists come from the page that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")

PER_SHEET = 100
"""How many items a phone scrolls through without complaint."""


@dataclass(frozen=True)
class Sheet(Generic[Item]):
    """One sheet of a list; `number` counts from 1. `path` is its address below the language."""

    base: str
    number: int
    count: int
    items: Sequence[Item]

    @property
    def path(self) -> str:
        """Its own address."""
        return self.path_of(self.number)

    def path_of(self, number: int) -> str:
        """The address of another sheet of the same list."""
        return self.base if number == 1 else f"{self.base}page/{number}/"


def sheets(base: str, items: Sequence[Item], per_sheet: int = PER_SHEET) -> Iterator[Sheet[Item]]:
    """The sheets of `items`; an empty list still has one."""
    count = max(1, -(-len(items) // per_sheet))
    for number in range(1, count + 1):
        yield Sheet(base, number, count, items[(number - 1) * per_sheet : number * per_sheet])


def abreast(base: str, *lists: Sequence[Any]) -> Iterator[tuple[Sheet[Any], list[Sequence[Any]]]]:
    """The sheets of a page that shows several lists: each has the next part of every list that goes on so far."""
    for sheet in sheets(base, max(lists, key=len)):
        start = (sheet.number - 1) * PER_SHEET
        yield sheet, [items[start : start + PER_SHEET] for items in lists]
