"""Organisations, institutions and their units."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from imenik.i18n.text import Line, Tag, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.references import ClusterId, NeedId, OrganisationId, PlaceId, TopicId, TypeId
from imenik.model.values import Country, Date, Email, Founded, LogoFile, Url


class Links(Part):
    """Pages of the organisation elsewhere."""

    facebook: Url | None = None
    instagram: Url | None = None
    linkedin: Url | None = None
    youtube: Url | None = None
    x: Url | None = None
    tiktok: Url | None = None
    telegram: Url | None = None
    whatsapp: Url | None = None
    viber: Url | None = None
    bluesky: Url | None = None
    mastodon: Url | None = None
    github: Url | None = None
    wikipedia: Url | None = None


class Network(Part):
    """Its part in the networking initiative."""

    joined: Date | None = None
    """The day it joined."""
    role: Text | None = None
    """What it does there."""


class Organisation(Record):
    """An organisation, an institution, or a unit of one."""

    kind: ClassVar[Kind] = "organisations"

    name: Title
    """Its own name for itself, in each language in which it has one."""
    short_name: Title | None = None
    """Acronym or short form."""
    also_known_as: Several[Line] = ()
    """Former and other names; they are found by search too."""
    type: TypeId
    """What sort of organisation it is."""
    part_of: OrganisationId | None = None
    """The organisation that it is a unit of."""
    member_of: Several[OrganisationId] = ()
    """The umbrellas that it is a member of."""
    country: Country | None = None
    """The country of its seat. It may be missing only where `active_in` says where it works."""
    city: Title | None = None
    """The town of its seat."""
    active_in: Several[Country] = ()
    """Further countries that it works in."""
    homeland: Several[PlaceId] = ()
    """The places in the homeland that it is tied to."""
    clusters: Annotated[tuple[ClusterId, ...], Field(min_length=1)]
    """Its fields of work."""
    about: Text
    """What it is and does, in a few sentences (CommonMark)."""
    website: Url | None = None
    """Its own web site."""
    email: Email | None = None
    """A role mailbox, never a private person's."""
    contact_page: Url | None = None
    """The page with its contact form or its address."""
    links: Links | None = None
    """Its pages on networks and elsewhere."""
    languages: Several[Tag] = ()
    """The languages that it works in."""
    founded: Founded | None = None
    """The year, month or day of its foundation."""
    offers: Several[NeedId] = ()
    """What it offers to others."""
    seeks: Several[NeedId] = ()
    """What it looks for."""
    seeks_until: Date | None = None
    """The last day on which it looks for that."""
    topics: Several[TopicId] = ()
    """What an authority or adviser helps people with."""
    network: Network | None = None
    """Its part in the networking initiative."""
    status: Literal["active", "unknown", "inactive", "dissolved"] = "unknown"
    """Whether it is known to be at work."""
    listing: Literal["public-source", "self-confirmed"]
    """Whether the entry was made from public sources or confirmed by the organisation."""
    logo: LogoFile | None = None
    """A file in `data/organisations/logos/`."""
