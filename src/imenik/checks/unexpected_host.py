"""Ensure that a page on a network is one of that network: a link under the wrong name leads readers astray."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from urllib.parse import urlsplit

from imenik.i18n.messages import Problem, Severity, say
from imenik.store.directory import Directory

HOSTS = MappingProxyType(
    {
        "facebook": ("facebook.com", "fb.com", "fb.me"),
        "instagram": ("instagram.com",),
        "linkedin": ("linkedin.com",),
        "youtube": ("youtube.com", "youtu.be"),
        "x": ("x.com", "twitter.com"),
        "tiktok": ("tiktok.com",),
        "telegram": ("t.me", "telegram.me"),
        "whatsapp": ("whatsapp.com", "wa.me"),
        "viber": ("viber.com",),
        "github": ("github.com",),
        "wikipedia": ("wikipedia.org",),
    }
)
"""Where the pages of a network are. Those of Mastodon and Bluesky may be anywhere."""


def check(directory: Directory) -> Iterator[Problem]:
    """The `links` of every organisation."""
    for organisation in directory.organisations.values():
        for name, url in vars(organisation.links).items() if organisation.links else ():
            if url and name in HOSTS and not is_at(urlsplit(url).hostname or "", HOSTS[name]):
                message = say("this is no address of {name}", name=name)
                hint = say("expected is one at {hosts}", hosts=", ".join(HOSTS[name]))
                origin = directory.origin(organisation)
                yield origin.problem("unexpected-host", message, hint, at=("links", name), severity=Severity.WARNING)


def is_at(host: str, expected: tuple[str, ...]) -> bool:
    """Whether a host is one of those that are expected, or below one."""
    return any(host == each or host.endswith(f".{each}") for each in expected)
