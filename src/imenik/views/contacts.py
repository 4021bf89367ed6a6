"""How to contact an organisation or a project, using only what records say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from imenik.model import Organisation, Project


@dataclass(frozen=True)
class Way:
    """An address to contact; `owner` is the organisation it belongs to, if that is not the record itself."""

    kind: Literal["mailbox", "contact page", "web site"]
    address: str
    owner: Organisation | None = None

    @property
    def href(self) -> str:
        """The address as the target of a link."""
        return f"mailto:{self.address}" if self.kind == "mailbox" else self.address

    @property
    def shown(self) -> str:
        """The visible text: of web addresses, which may be long, only the host."""
        return self.address if self.kind == "mailbox" else (urlsplit(self.address).hostname or "").removeprefix("www.")


def ways_to(organisation: Organisation) -> list[Way]:
    """Mailbox, contact page and web site, as far as they are known, the most direct first."""
    return [way for way in (_mailbox(organisation), _page(organisation), _site(organisation)) if way]


def way_into(project: Project, organisations: Mapping[str, Organisation]) -> Way | None:
    """The project's own contact, or else contact page, mailbox or web site of its lead or its first partner."""
    if project.contact:
        return Way("contact page" if "://" in project.contact else "mailbox", project.contact)
    first = (project.lead or "", *project.partners[:1])
    known = [organisations[organisation_id] for organisation_id in first if organisation_id in organisations]
    return _first(
        way for organisation in known for way in (_page(organisation), _mailbox(organisation), _site(organisation))
    )


def _first(ways: Iterable[Way | None]) -> Way | None:
    return next((way for way in ways if way), None)


def _mailbox(of: Organisation) -> Way | None:
    return Way("mailbox", of.email, of) if of.email else None


def _page(of: Organisation) -> Way | None:
    return Way("contact page", of.contact_page, of) if of.contact_page else None


def _site(of: Organisation) -> Way | None:
    return Way("web site", of.website, of) if of.website else None
