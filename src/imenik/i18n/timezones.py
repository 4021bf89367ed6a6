"""IANA time zones and their clock changes, read from the files of the `tzdata` package (RFC 9636).

The locked release of the package, unlike the zone database of a machine, makes output reproducible, and pages and
calendars agree.
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
    """The offset from UTC, whether it is daylight saving (which may be the winter), and the abbreviation."""

    offset: dt.timedelta
    is_dst: bool
    name: str


class Transition(NamedTuple):
    """A moment, in UTC and without a zone, at which clocks change from one setting to another."""

    at: dt.datetime
    before: ClockSetting
    after: ClockSetting


class YearlyTransition(NamedTuple):
    """A transition of every year: in a month, on a weekday (0 is Sunday), in the 1st to 4th or (5) the last week.

    `time` is the time after midnight of that day by the clock before, and may reach into other days.
    """

    month: int
    week: int
    weekday: int
    time: dt.timedelta
    before: ClockSetting
    after: ClockSetting

    def in_year(self, year: int) -> Transition:
        """The transition in a year."""
        first = dt.datetime(year, self.month, 1)
        days = (self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)
        if (first + dt.timedelta(days)).month != self.month:
            days -= 7
        return Transition(first + dt.timedelta(days) + self.time - self.before.offset, self.before, self.after)


@dataclass(frozen=True)
class TimeZone:
    """The single transitions of a zone, and the two yearly ones that follow, if any."""

    name: str
    initial: ClockSetting
    transitions: tuple[Transition, ...]
    yearly: tuple[YearlyTransition, ...]

    @cached_property
    def regular_from(self) -> dt.datetime:
        """The first yearly transition, in UTC."""
        clock, since = self.initial, dt.datetime(1970, 1, 1)
        if self.transitions:
            clock, since = self.transitions[-1].after, self.transitions[-1].at
        yearly = (transition for transition in _following(self.yearly, since))
        return next(transition for transition in yearly if transition.after.offset != clock.offset).at


@cache
def zone_names() -> frozenset[str]:
    """The names of all zones."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone_info(name: str) -> ZoneInfo:
    """A zone by its name, for use in times; FileNotFoundError if there is none."""
    with _file(name).open("rb") as file:
        return ZoneInfo.from_file(file, name)


@cache
def load_zone(name: str) -> TimeZone:
    """A zone by its name, with its transitions; FileNotFoundError if there is none."""
    data = _file(name).read_bytes()
    initial, transitions, footer = _read(data)
    yearly = _yearly(footer)
    # A file may list single transitions that its footer describes as well.
    while len(transitions) > 1 and yearly and transitions[-1] == next(_following(yearly, transitions[-2].at)):
        transitions.pop()
    return TimeZone(name, initial, tuple(transitions), yearly)


def _file(name: str) -> Traversable:
    return files("tzdata.zoneinfo").joinpath(*name.split("/"))


def _following(yearly: Iterable[YearlyTransition], moment: dt.datetime) -> Iterator[Transition]:
    """The yearly transitions after a moment."""
    for year in range(moment.year, dt.MAXYEAR):
        yield from sorted(transition for rule in yearly if (transition := rule.in_year(year)).at > moment)


def _read(data: bytes) -> tuple[ClockSetting, list[Transition], str]:
    """The initial clock, all transitions, and the footer. A file holds all data twice, first with 32-bit times."""
    header = _Header.unpack(data, 0)
    start = _HEADER.size + header.length(4)
    header = _Header.unpack(data, start)
    offset = start + _HEADER.size
    times = struct.unpack_from(f">{header.times}q", data, offset)
    kinds = data[offset + 8 * header.times : offset + 9 * header.times]
    clocks = list(_clocks(data, offset + 9 * header.times, header))
    befores = [clocks[0], *(clocks[kind] for kind in kinds)]
    moments = [dt.datetime(1970, 1, 1) + dt.timedelta(seconds=max(time, -(2**35))) for time in times]
    transitions = [Transition(*parts) for parts in zip(moments, befores, befores[1:], strict=False)]
    return clocks[0], transitions, data[offset + header.length(8) :].decode().strip("\n")


class _Header(NamedTuple):
    """The counts in the header of one of the two parts of a file, in their order."""

    of_utc: int
    standard: int
    leaps: int
    times: int
    types: int
    letters: int

    @classmethod
    def unpack(cls, data: bytes, offset: int) -> _Header:
        _, _, *counts = _HEADER.unpack_from(data, offset)
        return cls(*counts)

    def length(self, size: int) -> int:
        """The length of the part after the header, in bytes, if a time takes `size` bytes."""
        return (
            self.times * (size + 1)
            + self.types * 6
            + self.letters
            + self.leaps * (size + 4)
            + self.standard
            + self.of_utc
        )


def _clocks(data: bytes, offset: int, header: _Header) -> Iterator[ClockSetting]:
    letters = data[offset + 6 * header.types :][: header.letters]
    for number in range(header.types):
        seconds, is_dst, start = _TYPE.unpack_from(data, offset + 6 * number)
        name = letters[start : letters.index(b"\0", start)].decode()
        yield ClockSetting(dt.timedelta(seconds=seconds), bool(is_dst), name)


def _yearly(footer: str) -> tuple[YearlyTransition, ...]:
    """The two yearly transitions in a footer such as `CET-1CEST,M3.5.0,M10.5.0/3`, or none."""
    match = _FOOTER.fullmatch(footer)
    if not match or not match[3]:
        return ()
    name, offset, summer_name, summer_offset, starts, ends = match.groups()
    winter = ClockSetting(-_duration(offset), False, name.strip("<>"))
    summer_time = -_duration(summer_offset) if summer_offset else winter.offset + dt.timedelta(hours=1)
    summer = ClockSetting(summer_time, True, summer_name.strip("<>"))
    return _rule(starts, winter, summer), _rule(ends, summer, winter)


def _rule(text: str, before: ClockSetting, after: ClockSetting) -> YearlyTransition:
    match = _RULE.fullmatch(text)
    assert match, f"the zone database has a new sort of rule: {text}"  # noqa: S101 - no others since 1996
    month, week, weekday, time = match.groups()
    return YearlyTransition(int(month), int(week), int(weekday), _duration(time or "2"), before, after)


def _duration(text: str) -> dt.timedelta:
    """Hours, minutes and seconds with a sign: `-1`, `3`, `2:45`."""
    hours, minutes, seconds, *_ = [*(int(part) for part in text.strip("+-").split(":")), 0, 0]
    length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if text.startswith("-") else length
