"""Every text that somebody reads in a language: messages, pages, contributing guides, vocabularies and entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from babel.messages.pofile import read_po

from imenik.env.locations import LOCALES
from imenik.store.directory import Directory
from imenik.store.loader import load
from imenik.store.traversal import iter_texts
from tests.paths import ROOT

TRANSLATED = ("bs", "hr", "sr-Cyrl", "de")
TAGS = ("en", *TRANSLATED)

_DROPPED = re.compile(r"(?<=\])\([^)]*\)| \{ #[\w-]+ \}|(?m:^\s*(?:[-*]|\d+\.) )|\*\*?(?=\S)|(?<=\S)\*\*?|[\[\]]")
"""Markdown that leaves no trace on the page: targets and ids, marks of items, of emphasis and of links."""
_NOT_WORDS = re.compile(
    r"(?s)```.*?```|`[^`]*`|https?://[^\s“”]+|[\w./-]+\.(?:yml|md|csv|ics|xlsx|html)\b|\b\w+@[\w.]+|<[^>]*>|--[a-z][\w-]*"
    r"(?:[ =]\"[^\"]*\")?|\{\w*\}"
)
"""Code, addresses, options of commands and the gaps of messages."""


class Read(NamedTuple):
    """A text with where it is, and of what sort: `message`, `page` or `entry`."""

    sort: str
    place: str
    text: str

    @property
    def words(self) -> str:
        """The text with a zero for whatever no reader reads as words."""
        return _NOT_WORDS.sub("0", _DROPPED.sub("", self.text))


@cache
def texts(tag: str) -> tuple[Read, ...]:
    """All texts in the language of `tag`."""
    return (*_messages(tag), *_pages(tag), *_entries(tag))


def _messages(tag: str) -> Iterator[Read]:
    """Of the program, and of this site, whose wording replaces it."""
    for path in (LOCALES / f"{'de' if tag == 'en' else tag}.po", ROOT / "locales" / f"{tag}.po"):
        for message_id, string in _catalogue(path):
            yield Read("message", message_id, message_id if tag == "en" and path.parent == LOCALES else string)


def _catalogue(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as file:
        for message in (message for message in read_po(file) if message.id):
            ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
            strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            yield from zip((*ids, *(ids[-1:] * len(strings))), strings, strict=False)


def _pages(tag: str) -> Iterator[Read]:
    """For visitors and contributors; those for developers, in English only, are not translated."""
    guide = ROOT / ("CONTRIBUTING.md" if tag == "en" else f"CONTRIBUTING.{tag}.md")
    for path in (*sorted((ROOT / "docs" / tag).glob("*.md")), *([guide] if tag != "en" else [])):
        head, has_head, body = path.read_text("utf-8").partition("\n---\n")
        meta, body = (yaml.safe_load(head), body) if has_head else ({}, head)
        if meta.get("search", True):
            place = path.relative_to(ROOT).as_posix()
            yield from (Read("page", place, text) for text in (*_strings(meta), body))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


@cache
def directory() -> Directory:
    """The entries and vocabularies of this checkout."""
    return load(ROOT / "data")[0]


def _entries(tag: str) -> Iterator[Read]:
    for located in iter_texts(directory()):
        if located.tag == tag:
            yield Read("entry", f"{located.origin.path}: {'.'.join(map(str, located.location))}", located.text)
