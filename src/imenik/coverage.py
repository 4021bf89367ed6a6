"""How far the directory is translated, as numbers. Which text is shown in whose place is the matter of `languages`."""

from __future__ import annotations

from imenik.directory import Directory
from imenik.model import Part
from imenik.syntax import Location
from imenik.texts import Text
from imenik.walk import walk

# An organisation has its name in the languages in which it calls itself something; the title of a source is its own.
_NAMES = {"name", "short_name", "city", "sources"}


def texts_in_one_language(directory: Directory) -> int:
    """How many texts that differ from language to language are there in one only. Names do not count."""
    return sum(_in_one_language(entry) for entry, _ in directory.entries())


def _in_one_language(entry: Part) -> int:
    return sum(_untranslated(at, text) for at, text in walk(entry, Text))


def _untranslated(at: Location, text: Text) -> bool:
    return text.translatable and len(text) == 1 and at[0] not in _NAMES
