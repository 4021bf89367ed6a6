"""Recurrence rules that are refused, and how to write what was meant."""

from __future__ import annotations

import pytest

from imenik.i18n.messages import InvalidValueError
from imenik.model.recurrence import RULE, SUPPORTED, Rule, check_rule


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH", ["FREQ=MONTHLY;BYDAY=1TH;INTERVAL=2"]),
        ("freq=weekly;byday=tu", ["FREQ=WEEKLY;BYDAY=TU"]),
        ("FREQ=WEEKLY;BYDAY=TU,TU", ["FREQ=WEEKLY;BYDAY=TU"]),
        ("FREQ=DAILY", ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"]),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", ["FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=15"]),
        (
            "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1SA",
            ["FREQ=YEARLY;BYMONTH=3;BYDAY=1SA", "FREQ=YEARLY;BYMONTH=9;BYDAY=1SA"],
        ),
    ],
)
def test_what_was_meant_is_told(written: str, rules: list[str]) -> None:
    """In the usual order, or as a series for each rule; each of them is taken."""
    with pytest.raises(InvalidValueError) as caught:
        check_rule(written)
    values = caught.value.hint.values if caught.value.hint else {}
    assert " · ".join(rules) in values.values()
    assert all(check_rule(rule) == rule for rule in rules)


@pytest.mark.parametrize(
    "written",
    [
        *("", "weekly", "FREQ=MONTHLY;BYDAY=5TH", "FREQ=WEEKLY;BYDAY=1TH", "FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO"),
        *("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=WEEKLY;BYDAY=MO;COUNT=5"),
        "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1",
    ],
)
def test_what_has_no_other_spelling_names_the_supported_rules(written: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        check_rule(written)
    assert caught.value.hint == SUPPORTED


def test_parts_are_read_whatever_their_order() -> None:
    """Weekdays come in the order of the week, those of a month from the first to the last."""
    rule = Rule("FREQ=MONTHLY;BYDAY=-1TH,1TH,2MO;INTERVAL=3")
    assert RULE.fullmatch(rule.written)
    assert (rule.frequency, rule.every, rule.days) == ("MONTHLY", 3, ["2MO", "1TH", "-1TH"])
    assert Rule("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9").month == 5
