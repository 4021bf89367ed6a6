"""Organisations, institutions and their units."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from imenik.i18n.messages import say
from imenik.i18n.text import Line, Tag, Text, Title
from imenik.model.base import Kind, Part, Record, Several
from imenik.model.description import FIRST, NO_HELP, Asked, Description, DigestGroup, FormGroup, TableColumn
from imenik.model.parts.elsewhere import Identifier, Links
from imenik.model.shared_fields import (
    ABOUT,
    CITY,
    CLUSTERS,
    COUNTRY,
    HOMELAND,
    SEEKS,
    SEEKS_UNTIL,
    SOURCES_GROUP,
    STATUS,
    TYPE,
    WEBSITE,
)
from imenik.model.values import (
    ClusterId,
    Country,
    Date,
    Email,
    Founded,
    LogoFile,
    NeedId,
    OrganisationId,
    PlaceId,
    TopicId,
    TypeId,
    Url,
)

EXCHANGE = FormGroup(say("What you offer and what you are looking for"))
REACHING = FormGroup(say("Other ways to reach you"))
TIES = FormGroup(say("Names, places and relations"), is_default=True)


class Network(Part):
    """Participation in the networking initiative."""

    joined: Annotated[Date | None, Description(say("Joined on"))] = None
    """The date on which it joined."""
    role: Annotated[Text | None, Description(say("Role"))] = None
    """The organisation's role there."""


class Seat(Part):
    """Another place where the organisation has an office."""

    country: Annotated[Country, replace(COUNTRY, form_help=NO_HELP)]
    """The country."""
    city: Annotated[Title | None, replace(CITY, form_help=NO_HELP)] = None
    """The town."""


class Organisation(Record):
    """An organisation, an institution, or a unit of one."""

    kind: ClassVar[Kind] = "organisations"
    form_groups = (FIRST, EXCHANGE, REACHING, TIES, SOURCES_GROUP)

    name: Annotated[
        Title, Description(say("Name"), digest=DigestGroup.NAME, form=FIRST, is_own_name=True, schema_org="name")
    ]
    """The organisation's own name, in every language in which it has one."""
    short_name: Annotated[
        Title | None,
        Description(
            say("Short name"), digest=DigestGroup.NAME, form=TIES, is_own_name=True, schema_org="alternateName"
        ),
    ] = None
    """Acronym or short form."""
    also_known_as: Annotated[
        Several[Line], Description(say("Other names"), digest=DigestGroup.NAME, form=TIES, schema_org="alternateName")
    ] = ()
    """Former and other names; search finds them too."""
    type: Annotated[TypeId, replace(TYPE, form=FIRST)]
    """The type of organisation."""
    part_of: Annotated[
        OrganisationId | None,
        Description(
            say("Part of"), digest=DigestGroup.BODIES, form=TIES, before="founded", schema_org="parentOrganization"
        ),
    ] = None
    """The organisation it is a unit of."""
    member_of: Annotated[
        Several[OrganisationId],
        Description(say("Member of"), digest=DigestGroup.BODIES, form=TIES, before="founded", schema_org="memberOf"),
    ] = ()
    """The umbrella organisations it is a member of."""
    also_part_of: Annotated[
        Several[OrganisationId],
        Description(
            say("Also part of"),
            digest=DigestGroup.BODIES,
            form=TIES,
            before="founded",
            schema_org="parentOrganization",
        ),
    ] = ()
    """Further organisations it is a unit of, such as a joint office of two."""
    succeeds: Annotated[
        Several[OrganisationId], Description(say("Successor of"), digest=DigestGroup.BODIES, form=TIES)
    ] = ()
    """The organisations that became this one, by a merger, a split or a new start."""
    country: Annotated[Country | None, replace(COUNTRY, asked_early=True, form=FIRST)] = None
    """The country it is based in. Leave it out only if `active_in` is given."""
    city: Annotated[Title | None, replace(CITY, form=FIRST)] = None
    """The town it is based in."""
    seats: Annotated[
        Several[Seat],
        Description(
            say("Other seats"),
            digest=DigestGroup.PLACE,
            asked=Asked.TERMINAL | Asked.SITE,
            form=TIES,
            form_help=NO_HELP,
            schema_org="location",
        ),
    ] = ()
    """Other towns in which it has an office."""
    active_in: Annotated[
        Several[Country], Description(say("Active in"), digest=DigestGroup.PLACE, form=TIES, schema_org="areaServed")
    ] = ()
    """Other countries where it works."""
    homeland: Annotated[Several[PlaceId], replace(HOMELAND, form=TIES)] = ()
    """The places in the homeland the organisation is linked to."""
    clusters: Annotated[Several[ClusterId], replace(CLUSTERS, form=FIRST)]
    """The fields it works in."""
    about: Annotated[Text | None, replace(ABOUT, form=FIRST, is_expected=True)] = None
    """The purpose and the work of the organisation, in a few sentences (CommonMark)."""
    website: Annotated[Url | None, replace(WEBSITE, form=FIRST)] = None
    """The organisation's own website."""
    email: Annotated[
        Email | None, Description(say("Email"), digest=DigestGroup.CONTACT, form=FIRST, schema_org="email")
    ] = None
    """A shared mailbox, never a private person's."""
    contact_page: Annotated[
        Url | None,
        Description(say("Contact page"), digest=DigestGroup.CONTACT, form=REACHING, schema_org="contactPoint"),
    ] = None
    """The page with a contact form or an address."""
    links: Annotated[
        Links | None,
        Description(
            say("Other websites"),
            on_page=say("Elsewhere"),
            digest=DigestGroup.CONTACT,
            form=REACHING,
            table=TableColumn.NAMED_PARTS,
            schema_org="sameAs",
        ),
    ] = None
    """Profiles on social networks and elsewhere."""
    identifiers: Annotated[
        Several[Identifier],
        Description(
            say("Numbers in registers"),
            asked=Asked.TERMINAL | Asked.SITE,
            form=REACHING,
            schema_org="identifier",
        ),
    ] = ()
    """Numbers in public registers, which tell organisations of the same name apart."""
    languages: Annotated[
        Several[Tag],
        Description(
            say("Languages"), digest=DigestGroup.KIND, form=EXCHANGE, before="topics", schema_org="knowsLanguage"
        ),
    ] = ()
    """The languages it works in."""
    founded: Annotated[Founded | None, Description(say("Founded"), form=TIES, schema_org="foundingDate")] = None
    """The year, month or day of its foundation."""
    offers: Annotated[Several[NeedId], Description(say("Offers"), digest=DigestGroup.NEEDS, form=EXCHANGE)] = ()
    """What it offers to others."""
    seeks: Annotated[Several[NeedId], replace(SEEKS, form=EXCHANGE)] = ()
    """What it is looking for."""
    seeks_until: Annotated[Date | None, replace(SEEKS_UNTIL, form=EXCHANGE)] = None
    """The last day on which it is looking for that."""
    topics: Annotated[Several[TopicId], Description(say("Helps with"), digest=DigestGroup.KIND, form=EXCHANGE)] = ()
    """The topics on which an authority or adviser helps people."""
    network: Annotated[
        Network | None, Description(say("In the network"), asked=Asked.TERMINAL | Asked.SITE, form=EXCHANGE)
    ] = None
    """Participation in the networking initiative."""
    status: Annotated[Literal["active", "unknown", "inactive", "dissolved"], replace(STATUS, form=TIES)] = "unknown"
    """Whether the organisation is known to be active."""
    listing: Annotated[
        Literal["public-source", "self-confirmed"],
        Description(say("Where the entry comes from"), digest=DigestGroup.KIND, form=FIRST),
    ]
    """Whether the entry was made from public sources or confirmed by the organisation."""
    logo: Annotated[LogoFile | None, Description(say("Logo"), asked=Asked.TERMINAL, schema_org="logo")] = None
    """A file in `data/organisations/logos/`."""
