"""The messages of the program, as they are brought into the catalogues."""

from __future__ import annotations

from functools import cache

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from tests.paths import ROOT

KEYWORDS = {"say": None, "_": None, "count": (1, 2), "forms": (1, 2)}


@cache
def _found() -> frozenset[str | tuple[str, ...]]:
    with (ROOT / "scripts" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call] # Babel's own
    found = extract_from_dir(ROOT / "src", methods, options, keywords=KEYWORDS)
    return frozenset(message for _, _, message, _, _ in found)


def in_code() -> set[str]:
    """Every message of the code and the templates; of a plural its first form."""
    return {message[0] if isinstance(message, tuple) else message for message in _found()}


def plurals_in_code() -> list[tuple[str, str]]:
    """Both English forms of every message that has a plural."""
    return sorted((message[0], message[1]) for message in _found() if isinstance(message, tuple))
