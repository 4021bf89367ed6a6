"""How often and when a series meets, in words, from its rule (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

from imenik.model import Series
from imenik.model.recurrence import Rule
from imenik.views.edition import Edition
from imenik.views.wording import Wording


def frequency(edition: Edition, repeats: str) -> str:
    """The frequency and interval of a rule, such as "monthly" or "every 2 weeks"."""
    rule = Rule(repeats)
    if rule.every == 1:
        several = rule.frequency == "WEEKLY" and len(rule.days) > 1
        if several:
            return edition.wording.count("{n} day a week", "{n} days a week", len(rule.days))
        return edition.wording.label("rhythm", rule.frequency.lower())
    if rule.frequency == "WEEKLY":
        return edition.wording.count("Every {n} week", "Every {n} weeks", rule.every)
    if rule.frequency == "MONTHLY":
        return edition.wording.count("Every {n} month", "Every {n} months", rule.every)
    return edition.wording.count("Every {n} year", "Every {n} years", rule.every)


def day_and_time(edition: Edition, series: Series) -> str:
    """Everything that a rule says, such as "every first Thursday of the month at 16:00"; a year's date is the first."""
    wording, time = edition.wording, edition.wording.clock(series.time)
    words = wording.say("{day} at {time}", day=_days(edition, series), time=time)
    return words[:1].upper() + words[1:]


def _days(edition: Edition, series: Series) -> str:
    wording, rule = edition.wording, Rule(series.repeats)
    often = frequency(edition, series.repeats) if rule.every > 1 else ""
    if rule.frequency == "YEARLY":
        return _days_of_year(wording, rule, series.starts, often)
    if rule.day_of_month:
        day = rule.day_of_month
        return (
            wording.say("{frequency} on day {day} of the month", frequency=often, day=day)
            if often
            else wording.say("every month on day {day}", day=day)
        )
    if not often:
        return _joined(wording, "day", rule.days)
    if (rule.frequency, rule.every, len(rule.days)) == ("WEEKLY", 2, 1):
        return wording.label("every-second", rule.days[0])
    return wording.say("{frequency} {day}", frequency=often, day=_joined(wording, "on", rule.days))


def _days_of_year(wording: Wording, rule: Rule, starts: dt.date, often: str) -> str:
    if rule.days:
        day, month = wording.label("on", rule.days[0]), wording.label("month", str(rule.month))
        if often:
            return wording.say("{frequency}, {month}, {day}", frequency=often, month=month, day=day)
        return wording.say("every year {month} {day}", month=month, day=day)
    first = dt.date(2000, rule.month, rule.day_of_month) if rule.month and rule.day_of_month else starts
    date = wording.day_and_month(first)
    if often:
        return wording.say("{frequency} {day}", frequency=often, day=wording.say("on {date}", date=date))
    return wording.say("every year on {date}", date=date)


def _joined(wording: Wording, group: str, days: Sequence[str]) -> str:
    """The phrases of some days as one: "every first and third Thursday of the month", "every Tuesday and Thursday".

    Phrases agree in gender and case as wholes, so words are left out only where they are the same in all of them:
    on both sides for one weekday; for different ones at the beginning, or with ordinals at the end, since "every first
    Tuesday and Thursday" could mean each Thursday.
    """
    by_weekday = [
        _coordinated(wording, [wording.label(group, day) for day in same], before=True, after=True)
        for _, same in groupby(days, key=lambda day: day[-2:])
    ]
    plain = all(len(day) == 2 for day in days)
    return _coordinated(wording, by_weekday, before=plain, after=not plain)


def _coordinated(wording: Wording, phrases: Sequence[str], *, before: bool, after: bool) -> str:
    """Phrases as a list, with the words that all begin or end with said once."""
    words = [phrase.split() for phrase in phrases]
    most = min(map(len, words)) - 1
    first = _shared(words, most) if before else 0
    last = _shared([each[::-1] for each in words], most - first) if after else 0
    middles = [" ".join(each[first : len(each) - last]) for each in words]
    return " ".join([*words[0][:first], wording.listed(middles), *words[0][len(words[0]) - last :]])


def _shared(phrases: Iterable[Sequence[str]], most: int) -> int:
    """How many words all phrases begin with, up to `most`."""
    count = 0
    for same in zip(*phrases, strict=False):
        if count == most or len(set(same)) > 1:
            break
        count += 1
    return count
