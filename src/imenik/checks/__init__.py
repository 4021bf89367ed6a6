"""The rules that need more than one value of a record: one rule a file, run in the order of these lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from imenik.checks import (
    former_ids,
    loops,
    mixed_script,
    moved,
    near_duplicate,
    order_of_dates,
    personal_email,
    phone_number,
    references,
    repeated_item,
    reserved_id,
    seat,
    secret_link,
    seeks_until,
    series_of_meeting,
    unexpected_host,
    unknown_city,
    unlikely_date,
    wrong_script,
    zone_of_times,
)
from imenik.env import gc_disabled
from imenik.i18n.messages import Problem
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer
from imenik.store.traversal import LocatedText, iter_texts

CHECKS: tuple[Callable[[Directory], Iterable[Problem]], ...] = (
    references.check,
    reserved_id.check,
    former_ids.check,
    seat.check,
    seeks_until.check,
    order_of_dates.check,
    unlikely_date.check,
    zone_of_times.check,
    moved.check,
    series_of_meeting.check,
    repeated_item.check,
    loops.check,
    unexpected_host.check,
    near_duplicate.check,
)
"""The rules about records."""

TEXT_CHECKS: tuple[Callable[[LocatedText], Iterable[Problem]], ...] = (
    mixed_script.check,
    wrong_script.check,
    personal_email.check,
    phone_number.check,
    secret_link.check,
)
"""The rules about every single text; there are many, so they are gone through once for all of these."""

CITY_CHECKS: tuple[Callable[[Directory, Gazetteer], Iterable[Problem]], ...] = (unknown_city.check,)
"""The rules that know what cities are called."""


def run(directory: Directory, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """The problems that the checks find, in no particular order; those of cities where a gazetteer is at hand."""
    return check_records(directory, gazetteer) + check_texts(directory)


def check_records(directory: Directory, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """What is wrong with records, each among all others."""
    with gc_disabled():
        found = [problem for check in CHECKS for problem in check(directory)]
        if gazetteer:
            found += (problem for city_check in CITY_CHECKS for problem in city_check(directory, gazetteer))
        return found


def check_texts(directory: Directory) -> list[Problem]:
    """What is wrong with single texts, whatever else there is."""
    with gc_disabled():
        return [problem for located in iter_texts(directory) for check in TEXT_CHECKS for problem in check(located)]
