"""Names of hosts: which of them everybody can reach, which look like another. Addresses are in `model/values.py`."""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations
from urllib.parse import urlsplit

import idna

from imenik.i18n.messages import Message, say

# The last label begins with a letter: browsers take 127.0.0.1, and 0x7f.0.0.0x1 too, for numbers (WHATWG URL, 3.5).
HOST = re.compile(r"(\w([\w-]*\w)?\.)+[^\W\d_][\w-]*\w")
EXAMPLES = frozenset({"example", "invalid"})
"""Endings for documentation (RFC 2606): nobody is there, and nobody comes to harm."""
PRIVATE = frozenset(
    {"alt", "arpa", "corp", "home", "i2p", "internal", "intranet", "lan", "local", "localdomain", "localhost", "mail"}
    | {"onion", "private", "test"}
)
"""Endings that lead nowhere or into the reader's own network: RFC 2606, 6761, 6762, 7686, 8375, 9476, ICANN's lists."""
_SCRIPTS = (
    "a-z\u00df-\u024f",
    "\u0400-\u052f",
    "\u0370-\u03ff\u1f00-\u1fff",
    "\u0530-\u058f",
    "\u13a0-\u13ff\uab70-\uabbf",
)
"""Latin, Cyrillic, Greek, Armenian and Cherokee, in which many letters look alike."""
MIXED = re.compile("|".join(f"[{one}][\\w-]*[{another}]" for one, another in permutations(_SCRIPTS, 2)))
"""A label with letters of two of these scripts."""
_LIKE_LATIN = "асԁеһіјӏорѕԛԝхуҽοινυ"
LOOKALIKE = re.compile(rf"(?:.*\.)?(?=[0-9-]*[{_LIKE_LATIN}])[{_LIKE_LATIN}0-9-]+\.(?:.*\.)?[a-z0-9-]+")
"""A name under a Latin ending with a label of Cyrillic or Greek letters that look like Latin ones (UTS 39, 4.1)."""


def problem_of(host: str) -> Message | None:
    """Why a host is not one that everybody can reach; None if it is. `host` is in small letters."""
    name = readable(host)
    if name is None or not HOST.fullmatch(name):
        return say('"{host}" is not the name of a website', host=host)
    ending = name.rpartition(".")[2]
    if ending in PRIVATE:
        return say('"{host}" is not a public address: names under .{ending} are private', host=host, ending=ending)
    if not name.isascii() and MIXED.search(name):
        return say('the name "{host}" mixes letters of several scripts', host=name)
    return None


def looks_like_another(host: str) -> bool:
    """Whether a host is likely to be taken for one in Latin letters: `аррӏе.com`, all in Cyrillic."""
    name = readable(host) if "xn--" in host else host
    return name is not None and not name.isascii() and LOOKALIKE.fullmatch(name) is not None


def shown(host: str) -> str:
    """A host as readers should see it: in its own letters, unless these look like those of another."""
    name = readable(host) or host
    return idna.encode(name, uts46=True).decode() if looks_like_another(name) else name


@cache
def host_of(url: str) -> str:
    """The host of an address as readers should see it, without `www`."""
    return shown(urlsplit(url).hostname or "").removeprefix("www.")


@cache
def shown_address(url: str) -> str:
    """An address as readers should see it, without what only programs need."""
    host = urlsplit(url).hostname or ""
    address = url.replace(host, shown(host), 1) if looks_like_another(host) else url
    return address.removeprefix("https://").removeprefix("http://").strip("/")


def readable(host: str) -> str | None:
    """A host in its own letters; None if it cannot be a name (IDNA 2008, UTS 46)."""
    if host.isascii() and "xn--" not in host:
        return host
    try:
        return idna.decode(idna.encode(host, uts46=True))
    except idna.IDNAError:
        return None
