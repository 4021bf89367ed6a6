"""Ensure that mail goes to an office and not to a private person: people leave, and their addresses are personal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from imenik.i18n.messages import Problem, Severity, say
from imenik.i18n.script import fold
from imenik.i18n.text import Text
from imenik.model import Part
from imenik.store.traversal import LocatedText
from imenik.store.word_lists import words_for

ADDRESS = re.compile(r"(?<![\w.%+-])([A-Za-z0-9._%+-]+)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
MIN_SURNAME_LENGTH = 4


@cache
def free_host() -> re.Pattern[str]:
    """Hosts where anybody gets an address: names with any ending, then whole hosts."""
    names, hosts = ("|".join(map(re.escape, words_for("mailboxes", key))) for key in ("free_names", "free_hosts"))
    whole = f"|{hosts}" if hosts else ""
    return re.compile(rf"(?:{names})\.[a-z]{{2,3}}(?:\.[a-z]{{2}})?{whole}", re.IGNORECASE)


@cache
def role() -> re.Pattern[str]:
    """Typical words in addresses of offices: whole words, then parts of words."""
    words, parts = ("|".join(map(re.escape, words_for("mailboxes", key))) for key in ("words", "parts"))
    return re.compile(f"(?:{words})$|.*(?:{parts})")


def check(located: LocatedText) -> Sequence[Problem]:
    """Addresses such as `first.last@` or `f.last@`, in fields and within texts."""
    if "@" not in located.text:
        return ()
    addresses = dict.fromkeys(ADDRESS.findall(located.text))
    return [
        _problem(f"{local}@{host}", located)
        for local, host in addresses
        if _is_a_name(_parts(local.lower(), host), located.owner)
    ]


def _problem(address: str, located: LocatedText) -> Problem:
    message = say('"{address}" looks like a private person\'s address', address=address)
    hint = say("give a shared mailbox, such as info@example.org")
    return located.origin.problem("personal-email", message, hint, at=located.location, severity=Severity.WARNING)


def _parts(local: str, host: str) -> list[str]:
    """The parts before the @; at free mail hosts, hyphens and trailing numbers distinguish persons and are ignored."""
    if free_host().fullmatch(host):
        return re.split(r"[._-]", local.rstrip("0123456789._-"))
    return re.split(r"[._]", local)


def _is_a_name(parts: list[str], entry: Part) -> bool:
    if len(parts) not in (2, 3) or not all(part.isalpha() for part in parts):
        return False
    if len(parts[0]) == 2 or len(parts[-1]) < MIN_SURNAME_LENGTH:
        return False
    own = _words_of(entry)
    return not any(part in own or role().match(part) for part in parts)


def _words_of(entry: Part) -> set[str]:
    """The folded words and the initials of the names of an entry."""
    names = [getattr(entry, field, None) for field in ("name", "short_name", "title", "city")]
    texts = [text for name in names if isinstance(name, Text) for text in name.values()]
    texts += [*getattr(entry, "also_known_as", ()), getattr(entry, "id", "")]
    words_of_names = [re.findall(r"\w+", fold(text)) for text in texts]
    return {word for words in words_of_names for word in words} | {
        "".join(word[0] for word in words) for words in words_of_names
    }
