"""Rules that need more than one value of a record: one rule per file, run in the order of these lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from imenik.checks import (
    former_ids,
    loops,
    mixed_script,
    near_duplicate,
    needed_fields,
    order_of_dates,
    personal_email,
    phone_number,
    references,
    repeated_item,
    reserved_id,
    secret_link,
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
    needed_fields.check,
    order_of_dates.check,
    unlikely_date.check,
    zone_of_times.check,
    series_of_meeting.check,
    repeated_item.check,
    loops.check,
    unexpected_host.check,
    near_duplicate.check,
)
"""Rules about records."""

TEXT_CHECKS: tuple[Callable[[LocatedText], Iterable[Problem]], ...] = (
    mixed_script.check,
    wrong_script.check,
    personal_email.check,
    phone_number.check,
    secret_link.check,
)
"""Rules about single texts, all run in one pass over the many texts."""

CITY_CHECKS: tuple[Callable[[Directory, Gazetteer], Iterable[Problem]], ...] = (unknown_city.check,)
"""Rules that need the gazetteer."""


def run(directory: Directory, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """All problems, in no particular order; those of cities only with a gazetteer."""
    return check_records(directory, gazetteer) + check_texts(directory)


def check_records(directory: Directory, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """Problems of records in the context of the directory."""
    with gc_disabled():
        problems = [problem for check in CHECKS for problem in check(directory)]
        if gazetteer:
            problems += (problem for city_check in CITY_CHECKS for problem in city_check(directory, gazetteer))
        return problems


def check_texts(directory: Directory) -> list[Problem]:
    """Problems of single texts."""
    with gc_disabled():
        return [problem for located in iter_texts(directory) for check in TEXT_CHECKS for problem in check(located)]
