"""How often and when a series meets, in words."""

from __future__ import annotations

import pytest

from imenik.i18n.labels import LABELS
from imenik.store.directory import Directory
from imenik.views.dates.recurrence import day_and_time, frequency
from tests.factories import edition_of, series


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=1TH", "Monthly"),
        ("FREQ=WEEKLY;BYDAY=MO", "Weekly"),
        ("FREQ=YEARLY", "Yearly"),
        ("FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3", "Every 3 months"),
        ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=2", "Every 2 weeks"),
        ("FREQ=YEARLY;INTERVAL=2", "Every 2 years"),
    ],
)
def test_a_rule_in_short_words(rule: str, words: str) -> None:
    """Every frequency that a rule may have, with and without an interval."""
    assert frequency(edition_of(Directory(), "en"), rule) == words


@pytest.mark.parametrize(
    ("tag", "rule", "words"),
    [
        ("en", "FREQ=MONTHLY;BYDAY=1TH", "Every first Thursday of the month at 16:00"),
        ("bs", "FREQ=MONTHLY;BYDAY=1TH", "Svaki prvi četvrtak u mjesecu u 16:00"),
        ("hr", "FREQ=MONTHLY;BYDAY=3WE", "Svaku treću srijedu u mjesecu u 16:00"),
        ("sr-Cyrl", "FREQ=MONTHLY;BYDAY=-1SU", "Сваке посљедње недјеље у мјесецу у 16:00"),
        ("sr-Latn", "FREQ=WEEKLY;BYDAY=TU", "Svakog utorka u 16:00"),
        ("de", "FREQ=MONTHLY;BYDAY=2SA", "Jeden zweiten Samstag im Monat um 16:00 Uhr"),
        ("bs", "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2", "Svaki drugi ponedjeljak u 16:00"),
        ("hr", "FREQ=WEEKLY;BYDAY=WE;INTERVAL=2", "Svaku drugu srijedu u 16:00"),
        ("sr-Cyrl", "FREQ=WEEKLY;BYDAY=SU;INTERVAL=21", "Сваку 21. седмицу, недјељом у 16:00"),
        ("de", "FREQ=WEEKLY;BYDAY=SA;INTERVAL=3", "Alle 3 Wochen samstags um 16:00 Uhr"),
        ("en", "FREQ=MONTHLY;BYDAY=1TH;INTERVAL=3", "Every 3 months on the first Thursday at 16:00"),
        ("bs", "FREQ=MONTHLY;BYDAY=-1SA;INTERVAL=2", "Svaka 2 mjeseca, posljednje subote u mjesecu u 16:00"),
        ("en", "FREQ=YEARLY", "Every year on 3 September at 16:00"),
        ("de", "FREQ=YEARLY;INTERVAL=2", "Alle 2 Jahre am 3. September um 16:00 Uhr"),
        ("sr-Latn", "FREQ=YEARLY", "Svake godine 3. septembra u 16:00"),
    ],
)
def test_a_rule_in_words_with_its_gender(tag: str, rule: str, words: str) -> None:
    assert day_and_time(edition_of(Directory(), tag), series(repeats=rule)) == words


def test_every_day_that_a_rule_may_name_has_its_words() -> None:
    places, days = ("", "1", "2", "3", "4", "-1"), ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    assert {(group, place + day) for group in ("day", "on") for place in places for day in days} <= set(LABELS)
    assert {("every-second", day) for day in days} <= set(LABELS)
