"""The web addresses in the directory, the history of checking them, and the problems that follow from it.

No requests are made here. An address is only dead after failures on several days, since servers may be down for a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from pydantic import Field

from imenik.checks.likeness.contacts import site_of
from imenik.i18n.messages import Message, Position, Problem, Severity, say
from imenik.model import Part
from imenik.model.values import Date
from imenik.store.directory import Directory
from imenik.store.traversal import iter_texts

DEAD_AFTER = 3
"""Consecutive days of failure after which an address is dead."""
RECHECK_AFTER = dt.timedelta(days=7)
"""An address that answered is not checked again within this time."""
_ADDRESS = re.compile(r"https?://\S+")
_LOGIN = re.compile(r"(^|/|[._-])(log-?in|sign-?in|auth|sso|prijava|anmelden|account)(/|[._-]|$)", re.IGNORECASE)
"""In the path of a page that asks who one is."""


class FetchOutcome(StrEnum):
    """The outcome of checking an address once."""

    FINE = "fine"
    MOVED = "moved"
    FAILED = "failed"
    NOT_ASKED = "not-asked"


class LinkState(StrEnum):
    """The state of an address by its whole history."""

    FINE = "fine"
    MOVED = "moved"
    FAILING = "failing"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class FetchResult:
    """The outcome with a detail: the new address, or the reason of a failure such as `404` or `timeout`."""

    outcome: FetchOutcome
    detail: str = ""


class LinkRecord(Part):
    """The history of one address."""

    answered: Date | None = None
    """The last day on which it answered."""
    moved_to: str = ""
    """Its new address, if it has moved permanently."""
    failed: tuple[Date, ...] = ()
    """The first consecutive days of failure since it last answered."""
    reason: str = ""
    """Why it failed or was not checked the last time."""
    tried: Date | None = None
    """The last day on which it was due, whatever the outcome."""

    @property
    def state(self) -> LinkState:
        """Its state by its history."""
        if self.failed:
            return LinkState.DEAD if len(self.failed) >= DEAD_AFTER else LinkState.FAILING
        if self.answered is None:
            return LinkState.UNKNOWN
        return LinkState.MOVED if self.moved_to else LinkState.FINE


class LinkHistory(Part):
    """The history of all addresses, kept in a file from run to run."""

    addresses: dict[str, LinkRecord] = Field(default_factory=dict)

    def is_due(self, address: str, today: dt.date) -> bool:
        """Whether an address is to be checked: never twice a day, and not soon after it answered."""
        record = self.addresses.get(address)
        if record is None or (record.answered is None and not record.failed):
            return True
        if record.failed:
            return today not in record.failed
        return record.answered is None or not dt.timedelta() <= today - record.answered < RECHECK_AFTER

    def due(self, addresses: Iterable[str], today: dt.date) -> list[str]:
        """The addresses to check, the least recently tried first."""
        due = [address for address in addresses if self.is_due(address, today)]
        return sorted(due, key=lambda address: self.addresses.get(address, LinkRecord()).tried or dt.date.min)

    def updated(self, results: Mapping[str, FetchResult], today: dt.date, addresses: Iterable[str]) -> LinkHistory:
        """The history after some results, without addresses that are no longer in the directory."""
        known = {address: self.addresses.get(address, LinkRecord()) for address in sorted(addresses)}
        return LinkHistory(
            addresses={
                address: _updated(record, results[address], today) if address in results else record
                for address, record in known.items()
            }
        )


def _updated(record: LinkRecord, result: FetchResult, today: dt.date) -> LinkRecord:
    if result.outcome in (FetchOutcome.FINE, FetchOutcome.MOVED):
        return LinkRecord(
            answered=today, tried=today, moved_to=result.detail if result.outcome is FetchOutcome.MOVED else ""
        )
    if result.outcome is FetchOutcome.NOT_ASKED:
        return record.model_copy(update={"reason": result.detail, "tried": today})
    days = tuple(dict.fromkeys([*record.failed, today]))[:DEAD_AFTER]
    return record.model_copy(update={"failed": days, "reason": result.detail, "tried": today})


@dataclass(frozen=True)
class LinkPosition:
    """Where an address occurs."""

    path: str
    position: Position


def find_addresses(directory: Directory) -> Mapping[str, list[LinkPosition]]:
    """The web addresses in the values of entries, with all their positions."""
    positions: dict[str, list[LinkPosition]] = defaultdict(list)
    for located in iter_texts(directory):
        if _ADDRESS.fullmatch(located.text):
            positions[located.text].append(LinkPosition(located.origin.path, located.origin.position(located.location)))
    return positions


def link_problems(positions: Mapping[str, list[LinkPosition]], history: LinkHistory) -> Iterator[Problem]:
    """Dead, failing and permanently moved addresses, in no particular order."""
    for address, record in history.addresses.items():
        if (finding := _finding(address, record)) is None:
            continue
        rule, message, hint = finding
        for place in positions.get(address, ()):
            severity = Severity.ERROR if record.state is LinkState.DEAD else Severity.WARNING
            yield Problem(place.path, place.position, rule, message, hint, severity)


def _finding(address: str, record: LinkRecord) -> tuple[str, Message, Message | None] | None:
    if record.state is LinkState.DEAD:
        message = say("{address} has failed on {days} different days: {reason}", address=address, days=DEAD_AFTER,
                      reason=_reason(record))  # fmt: skip
        return "dead-link", message, say("find the new address, or remove it")
    if record.state is LinkState.FAILING:
        message = say("{address} failed: {reason}", address=address, reason=_reason(record))
        return "failing-link", message, say("it counts as dead after failing on {days} different days", days=DEAD_AFTER)
    if record.state is LinkState.MOVED:
        message = say("{address} has moved permanently", address=address)
        return "moved-link", message, _advice(address, record.moved_to)
    return None


def _advice(address: str, moved_to: str) -> Message:
    """What a permanent redirect means: not each leads to where the page is now."""
    old, new = urlsplit(address), urlsplit(moved_to)
    if _LOGIN.search(new.path):
        return say("it leads to a login now: {address}; find a page that everybody can open", address=moved_to)
    if old.path.strip("/") and not (new.path.strip("/") or new.query):
        return say("it leads to the home page now: {address}; find the page itself, or remove it", address=moved_to)
    if site_of(address) != site_of(moved_to):
        return say("it leads to another site now: {address}; check that it is theirs still", address=moved_to)
    return say("the new address is {address}", address=moved_to)


_REASONS = {
    "timeout": say("timeout"),
    "no such host": say("no such host"),
    "too many redirects": say("too many redirects"),
}


def _reason(record: LinkRecord) -> Message | str:
    """A status as it is, and of other programs' messages what is known of them."""
    if record.reason.isdecimal():
        return record.reason
    return _REASONS.get(record.reason) or say("no connection ({reason})", reason=record.reason)
