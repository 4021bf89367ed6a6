"""Ensure that an address is not taken for another: `аррӏе.com` in Cyrillic letters is not what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imenik.i18n.hosts import looks_like_another, readable, shown
from imenik.i18n.messages import Problem, Severity, say
from imenik.store.traversal import LocatedText

NAME = re.compile(r"(?:://|@)([^\s/?#:@<>()]+)")
"""The host of an address."""


def check(located: LocatedText) -> Iterator[Problem]:
    """Addresses of web pages and mailboxes, in fields and within texts."""
    if located.text.isascii() and "xn--" not in located.text:
        return
    for host in dict.fromkeys(NAME.findall(located.text.lower())):
        if looks_like_another(host):
            message = say(
                '"{host}" looks like another address; it is shown as {name}',
                host=readable(host) or host,
                name=shown(host),
            )
            hint = say("compare it with the source")
            yield located.origin.problem(
                "lookalike-host", message, hint, at=located.location, severity=Severity.WARNING
            )
