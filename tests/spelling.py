"""Spellings for tests: a text in Serbian Latin, and whether one has Cyrillic letters."""

from __future__ import annotations

from imenik.i18n.script import letters_in
from imenik.i18n.script_tables import script_tables

to_latin = script_tables().transliterations["serbian"]


def has_cyrillic(text: str) -> bool:
    """Whether any letter of `text` is Cyrillic."""
    return letters_in(text, "Cyrl") != ""
