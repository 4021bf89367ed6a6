"""How organisations are reached: mailboxes, pages and numbers, spelled in one way, which only one organisation has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from imenik.i18n.messages import Location, Message, say
from imenik.model import Organisation

# On these hosts, organisations differ by path.
SHARED_HOSTS = (
    "bsky.app",
    "facebook.com",
    "google.com",
    "instagram.com",
    "linkedin.com",
    "linktr.ee",
    "medium.com",
    "meetup.com",
    "t.me",
    "tiktok.com",
    "twitter.com",
    "wixsite.com",
    "wordpress.com",
    "x.com",
    "youtube.com",
)
HOST_ALIASES = {"fb.com": "facebook.com", "twitter.com": "x.com", "telegram.me": "t.me"}
"""Hosts that lead to another."""
FRONT_PAGE = re.compile(r"[a-z]{2}([_-][a-z]{2,4})?|(index|home|default|start|main)(\.[a-z]{2,5})?")
"""A segment of a path that is only a language, or the name of the first page."""
PASSING = re.compile(r"(lang|language|locale|l|hl|ref|fbclid|gclid|igshid|igsh|si|utm_[a-z]+)=.*")
"""A part of a query that does not say which page it is."""


class Contact(NamedTuple):
    """One way to reach an organisation: a key that is the same in every spelling, and what it is called."""

    key: str
    location: Location
    message: Message
    """It lacks the id of the other organisation."""


def contacts_of(record: Organisation) -> Iterator[Contact]:
    """Its mailbox, its pages and its numbers in registers."""
    for index, identifier in enumerate(record.identifiers):
        message = say('"{other}" has the same number in a register')
        yield Contact(f"{identifier.scheme} {identifier.bare}", ("identifiers", index), message)
    if record.email:
        yield Contact(record.email.lower(), ("email",), say('"{other}" has the same email address'))
    for name, url in record.links or ():
        if url and name != "wikipedia" and (page := page_of(url)):
            yield Contact(page, ("links", name), say('"{other}" has the same page elsewhere'))
    if record.website and (page := page_of(record.website)):
        yield Contact(page, ("website",), say('"{other}" has the same website'))


def page_of(url: str) -> str:
    """What identifies a page: host, path and query, without the language; empty for the first page of a network."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    shared = _shared_host(HOST_ALIASES.get(host, host))
    query = "&".join(part for part in parts.query.split("&") if part and not PASSING.fullmatch(part))
    path = "/".join(part for part in parts.path.split("/") if part and (shared or not FRONT_PAGE.fullmatch(part)))
    if shared and not path:
        return "" if shared == host else f"{host}/"
    return f"{shared or host}/{path}" + (f"?{query}" if query else "")


def _shared_host(host: str) -> str | None:
    return next((candidate for candidate in SHARED_HOSTS if host == candidate or host.endswith(f".{candidate}")), None)


def site_of(url: str) -> str:
    """What identifies a web site: the host, and the path too on shared hosts."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    if not host.endswith(SHARED_HOSTS):
        return host
    shared = _shared_host(host)
    return f"{shared}{parts.path.rstrip('/')}?{parts.query}" if shared else host
