"""What a site says about itself: name, description, licence, addresses. The program has no such words of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from imenik.env.locations import site_root
from imenik.i18n.text import SAME_EVERYWHERE, Line, Text, Title
from imenik.model import Part
from imenik.model.values import Url


class Licence(Part):
    """The licence of the data."""

    id: Line = "CC-BY-4.0"
    """Its identifier for programs (https://spdx.org/licenses/)."""
    short: Line = "CC BY 4.0"
    """Its short name for citations, the same in every language."""
    name: Title = Text({SAME_EVERYWHERE: "Creative Commons Attribution 4.0"})
    """Its full name."""
    url: Url = "https://creativecommons.org/licenses/by/4.0/"


class Publisher(Part):
    """Who publishes a site."""

    name: Title
    url: Url | None = None


_PROGRAM = Text({SAME_EVERYWHERE: "Imenik"})


@dataclass(frozen=True)
class Settings:
    """The configuration of the site; unset addresses and texts are empty or None.

    `contact` receives expressions of interest: an email or https address, never a placeholder.
    """

    site_url: str = ""
    repo_url: str = ""
    edit_path: str = ""
    contact: str = ""
    root: Path = field(default_factory=site_root)
    """The folder of the site, the root of its repository."""
    name: Text = _PROGRAM
    """The name of the site; by default that of the program."""
    short_name: Text | None = None
    """A shorter name, for instance below an icon."""
    description: Text = _PROGRAM
    """What the site is, in a few words."""
    footer: Text | None = None
    """A sentence at the bottom of every page."""
    licence: Licence = field(default_factory=Licence)
    publisher: Publisher | None = None
    """Who publishes the site; None if that is nobody but the site."""
    inset: str = "none"
    """The map beside that of the world: `europe` or `none`."""
    uid_domain: str = "imenik"
    """What the identifiers of calendar components and contacts end with; it never changes, whatever the address."""

    @property
    def names(self) -> str:
        """The different names of the site, for what all languages share."""
        return " · ".join(dict.fromkeys(self.name.values()))
