"""Recurrence rules of series: which part of RFC 5545 they may use, and what their parts are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from imenik.i18n.messages import InvalidValueError, Message, say

_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_NTH = f"(?:[1-4]|-1){_DAY}"
_MONTH = "BYMONTH=(?:[1-9]|1[0-2])"
RULE = re.compile(
    f"FREQ=(?:WEEKLY;BYDAY={_DAY}(?:,{_DAY}){{0,6}}"
    f"|MONTHLY;(?:BYDAY={_NTH}(?:,{_NTH}){{0,9}}|BYMONTHDAY=(?:[1-9]|1[0-9]|2[0-8]))"
    f"|YEARLY(?:;{_MONTH};(?:BYDAY={_NTH}|BYMONTHDAY=(?:[1-9]|[12][0-9]|3[01])))?)"
    "(?:;INTERVAL=[1-9][0-9]?)?"
)
"""A supported rule, in its usual order."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTS = ("FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "INTERVAL")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MAX_SERIES = 6
"""More rules in the place of one are no advice."""
SUPPORTED = say("use a supported rule such as FREQ=MONTHLY;BYDAY=1TH,3TH, FREQ=WEEKLY;BYDAY=TU,TH or FREQ=YEARLY")


@dataclass(frozen=True)
class Rule:
    """A recurrence rule by its parts."""

    written: str

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The values by name, as written."""
        return dict(part.split("=", 1) for part in self.written.split(";"))

    @property
    def frequency(self) -> str:
        """`WEEKLY`, `MONTHLY` or `YEARLY`."""
        return self.parts["FREQ"]

    @property
    def every(self) -> int:
        """The number of weeks, months or years from one period with dates to the next."""
        return int(self.parts.get("INTERVAL", "1"))

    @property
    def days(self) -> list[str]:
        """The weekdays in order, such as `TU` and `TH`, or those of a month, such as `1TH` and `-1TH`."""
        written = self.parts.get("BYDAY")
        return sorted(written.split(","), key=_order) if written else []

    @property
    def month(self) -> int | None:
        """The month of a yearly rule that names one."""
        return int(self.parts["BYMONTH"]) if "BYMONTH" in self.parts else None

    @property
    def day_of_month(self) -> int | None:
        """The day of the month of a rule that names one."""
        return int(self.parts["BYMONTHDAY"]) if "BYMONTHDAY" in self.parts else None


def _order(day: str) -> tuple[int, int]:
    """By weekday, and then from the first to the last of the month."""
    number = int(day[:-2] or 0)
    return WEEKDAYS.index(day[-2:]), number if number >= 0 else 5


def check_rule(value: object) -> object:
    """The same value if it is a supported rule; otherwise how to write what was meant, if that can be told."""
    if not isinstance(value, str) or (RULE.fullmatch(value) and not _contradiction(value)):
        return value
    raise InvalidValueError("bad-rule", say('"{value}" is not valid', value=value), _better(value))


def _contradiction(value: str) -> bool:
    """Whether a rule names a day twice, or a day that its month never has."""
    rule = Rule(value)
    day, month = rule.day_of_month, rule.month
    return len(set(rule.days)) < len(rule.days) or bool(day and month and day > _DAYS_OF_MONTH[month - 1])


def _better(value: str) -> Message:
    parts = dict(part.split("=", 1) for part in value.strip().upper().removeprefix("RRULE:").split(";") if "=" in part)
    if parts.get("FREQ") == "DAILY" and not parts.keys() - {"FREQ", "INTERVAL"} and parts.get("INTERVAL", "1") == "1":
        parts = {"FREQ": "WEEKLY", "BYDAY": ",".join(WEEKDAYS)}
    if parts.keys() - {*_PARTS}:
        return SUPPORTED
    rules = list(islice(_single_rules(parts), _MAX_SERIES + 1))
    if not 0 < len(rules) <= _MAX_SERIES or any(not RULE.fullmatch(rule) or _contradiction(rule) for rule in rules):
        return SUPPORTED
    if len(rules) == 1:
        return say('did you mean "{word}"?', word=rules[0])
    return say("write a series of its own for each of these rules: {rules}", rules=" · ".join(rules))


def _single_rules(parts: Mapping[str, str]) -> Iterator[str]:
    """One rule for each month and each day of the month that a list names; weekdays stay together where they may."""
    lists = {key: list(dict.fromkeys(value.split(","))) for key, value in parts.items()}
    if parts.get("FREQ") in ("WEEKLY", "MONTHLY") and "BYDAY" in lists:
        lists["BYDAY"] = [",".join(lists["BYDAY"])]
    keys = [key for key in _PARTS if key in lists]
    for values in product(*(lists[key] for key in keys)):
        yield ";".join(f"{key}={value}" for key, value in zip(keys, values, strict=True))
