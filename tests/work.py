"""How much work something is, without a clock: what counts is how often functions are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def work(done: Callable[[], object]) -> int:
    """The number of calls, of functions written in Python and in C, that something takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        done()
    finally:
        sys.setprofile(before)
    return calls


def grows_with_the_number(done: Callable[[int], object], number: int) -> bool:
    """Whether twice as many things are about twice the work, and not four times as much."""
    few, many = (work(lambda each=each: done(each)) for each in (number, 2 * number))  # type: ignore[misc] # bound now
    return many < 2.5 * few
