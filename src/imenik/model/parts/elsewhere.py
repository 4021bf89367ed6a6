"""Where else an organisation is found: its pages on networks, its numbers in registers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from imenik.i18n.messages import say
from imenik.i18n.text import Line
from imenik.model.base import Part
from imenik.model.description import Description
from imenik.model.values import Register, Url


class Links(Part):
    """Pages of the organisation elsewhere."""

    facebook: Annotated[
        Url | None,
        Description(
            say("Facebook"), example="https://www.facebook.com/example", hosts=("facebook.com", "fb.com", "fb.me")
        ),
    ] = None
    instagram: Annotated[
        Url | None,
        Description(say("Instagram"), example="https://www.instagram.com/example/", hosts=("instagram.com",)),
    ] = None
    linkedin: Annotated[
        Url | None,
        Description(say("LinkedIn"), example="https://www.linkedin.com/company/example/", hosts=("linkedin.com",)),
    ] = None
    youtube: Annotated[
        Url | None,
        Description(say("YouTube"), example="https://www.youtube.com/@example", hosts=("youtube.com", "youtu.be")),
    ] = None
    x: Annotated[Url | None, Description(say("X"), example="https://x.com/example", hosts=("x.com", "twitter.com"))] = (
        None
    )
    tiktok: Annotated[
        Url | None, Description(say("TikTok"), example="https://www.tiktok.com/@example", hosts=("tiktok.com",))
    ] = None
    telegram: Annotated[
        Url | None, Description(say("Telegram"), example="https://t.me/example", hosts=("t.me", "telegram.me"))
    ] = None
    whatsapp: Annotated[
        Url | None,
        Description(say("WhatsApp"), example="https://whatsapp.com/channel/example", hosts=("whatsapp.com", "wa.me")),
    ] = None
    viber: Annotated[
        Url | None, Description(say("Viber"), example="https://invite.viber.com/?g2=example", hosts=("viber.com",))
    ] = None
    bluesky: Annotated[
        Url | None,
        Description(
            say("Bluesky"), example="https://bsky.app/profile/example.org", hosts=("bsky.app",), may_be_elsewhere=True
        ),
    ] = None
    mastodon: Annotated[
        Url | None,
        Description(
            say("Mastodon"),
            example="https://mastodon.social/@example",
            hosts=("mastodon.social",),
            may_be_elsewhere=True,
        ),
    ] = None
    github: Annotated[
        Url | None, Description(say("GitHub"), example="https://github.com/example", hosts=("github.com",))
    ] = None
    wikipedia: Annotated[
        Url | None,
        Description(say("Wikipedia"), example="https://bs.wikipedia.org/wiki/Example", hosts=("wikipedia.org",)),
    ] = None


class InternationalRegister(NamedTuple):
    """A register that gives numbers to organisations of all countries, and the address of one of them."""

    name: str
    address: str


REGISTERS: Mapping[str, InternationalRegister] = {
    "ror": InternationalRegister("ROR", "https://ror.org/{value}"),
    "wikidata": InternationalRegister("Wikidata", "https://www.wikidata.org/wiki/{value}"),
    "isni": InternationalRegister("ISNI", "https://isni.org/isni/{value}"),
    "lei": InternationalRegister("LEI", "https://search.gleif.org/#/record/{value}"),
}
"""By scheme. National registers have the codes of https://org-id.guide, and no common addresses."""


class Identifier(Part):
    """What a register calls the organisation."""

    scheme: Annotated[Register, Description(say("Register"), example="AT-ZVR")]
    """The register: ror, wikidata, isni, lei, or a national one such as AT-ZVR."""
    value: Annotated[Line, Description(say("Number"))]
    """The number in that register."""

    @property
    def register(self) -> str:
        """The name of the register."""
        return REGISTERS[self.scheme].name if self.scheme in REGISTERS else self.scheme

    @property
    def bare(self) -> str:
        """The number without spaces and marks, in which spellings of one number differ."""
        return "".join(filter(str.isalnum, self.value)).upper()

    @property
    def url(self) -> str:
        """The page of the organisation in an international register."""
        value = self.value.replace(" ", "")
        return REGISTERS[self.scheme].address.format(value=value) if self.scheme in REGISTERS else ""
