"""Ensure that a page on a network is one of that network: a link under the wrong name leads readers astray."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from imenik.i18n.messages import Problem, Severity, say
from imenik.model.fields import descriptions
from imenik.model.organisation import Links
from imenik.store.directory import Directory


def hosts() -> dict[str, tuple[str, ...]]:
    """Where the pages of a network are, by its key; those of some may be anywhere."""
    return {name: each.hosts for name, each in descriptions(Links).items() if each.hosts and not each.may_be_elsewhere}


def check(directory: Directory) -> Iterator[Problem]:
    """The `links` of every organisation."""
    expected = hosts()
    for organisation in directory.organisations.values():
        for name, url in vars(organisation.links).items() if organisation.links else ():
            if url and name in expected and not is_at(urlsplit(url).hostname or "", expected[name]):
                message = say("this is no address of {name}", name=name)
                hint = say("expected is one at {hosts}", hosts=", ".join(expected[name]))
                origin = directory.origin(organisation)
                yield origin.problem("unexpected-host", message, hint, at=("links", name), severity=Severity.WARNING)


def is_at(host: str, expected: tuple[str, ...]) -> bool:
    """Whether a host is one of those that are expected, or below one."""
    return any(host == each or host.endswith(f".{each}") for each in expected)
