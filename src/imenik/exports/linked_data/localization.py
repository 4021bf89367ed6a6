"""Texts of linked data: in one language for a page, in all languages for the file of the whole directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.model import Organisation, OrganisationType, Record
from imenik.model.richtext import to_text
from imenik.views.edition import Edition

JsonLd = Mapping[str, Any]
"""A JSON-LD node (https://www.w3.org/TR/json-ld11/); it is only written, never read."""
Value = str | Sequence[str | JsonLd]
"""A text: plain in the language of the page, or one value per language."""

DIRECTORY_PATH = "api/v1/directory.jsonld"
"""The path of the file of the whole directory. It is part of the ids of all nodes, so it never changes."""


def node(type: str, /, **properties: object) -> JsonLd:  # noqa: A002 - as JSON-LD has it
    """A node without its empty properties; `id` becomes `@id`."""
    given = {"@type": type, "@id": properties.pop("id", ""), **properties}
    return {key: value for key, value in given.items() if value not in (None, "", [], (), {})}


def type_of(edition: Edition, organisation: Organisation) -> str:
    """The schema.org type of an organisation, from the vocabulary of types."""
    return cast(OrganisationType, edition.term("organisation-types", organisation.type)).schema_org


@dataclass(frozen=True)
class Localizer:
    """Texts in one language, for its pages. Addresses are absolute, or left out without a site address."""

    edition: Edition

    def id(self, record: Record) -> str:
        """The `@id` of an entry, the same in every language."""
        return self.edition.full(f"{DIRECTORY_PATH}#{record.kind}/{record.key}")

    def text(self, text: Text) -> Value:
        """A name."""
        return self.edition.plain(text)

    def summary(self, text: Text, most: int = 155) -> Value:
        """A rich text as one line of limited length; the default is that of a page's meta description."""
        return self.edition.summary(text, most)

    def about(self, text: Text) -> Value:  # noqa: ARG002 - said already
        """Nothing: the description of the page is the same."""
        return ""

    def other_names(self, organisation: Organisation) -> Value:
        """Its names except the main one."""
        short = [self.edition.plain(organisation.short_name)] if organisation.short_name else []
        return [*short, *(name.text for name in self.edition.other_names(organisation))]

    def country(self, code: str) -> JsonLd:
        """A country."""
        return node("Country", name=self.edition.wording.country(code))

    def city(self, country: str | None, city: Text) -> Value:
        """The name of a city."""
        return self.edition.plain(self.edition.city(country, city))

    def url(self, record: Record) -> str:
        """The address of its page."""
        return self.edition.url(record)

    def pages(self, record: Record) -> Sequence[str]:  # noqa: ARG002 - the same for all
        """None: a page says its own address and language elsewhere."""
        return ()

    def reference(self, record: Record, type: str, name: Text, url: str | None) -> JsonLd:  # noqa: A002 - as in JSON-LD
        """An entry mentioned in another."""
        return node(type, id=self.id(record), name=self.text(name), url=url)

    def organisations(self, organisations: Iterable[Organisation]) -> list[JsonLd]:
        """Organisations mentioned in another entry."""
        return [
            self.reference(organisation, type_of(self.edition, organisation), organisation.name, organisation.website)
            for organisation in organisations
        ]

    def ids(self, organisations: Iterable[Organisation]) -> list[JsonLd]:
        """Organisations by `@id` alone, which their own page and the file describe; none without a site address."""
        return [{"@id": name} for organisation in organisations if (name := self.id(organisation))]

    def funders(self, funders: Iterable[str]) -> list[JsonLd]:
        """Funders: organisations of the directory, and others by name."""
        by_id = self.edition.insights.directory.organisations
        nodes: list[JsonLd] = []
        for funder in funders:
            nodes += self.organisations([by_id[funder]]) if funder in by_id else [_funder_node(funder)]
        return nodes


@dataclass(frozen=True)
class MultilingualLocalizer(Localizer):
    """Texts as written in all languages, references by `@id` only, and pages in every language.

    The ids are relative to the file, whose context has its address.
    """

    def id(self, record: Record) -> str:
        """The `@id`, relative to the file."""
        return f"#{record.kind}/{record.key}"

    def text(self, text: Text) -> Value:
        """The text in each language; one that is the same everywhere has no language tag."""
        return [words if tag == SAME_EVERYWHERE else {"@language": tag, "@value": words} for tag, words in text.items()]

    def summary(self, text: Text, most: int = 0) -> Value:  # noqa: ARG002 - nothing is cut
        """The full text in each language."""
        return self.text(Text({tag: to_text(words, len(words)) for tag, words in text.items()}))

    def about(self, text: Text) -> Value:
        """The full text in each language."""
        return self.summary(text)

    def other_names(self, organisation: Organisation) -> Value:
        """Short and former names; names in other languages are in `name` already."""
        short = self.text(organisation.short_name) if organisation.short_name else []
        return [*short, *organisation.also_known_as]

    def country(self, code: str) -> JsonLd:
        """A country by its code."""
        return node("Country", identifier=code)

    def city(self, country: str | None, city: Text) -> Value:  # noqa: ARG002 - no reader's word for it
        """The name as written in the entry."""
        return self.text(city)

    def url(self, record: Record) -> str:  # noqa: ARG002 - the same for all
        """Empty: no language comes before the others."""
        return ""

    def pages(self, record: Record) -> Sequence[str]:
        """The addresses of its pages in all languages."""
        address = self.edition.address(record)
        return [url for tag in self.edition.languages if (url := self.edition.full(f"{tag}/{address}"))]

    def reference(self, record: Record, type: str, name: Text, url: str | None) -> JsonLd:  # noqa: A002, ARG002
        """Only its `@id`; the rest is in its own node of the file."""
        return {"@id": self.id(record)}


def _funder_node(name: str) -> JsonLd:
    return node("Organization", name=name)
