"""A record of somebody who means harm, worse than what the loader lets through."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from imenik.edition import Edition
from imenik.texts import SAME_EVERYWHERE, Text
from tests.conftest import editions_of

HOSTILE = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "</script><script>alert(1)</script>",
    "NaN",
    "#N/A",
    "null",
    'a "quote", a comma\r\nand a line',
    "bell \x07, escape \x1b, \x00, \ufffe",
    "\u202eright to left",
    "w" * 300,
)
LONG = "w" * 40_000


@cache
def hostile_editions() -> dict[str, Edition]:
    """The small data set, where one organisation is called all of that."""
    editions = editions_of(Path(__file__).parent / "site" / "data")
    findings = next(iter(editions.values())).findings
    directory = findings.directory
    name, short, note, about = (Text({SAME_EVERYWHERE: each}) for each in (HOSTILE[0], HOSTILE[7], HOSTILE[10], LONG))
    changed = {"name": name, "short_name": short, "also_known_as": HOSTILE, "about": about, "note": note}
    club = directory.organisations["first-club"].model_copy(update=changed)
    with_it = replace(directory, organisations={**directory.organisations, club.id: club})
    return {tag: replace(each, findings=replace(findings, directory=with_it)) for tag, each in editions.items()}
