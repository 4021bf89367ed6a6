"""How one reaches whom: the way to an adviser, and to those who run a project. Only what records say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from imenik.model import Organisation, Project


@dataclass(frozen=True)
class Way:
    """An address that somebody is reached at; `owner` is whose it is where it is not the record's own."""

    kind: Literal["mailbox", "contact page", "web site"]
    address: str
    owner: Organisation | None = None

    @property
    def href(self) -> str:
        """The address as a link has it."""
        return f"mailto:{self.address}" if self.kind == "mailbox" else self.address


def way_to(organisation: Organisation) -> Way | None:
    """Its mailbox, else its contact page, else its web site."""
    return _first((_mailbox(organisation), _page(organisation), _site(organisation)))


def way_into(project: Project, organisations: Mapping[str, Organisation]) -> Way | None:
    """The project's own contact, else its lead's contact page, mailbox or web site."""
    if project.contact:
        return Way("contact page" if "://" in project.contact else "mailbox", project.contact)
    lead = organisations.get(project.lead or "")
    return _first((_page(lead), _mailbox(lead), _site(lead))) if lead else None


def _first(ways: Iterable[Way | None]) -> Way | None:
    return next((way for way in ways if way), None)


def _mailbox(of: Organisation) -> Way | None:
    return Way("mailbox", of.email, of) if of.email else None


def _page(of: Organisation) -> Way | None:
    return Way("contact page", of.contact_page, of) if of.contact_page else None


def _site(of: Organisation) -> Way | None:
    return Way("web site", of.website, of) if of.website else None
