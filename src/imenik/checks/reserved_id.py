"""Ensure that no id stands in the way of another page, or of a computer that cannot name a file so."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Message, Problem, say
from imenik.model import Series
from imenik.model.meeting import CLUSTER_PREFIX, COUNTRY_PREFIX
from imenik.store.directory import Directory

# Pages and folders that stand, or may one day stand, beside those of the entries.
_PAGES = {
    "add",
    "all",
    "api",
    "assets",
    "calendar",
    "edit",
    "feed",
    "index",
    "logos",
    "looking",
    "map",
    "new",
    "page",
    "schema",
    "search",
}
# Windows keeps these names for devices, whatever the extension (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
# The calendars of clusters and countries have names that begin so; the others are named after series.
_CALENDARS = (CLUSTER_PREFIX, COUNTRY_PREFIX)
RESERVED = frozenset(_PAGES | _DEVICES)
"""Words that are no ids, of any kind."""


def check(directory: Directory) -> Iterator[Problem]:
    """Reserved words as ids of entries, as former ids, and as ids of words of the vocabularies."""
    hint = say("choose a longer ID")
    for record, origin in directory.records():
        if is_reserved(record.kind, record.id):
            yield origin.problem("reserved-id", message(record.id), hint)
        for index, former in enumerate(record.former_ids):
            if is_reserved(record.kind, former):
                yield origin.problem("reserved-id", message(former), at=("former_ids", index))
    for name, vocabulary in directory.vocabularies.items():
        for term in RESERVED & vocabulary.terms.keys():
            origin = directory.origins["vocabulary", name]
            yield origin.problem("reserved-id", message(term), hint, at=("terms", term), at_key=True)


def is_reserved(kind: str, word: str) -> bool:
    """Whether no entry of a kind can be called so."""
    return word in RESERVED or (kind == Series.kind and word.startswith(_CALENDARS))


def message(word: str) -> Message:
    """What is said of such a word."""
    return say('"{id}" cannot be an ID: the word is reserved', id=word)
