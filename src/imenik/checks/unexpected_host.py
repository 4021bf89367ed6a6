"""Ensure that a link to a network leads to that network, and does not mislead readers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from imenik.i18n.messages import Problem, Severity, say
from imenik.model.fields import descriptions
from imenik.model.parts.elsewhere import Links
from imenik.store.directory import Directory


def hosts() -> dict[str, tuple[str, ...]]:
    """The hosts of each network, except those whose pages may be anywhere."""
    hosted = {name: link for name, link in descriptions(Links).items() if link.hosts and not link.may_be_elsewhere}
    return {name: link.hosts for name, link in hosted.items()}


def check(directory: Directory) -> Iterator[Problem]:
    """The `links` of all organisations."""
    expected = hosts()
    for organisation in directory.organisations.values():
        for name, url in vars(organisation.links).items() if organisation.links else ():
            if url and name in expected and not is_host_of(urlsplit(url).hostname or "", expected[name]):
                message = say("this is not an address of {name}", name=name)
                hint = say("expected an address at {hosts}", hosts=", ".join(expected[name]))
                origin = directory.origin(organisation)
                yield origin.problem("unexpected-host", message, hint, at=("links", name), severity=Severity.WARNING)


def is_host_of(host: str, expected: tuple[str, ...]) -> bool:
    """Whether a host is one of the expected hosts, or a subdomain."""
    return any(host == domain or host.endswith(f".{domain}") for domain in expected)
