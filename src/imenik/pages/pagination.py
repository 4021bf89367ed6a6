"""Pagination of long lists: `path`, `path/page/2/` and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")

PER_PAGE = 100
"""As many items as a phone can scroll through comfortably."""


@dataclass(frozen=True)
class ListPage(Generic[Item]):
    """One page of a list; `number` counts from 1, `base` is the address of the first page below the language."""

    base: str
    number: int
    count: int
    items: Sequence[Item]

    @property
    def path(self) -> str:
        """The address of this page, below the language."""
        return self.path_of(self.number)

    def path_of(self, number: int) -> str:
        """The address of another page of the same list."""
        return self.base if number == 1 else f"{self.base}page/{number}/"


def paginate(base: str, items: Sequence[Item], per_page: int = PER_PAGE) -> Iterator[ListPage[Item]]:
    """The pages of `items`; an empty list still has one."""
    count = max(1, -(-len(items) // per_page))
    for number in range(1, count + 1):
        yield ListPage(base, number, count, items[(number - 1) * per_page : number * per_page])


def paginate_together(base: str, *lists: Sequence[Any]) -> Iterator[tuple[ListPage[Any], list[Sequence[Any]]]]:
    """Pages that show several lists, each with the next part of every list; the longest decides how many there are."""
    for list_page in paginate(base, max(lists, key=len)):
        start = (list_page.number - 1) * PER_PAGE
        yield list_page, [items[start : start + PER_PAGE] for items in lists]
