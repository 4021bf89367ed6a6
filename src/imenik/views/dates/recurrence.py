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
    """Day and time, such as "every first Thursday of the month at 16:00"; for longer intervals, frequency and time."""
    parts, time = _parts(series.repeats), edition.wording.time(series.time)
    if "BYDAY" not in parts or parts.get("INTERVAL", "1") != "1":
        return f"{frequency(edition, series.repeats)}, {time}"
    words = edition.wording.say("{day} at {time}", day=edition.wording.label("day", parts["BYDAY"]), time=time)
    return words[:1].upper() + words[1:]


def _parts(repeats: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in repeats.split(";"))
