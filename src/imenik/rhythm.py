"""How often a series meets, in short words of an edition. Which day its rule names is not said here."""

from __future__ import annotations

from imenik.edition import Edition


def rhythm(edition: Edition, repeats: str) -> str:
    """The frequency and interval of a rule of RFC 5545: monthly, every 2 weeks."""
    parts = dict(part.split("=", 1) for part in repeats.split(";"))
    unit, every = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    if every == 1:
        return edition.label("rhythm", unit.lower())
    if unit == "WEEKLY":
        return edition.count("Every {n} week", "Every {n} weeks", every)
    if unit == "MONTHLY":
        return edition.count("Every {n} month", "Every {n} months", every)
    return edition.count("Every {n} year", "Every {n} years", every)
