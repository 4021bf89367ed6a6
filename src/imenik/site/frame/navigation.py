"""The navigation of every page: groups as people ask, the pages of the group one is in, and the links of the footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    key: str = ""
    pages: Sequence[Link] = ()


def group_of(section: str) -> str:
    """The key of the group that a section belongs to; empty if to none."""
    return next((group.key for group in GROUPS for target, _ in group.pages if target == f"{section}/"), "")


def navigation(
    wording: Wording, here: str, is_open: Callable[[str], bool], current: Callable[[str], str]
) -> list[LinkGroup]:
    """All groups. `is_open` says by its key whether a group shows its pages; `current` gives `aria-current`.

    `current` is asked with the key of a group after `in-`, and with the section of a page. `here` is the relative path
    to the language folder.
    """
    return [
        LinkGroup(
            f"{here}{group.pages[0][0]}",
            wording.say(group.title.text),
            current(f"in-{group.key}"),
            key=group.key,
            pages=[
                Link(f"{here}{target}", wording.say(title.text), current(target.strip("/")))
                for target, title in group.pages
                if is_open(group.key) and len(group.pages) > 1
            ],
        )
        for group in GROUPS
    ]


def footer(wording: Wording, here: str) -> list[Link]:
    """The links of the footer."""
    return [Link(f"{here}{target}", wording.say(title.text)) for target, title in FOOTER]
