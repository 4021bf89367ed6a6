"""Ensure that mail goes to an office and not to a private person: people leave, and their addresses are personal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from imenik.i18n.messages import Problem, Severity, say
from imenik.i18n.script import fold
from imenik.i18n.text import Text
from imenik.model import Part
from imenik.store.languages.notations import may_spell_at, plainly
from imenik.store.traversal import LocatedText
from imenik.store.word_lists import words_for

ADDRESS = re.compile(r"(?<![\w.%+-])([\w.%+-]+)@([\w-]+(?:\.[\w-]+)+)")
CHAT = re.compile(
    r"""
    (?<!\w)(?:
        (?:m\.me|messenger\.com/t|facebook\.com/messages/t)/([A-Za-z0-9._-]{1,99})
      | skype:([A-Za-z0-9._-]{1,99})
      | matrix\.to/[#]/@([A-Za-z0-9._=/-]{1,99}):[\w.-]{1,99}
      | matrix:u/([A-Za-z0-9._=/-]{1,99}):[\w.-]{1,99}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Addresses of chats with whoever has a name."""
CHAT_OF_ONE = re.compile(
    r"""
    (?<![\w.-])(?:
        wa\.me/(?:qr|message)/\w | signal\.me/[#]eu/ | threema\.id/\w | line\.me/ti/p/ | u\.wechat\.com/
      | discord(?:app)?\.com/users/[0-9]
    )[\w~=-]{0,99}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Addresses of chats with the owner of one telephone or account, whoever that is."""
_MAY_LEAD = re.compile("[@/:]")
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
    """Addresses such as `first.last@` or `f.last@`, and of chats with a person, in fields and within texts."""
    if not _MAY_LEAD.search(located.text) and not may_spell_at().search(located.text):
        return ()
    text = plainly(located.text)
    return [_problem(address, located) for address in dict.fromkeys(_addresses(text, located.owner))]


def _addresses(text: str, owner: Part) -> Iterator[str]:
    for match in ADDRESS.finditer(text):
        local, host = match.groups()
        if _is_a_name(_parts(local.lower(), host), owner):
            yield match[0]
    for match in CHAT.finditer(text):
        if _is_a_name(re.split(r"[._-]", next(filter(None, match.groups())).lower()), owner):
            yield match[0]
    yield from (match[0] for match in CHAT_OF_ONE.finditer(text))


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
    return not any(part in own or role().match(part) for part in {*parts, *map(fold, parts)})


def _words_of(entry: Part) -> set[str]:
    """The folded words and the initials of the names of an entry, in which an address is not a name."""
    names = [getattr(entry, field, None) for field in ("name", "short_name", "title", "city")]
    texts = [text for name in names if isinstance(name, Text) for text in name.values()]
    texts += [*getattr(entry, "also_known_as", ()), getattr(entry, "id", "")]
    words_of_names = [re.findall(r"\w+", fold(ADDRESS.sub("", plainly(text)))) for text in texts]
    return {word for words in words_of_names for word in words} | {
        "".join(word[0] for word in words) for words in words_of_names
    }
