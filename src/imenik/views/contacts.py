"""How to contact an organisation or a project, using only what records say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from imenik.model import Organisation, Project


@dataclass(frozen=True)
class ContactRoute:
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


def contact_routes(organisation: Organisation) -> list[ContactRoute]:
    """Mailbox, contact page and web site, as far as they are known, the most direct first."""
    return [route for route in (_mailbox(organisation), _page(organisation), _site(organisation)) if route]


def project_contact(project: Project, organisations: Mapping[str, Organisation]) -> ContactRoute | None:
    """The project's own contact, or else contact page, mailbox or web site of its lead or its first partner."""
    if project.contact:
        return ContactRoute("contact page" if "://" in project.contact else "mailbox", project.contact)
    first = (project.lead or "", *project.partners[:1])
    known = [organisations[organisation_id] for organisation_id in first if organisation_id in organisations]
    return _first(
        route for organisation in known for route in (_page(organisation), _mailbox(organisation), _site(organisation))
    )


def _first(routes: Iterable[ContactRoute | None]) -> ContactRoute | None:
    return next((route for route in routes if route), None)


def _mailbox(owner: Organisation) -> ContactRoute | None:
    return ContactRoute("mailbox", owner.email, owner) if owner.email else None


def _page(owner: Organisation) -> ContactRoute | None:
    return ContactRoute("contact page", owner.contact_page, owner) if owner.contact_page else None


def _site(owner: Organisation) -> ContactRoute | None:
    return ContactRoute("web site", owner.website, owner) if owner.website else None
