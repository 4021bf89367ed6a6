"""The navigation of every page: groups as people ask, the pages of the group one is in, and the links of the footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from imenik.i18n.messages import Message, say
from imenik.views.wording import Wording

_Pages = tuple[tuple[str, Message], ...]
"""Addresses below the language with their titles. Fixed pages only, never records."""


class Group(NamedTuple):
    """Pages that answer one question. The link of the group leads to the first."""

    key: str
    title: Message
    pages: _Pages


GROUPS = (
    Group(
        "find",
        say("Find organisations"),
        (
            ("organisations/", say("Organisations")),
            ("countries/", say("Countries")),
            ("places/", say("Home places")),
            ("map/", say("Map")),
            ("channels/", say("Channels")),
            ("new/", say("What is new")),
        ),
    ),
    Group(
        "take_part",
        say("Take part"),
        (
            ("projects/", say("Wall of projects")),
            ("partners/", say("Find partners")),
            ("join/", say("Join")),
            ("add/", say("Add an entry")),
        ),
    ),
    Group(
        "dates",
        say("Dates"),
        (
            ("meetings/", say("Meetings")),
            ("events/", say("Events")),
            ("calendar/", say("Calendar by month")),
        ),
    ),
    Group("help", say("Where to turn"), (("help/", say("Where to turn")),)),
    Group(
        "about",
        say("About"),
        (
            ("about/", say("About")),
            ("onboarding/", say("First steps")),
            ("statistics/", say("Statistics")),
            ("data/", say("Open data")),
        ),
    ),
)
FOOTER: _Pages = (
    ("about/", say("About")),
    ("onboarding/", say("First steps")),
    ("data/", say("Open data")),
    ("embed/", say("Show it on your site")),
    ("privacy/", say("Privacy")),
    ("accessibility/", say("Accessibility")),
    ("imprint/", say("Imprint")),
)


@dataclass(frozen=True)
class Link:
    """One entry of a list of links."""

    url: str
    title: str
    current: str = ""
    """The value of `aria-current`; empty for other pages."""
    tag: str = ""
    detail: str = ""
    """What tells a language from another one with the same name."""


@dataclass(frozen=True)
class LinkGroup(Link):
    """The link of a group, with those of its pages where they are shown."""

    pages: Sequence[Link] = ()


def group_of(section: str) -> str:
    """The key of the group that a section belongs to; empty if to none."""
    return next((group.key for group in GROUPS for target, _ in group.pages if target == f"{section}/"), "")


def navigation(wording: Wording, here: str, section: str) -> list[LinkGroup]:
    """All groups, with the pages of the one that a section belongs to; `here` is the relative path to the language."""
    return [_group(group, wording, here, section, is_open=group.key == group_of(section)) for group in GROUPS]


def _group(group: Group, wording: Wording, here: str, section: str, *, is_open: bool) -> LinkGroup:
    pages = [
        Link(f"{here}{target}", wording.say(title.text), as_current(target == f"{section}/"))
        for target, title in group.pages
        if is_open and len(group.pages) > 1
    ]
    return LinkGroup(f"{here}{group.pages[0][0]}", wording.say(group.title.text), as_current(is_open), pages=pages)


def as_current(is_current: bool) -> str:
    """The value of `aria-current`."""
    return "true" if is_current else ""


def footer(wording: Wording, here: str) -> list[Link]:
    """The links of the footer."""
    return [Link(f"{here}{target}", wording.say(title.text)) for target, title in FOOTER]
