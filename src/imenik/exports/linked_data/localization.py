"""How linked data speaks: in one language on a page, in all that were written in the file of the whole directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.model import Organisation, OrganisationType, Record
from imenik.model.richtext import to_text
from imenik.views.edition import Edition

Linked = Mapping[str, Any]
"""JSON-LD as it is written (https://www.w3.org/TR/json-ld11/): nothing reads it here."""
Value = str | Sequence[str | Linked]
"""A text: plain in the language of the page, or once for each language."""

WHOLE = "api/v1/directory.jsonld"
"""Where the file of the whole directory lies. Entries are named after it, so it never moves."""


def node(type: str, /, **properties: object) -> Linked:  # noqa: A002 - as JSON-LD has it
    """Something of a type, without what is not known; `id` is the name that it has among all data."""
    given = {"@type": type, "@id": properties.pop("id", ""), **properties}
    return {key: value for key, value in given.items() if value not in (None, "", [], {})}


def type_of(edition: Edition, organisation: Organisation) -> str:
    """What an organisation is, as the vocabulary of types says."""
    return cast(OrganisationType, edition.term("organisation-types", organisation.type)).schema_org


@dataclass(frozen=True)
class Voice:
    """One language's, for its pages. Addresses are full, or left out where the site does not know its own."""

    edition: Edition

    def id(self, record: Record) -> str:
        """The name of an entry among all data, the same in every language."""
        return self.edition.full(f"{WHOLE}#{record.kind}/{record.key}")

    def text(self, text: Text) -> Value:
        """A name."""
        return self.edition.plain(text)

    def summary(self, text: Text, most: int = 155) -> Value:
        """A rich text as a line of so many characters; as many as a description of a page has, where it is the same."""
        return self.edition.summary(text, most)

    def other_names(self, organisation: Organisation) -> Value:
        """Its names but for the first one."""
        short = [self.edition.plain(organisation.short_name)] if organisation.short_name else []
        return [*short, *(name.text for name in self.edition.other_names(organisation))]

    def country(self, code: str) -> Linked:
        """A country."""
        return node("Country", name=self.edition.wording.country(code))

    def city(self, country: str | None, city: Text) -> Value:
        """The name of a town."""
        return self.edition.plain(self.edition.city(country, city))

    def url(self, record: Record) -> str:
        """The address of its page."""
        return self.edition.url(record)

    def pages(self, record: Record) -> Linked | list[str] | None:
        """The page about an entry. Its language is that of the page: what people speak there is not known."""
        return node("WebPage", url=self.edition.url(record), inLanguage=self.edition.language.tag)

    def reference(self, record: Record, type: str, name: Text, url: str | None) -> Linked:  # noqa: A002 - as in JSON-LD
        """An entry within another, with the address that it has there too."""
        return node(type, id=self.id(record), name=self.text(name), url=url)

    def organisations(self, organisations: Iterable[Organisation]) -> list[Linked]:
        """Organisations within something else."""
        return [
            self.reference(organisation, type_of(self.edition, organisation), organisation.name, organisation.website)
            for organisation in organisations
        ]

    def funders(self, funders: Iterable[str]) -> list[Linked]:
        """Who pays for something: organisations of the directory, and names."""
        known = self.edition.insights.directory.organisations
        groups = (self.organisations([known[funder]]) if funder in known else [_named(funder)] for funder in funders)
        return [funder_node for group in groups for funder_node in group]


@dataclass(frozen=True)
class WholeVoice(Voice):
    """That of the whole directory: texts as they were written, entries by their names only, pages in each language.

    The names of entries are relative to the file, whose context says where it lies.
    """

    def id(self, record: Record) -> str:
        """The name within the file."""
        return f"#{record.kind}/{record.key}"

    def text(self, text: Text) -> Value:
        """The text in each language; one that is the same everywhere has none."""
        return [words if tag == SAME_EVERYWHERE else {"@language": tag, "@value": words} for tag, words in text.items()]

    def summary(self, text: Text, most: int = 0) -> Value:  # noqa: ARG002 - nothing is cut
        """All of it, in each language."""
        return self.text(Text({tag: to_text(words, len(words)) for tag, words in text.items()}))

    def other_names(self, organisation: Organisation) -> Value:
        """Short and former names; the others are there as names."""
        short = self.text(organisation.short_name) if organisation.short_name else []
        return [*short, *organisation.also_known_as]

    def country(self, code: str) -> Linked:
        """A country by its code."""
        return node("Country", identifier=code)

    def city(self, country: str | None, city: Text) -> Value:  # noqa: ARG002 - no reader's word for it
        """As it was written."""
        return self.text(city)

    def url(self, record: Record) -> str:  # noqa: ARG002 - the same for all
        """None: no language is the first."""
        return ""

    def pages(self, record: Record) -> Linked | list[str] | None:
        """The addresses of its pages in all languages."""
        address = self.edition.address(record)
        return [url for tag in self.edition.languages if (url := self.edition.full(f"{tag}/{address}"))]

    def reference(self, record: Record, type: str, name: Text, url: str | None) -> Linked:  # noqa: A002, ARG002
        """Its name in the file, where all else is said."""
        return {"@id": self.id(record)}


def _named(name: str) -> Linked:
    return node("Organization", name=name)
