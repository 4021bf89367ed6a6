"""How often and when a series meets, in words, from its rule (RFC 5545)."""

from __future__ import annotations

from imenik.model import Series
from imenik.views.edition import Edition


def frequency(edition: Edition, repeats: str) -> str:
    """The frequency and interval of a rule, such as "monthly" or "every 2 weeks"."""
    parts = _parts(repeats)
    unit, every = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    if every == 1:
        return edition.wording.label("rhythm", unit.lower())
    if unit == "WEEKLY":
        return edition.wording.count("Every {n} week", "Every {n} weeks", every)
    if unit == "MONTHLY":
        return edition.wording.count("Every {n} month", "Every {n} months", every)
    return edition.wording.count("Every {n} year", "Every {n} years", every)


def day_and_time(edition: Edition, series: Series) -> str:
    """Everything that a rule says, such as "every first Thursday of the month at 16:00"; a year's date is the first."""
    wording, time = edition.wording, edition.wording.clock(series.time)
    words = wording.say("{day} at {time}", day=_days(edition, series), time=time)
    return words[:1].upper() + words[1:]


def _days(edition: Edition, series: Series) -> str:
    wording, parts = edition.wording, _parts(series.repeats)
    day, every, date = parts.get("BYDAY"), parts.get("INTERVAL", "1"), wording.day_and_month(series.starts)
    if every == "1":
        return wording.label("day", day) if day else wording.say("every year on {date}", date=date)
    if parts["FREQ"] == "WEEKLY" and day and every == "2":
        return wording.label("every-second", day)
    on = wording.label("on", day) if day else wording.say("on {date}", date=date)
    return wording.say("{frequency} {day}", frequency=frequency(edition, series.repeats), day=on)


def _parts(repeats: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in repeats.split(";"))
