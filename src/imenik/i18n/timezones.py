"""The time zones of IANA and how clocks are set there, read from the files of the `tzdata` package (RFC 9636).

The package's release is locked, while the zone database of a machine is of any age: pages and calendars tell the same
hours, and the same data gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple
from zoneinfo import ZoneInfo

_HEADER = struct.Struct(">4s1s15x6L")
_TYPE = struct.Struct(">lBB")
# The name of a time in a footer is letters, or in angle brackets; the offset counts westwards (POSIX, 8.3).
_NAME, _OFFSET = r"(?:[A-Za-z]{3,}|<[^>]+>)", r"[+-]?\d+(?::\d+){0,2}"
_FOOTER = re.compile(rf"({_NAME})({_OFFSET})(?:({_NAME})({_OFFSET})?,([^,]+),([^,]+))?")
_RULE = re.compile(rf"M(\d+)\.(\d)\.(\d)(?:/({_OFFSET}))?")


class ClockSetting(NamedTuple):
    """How clocks are set: so far ahead of UTC, whether that is daylight saving (in Ireland winter is), its name."""

    ahead: dt.timedelta
    saving: bool
    name: str


class Transition(NamedTuple):
    """A moment, in UTC and without a zone, at which clocks are set from one to another."""

    at: dt.datetime
    before: ClockSetting
    after: ClockSetting


class YearlyTransition(NamedTuple):
    """A change of every year: in a month, on a weekday (0 is Sunday), the first to the fourth or as 5 the last.

    `time` is that long after midnight of that day by the clock before, and may reach into other days.
    """

    month: int
    week: int
    weekday: int
    time: dt.timedelta
    before: ClockSetting
    after: ClockSetting

    def change(self, year: int) -> Transition:
        """The change of one year."""
        first = dt.datetime(year, self.month, 1)
        days = (self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)
        if (first + dt.timedelta(days)).month != self.month:
            days -= 7
        return Transition(first + dt.timedelta(days) + self.time - self.before.ahead, self.before, self.after)


@dataclass(frozen=True)
class TimeZone:
    """The changes of a zone one by one; then those of every year, of which there are two or none."""

    name: str
    first: ClockSetting
    changes: tuple[Transition, ...]
    yearly: tuple[YearlyTransition, ...]

    @cached_property
    def regular_from(self) -> dt.datetime:
        """The first change of those of every year, in UTC."""
        clock, at = (
            (self.changes[-1].after, self.changes[-1].at) if self.changes else (self.first, dt.datetime(1970, 1, 1))
        )
        possible = (change for change in _following(self.yearly, at) if change.after.ahead != clock.ahead)
        return next(possible).at


@cache
def zone_names() -> frozenset[str]:
    """The names of all zones."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone_info(name: str) -> ZoneInfo:
    """A zone by its name, as times carry it; FileNotFoundError where there is none."""
    with _file(name).open("rb") as file:
        return ZoneInfo.from_file(file, name)


@cache
def load_zone(name: str) -> TimeZone:
    """A zone by its name, as it is described; FileNotFoundError where there is none."""
    data = _file(name).read_bytes()
    first, changes, footer = _read(data)
    yearly = _yearly(footer)
    # Files may say one by one what their footer says for ever.
    while len(changes) > 1 and yearly and changes[-1] == next(_following(yearly, changes[-2].at)):
        changes.pop()
    return TimeZone(name, first, tuple(changes), yearly)


def _file(name: str) -> Traversable:
    return files("tzdata.zoneinfo").joinpath(*name.split("/"))


def _following(yearly: Iterable[YearlyTransition], at: dt.datetime) -> Iterator[Transition]:
    """The changes of every year that come after a moment."""
    for year in range(at.year, dt.MAXYEAR):
        yield from sorted(change for each in yearly if (change := each.change(year)).at > at)


def _read(data: bytes) -> tuple[ClockSetting, list[Transition], str]:
    """The clock at first, all changes, and the footer. The file holds all twice, first in numbers of 32 bits."""
    head = _Head.at(data, 0)
    start = _HEADER.size + head.length(4)
    head = _Head.at(data, start)
    at = start + _HEADER.size
    times = struct.unpack_from(f">{head.times}q", data, at)
    kinds = data[at + 8 * head.times : at + 9 * head.times]
    clocks = list(_clocks(data, at + 9 * head.times, head))
    befores = [clocks[0], *(clocks[kind] for kind in kinds)]
    moments = [dt.datetime(1970, 1, 1) + dt.timedelta(seconds=max(time, -(2**35))) for time in times]
    changes = [Transition(*each) for each in zip(moments, befores, befores[1:], strict=False)]
    return clocks[0], changes, data[at + head.length(8) :].decode().strip("\n")


class _Head(NamedTuple):
    """The counts in the head of one of the two parts of a file, in their order."""

    of_utc: int
    standard: int
    leaps: int
    times: int
    types: int
    letters: int

    @classmethod
    def at(cls, data: bytes, at: int) -> _Head:
        _, _, *counts = _HEADER.unpack_from(data, at)
        return cls(*counts)

    def length(self, size: int) -> int:
        """The bytes that follow the head when a moment takes `size`."""
        return (
            self.times * (size + 1)
            + self.types * 6
            + self.letters
            + self.leaps * (size + 4)
            + self.standard
            + self.of_utc
        )


def _clocks(data: bytes, at: int, head: _Head) -> Iterator[ClockSetting]:
    letters = data[at + 6 * head.types :][: head.letters]
    for number in range(head.types):
        ahead, summer, start = _TYPE.unpack_from(data, at + 6 * number)
        yield ClockSetting(
            dt.timedelta(seconds=ahead), bool(summer), letters[start : letters.index(b"\0", start)].decode()
        )


def _yearly(footer: str) -> tuple[YearlyTransition, ...]:
    """The two changes of every year that a footer such as `CET-1CEST,M3.5.0,M10.5.0/3` tells of, or none."""
    found = _FOOTER.fullmatch(footer)
    if not found or not found[3]:
        return ()
    name, offset, summer_name, summer_offset, starts, ends = found.groups()
    winter = ClockSetting(-_duration(offset), False, name.strip("<>"))
    ahead = -_duration(summer_offset) if summer_offset else winter.ahead + dt.timedelta(hours=1)
    summer = ClockSetting(ahead, True, summer_name.strip("<>"))
    return _rule(starts, winter, summer), _rule(ends, summer, winter)


def _rule(text: str, before: ClockSetting, after: ClockSetting) -> YearlyTransition:
    found = _RULE.fullmatch(text)
    assert found, f"the zone database has a new sort of rule: {text}"  # noqa: S101 - none other since 1996
    month, week, weekday, time = found.groups()
    return YearlyTransition(int(month), int(week), int(weekday), _duration(time or "2"), before, after)


def _duration(text: str) -> dt.timedelta:
    """Hours, minutes and seconds with a sign: `-1`, `3`, `2:45`."""
    hours, minutes, seconds, *_ = [*(int(part) for part in text.strip("+-").split(":")), 0, 0]
    length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if text.startswith("-") else length
