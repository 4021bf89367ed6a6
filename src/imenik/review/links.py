"""The web addresses in the directory, what asking them has brought up over the days, and what follows from that.

Nothing is asked here. A server that is down for a day is not gone: an address is dead after failures on several days.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from imenik.i18n.messages import Message, Position, Problem, Severity, say
from imenik.model import Part
from imenik.model.values import Date
from imenik.store.directory import Directory
from imenik.store.traversal import iter_texts

DEAD_AFTER = 3
"""Different days in a row on which an address failed."""
RECHECK_AFTER = dt.timedelta(days=7)
"""So long an address that answered is not asked again."""
_ADDRESS = re.compile(r"https?://\S+")


class FetchOutcome(StrEnum):
    """What asking an address brought up."""

    FINE = "fine"
    MOVED = "moved"
    FAILED = "failed"
    NOT_ASKED = "not-asked"


class LinkState(StrEnum):
    """What is known of an address, all days together."""

    FINE = "fine"
    MOVED = "moved"
    FAILING = "failing"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class FetchResult:
    """One answer; where it moved to, or a word on what went wrong: `404`, `timeout`."""

    answer: FetchOutcome
    detail: str = ""


class LinkRecord(Part):
    """What is remembered of one address."""

    answered: Date | None = None
    """The last day on which it answered."""
    moved_to: str = ""
    """Its new address, where it answered that it moved for good."""
    failed: tuple[Date, ...] = ()
    """The days in a row on which it failed since, the first ones."""
    reason: str = ""
    """Why it failed or was not asked the last time."""
    tried: Date | None = None
    """The last day on which it was its turn, whatever came of it."""

    @property
    def state(self) -> LinkState:
        """What is known of it."""
        if self.failed:
            return LinkState.DEAD if len(self.failed) >= DEAD_AFTER else LinkState.FAILING
        if self.answered is None:
            return LinkState.UNKNOWN
        return LinkState.MOVED if self.moved_to else LinkState.FINE


class LinkHistory(Part):
    """The file in which the answers are remembered from run to run."""

    addresses: dict[str, LinkRecord] = Field(default_factory=dict)

    def is_due(self, address: str, today: dt.date) -> bool:
        """Whether an address is to be asked: never twice a day, and not soon after it answered."""
        memory = self.addresses.get(address)
        if memory is None or (memory.answered is None and not memory.failed):
            return True
        if memory.failed:
            return today not in memory.failed
        return memory.answered is None or not dt.timedelta() <= today - memory.answered < RECHECK_AFTER

    def turns(self, addresses: Iterable[str], today: dt.date) -> list[str]:
        """The addresses that are to be asked, those first whose turn was longest ago."""
        due = [address for address in addresses if self.is_due(address, today)]
        return sorted(due, key=lambda address: self.addresses.get(address, LinkRecord()).tried or dt.date.min)

    def after(self, replies: Mapping[str, FetchResult], today: dt.date, addresses: Iterable[str]) -> LinkHistory:
        """What is remembered after these replies, of the addresses that are still in the directory."""
        known = {address: self.addresses.get(address, LinkRecord()) for address in sorted(addresses)}
        return LinkHistory(
            addresses={
                address: _after(memory, replies[address], today) if address in replies else memory
                for address, memory in known.items()
            }
        )


def _after(memory: LinkRecord, reply: FetchResult, today: dt.date) -> LinkRecord:
    if reply.answer in (FetchOutcome.FINE, FetchOutcome.MOVED):
        return LinkRecord(
            answered=today, tried=today, moved_to=reply.detail if reply.answer is FetchOutcome.MOVED else ""
        )
    if reply.answer is FetchOutcome.NOT_ASKED:
        return memory.model_copy(update={"reason": reply.detail, "tried": today})
    days = tuple(dict.fromkeys([*memory.failed, today]))[:DEAD_AFTER]
    return memory.model_copy(update={"failed": days, "reason": reply.detail, "tried": today})


@dataclass(frozen=True)
class LinkPosition:
    """Where an address stands."""

    path: str
    position: Position


def find_addresses(directory: Directory) -> Mapping[str, list[LinkPosition]]:
    """The web addresses that values of entries are, each with all its places."""
    found: dict[str, list[LinkPosition]] = defaultdict(list)
    for located in iter_texts(directory):
        if _ADDRESS.fullmatch(located.text):
            found[located.text].append(LinkPosition(located.origin.path, located.origin.position(located.location)))
    return found


def link_problems(places: Mapping[str, list[LinkPosition]], memories: LinkHistory) -> Iterator[Problem]:
    """What is to be said: dead addresses, those that moved for good, those that fail. Sorted by no key."""
    for address, memory in memories.addresses.items():
        if (told := _told(address, memory)) is None:
            continue
        rule, message, hint = told
        for place in places.get(address, ()):
            severity = Severity.ERROR if memory.state is LinkState.DEAD else Severity.WARNING
            yield Problem(place.path, place.position, rule, message, hint, severity)


def _told(address: str, memory: LinkRecord) -> tuple[str, Message, Message | None] | None:
    if memory.state is LinkState.DEAD:
        message = say("{address} has failed on {days} days: {reason}", address=address, days=DEAD_AFTER,
                      reason=memory.reason)  # fmt: skip
        return "dead-link", message, say("look for the new address, or take it out")
    if memory.state is LinkState.FAILING:
        message = say("{address} failed: {reason}", address=address, reason=memory.reason)
        return "failing-link", message, say("it counts as dead after failures on {days} days", days=DEAD_AFTER)
    if memory.state is LinkState.MOVED:
        message = say("{address} has moved for good", address=address)
        return "moved-link", message, say("the new address is {address}", address=memory.moved_to)
    return None
