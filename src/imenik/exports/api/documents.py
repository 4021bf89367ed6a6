"""The types of the API's documents except those of records, which `shapes.py` generates from the model.

JSON Schemas and the OpenAPI description are generated from these types. Documents leave out what is unknown.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict  # pydantic does not support that of Python 3.11

from imenik.model import Reason

_DESCRIBED = ConfigDict(use_attribute_docstrings=True)


@with_config(_DESCRIBED)
class Words(TypedDict):
    """A text in one or more languages."""

    texts: dict[str, str]
    """By language tag (BCP 47); `und` alone where the text is the same in every language."""
    derived: NotRequired[list[str]]
    """The tags of those that were made from another one by transliteration."""


@with_config(_DESCRIBED)
class Reference(TypedDict):
    """Another record."""

    id: str
    """Its id."""
    name: Words
    """Its name or title."""


@with_config(_DESCRIBED)
class Body(TypedDict):
    """An organisation that is listed, or one that is only named."""

    id: NotRequired[str]
    """Its id, where it is listed."""
    name: Words
    """The name or title."""


@with_config(_DESCRIBED)
class Word(TypedDict):
    """A term of a vocabulary."""

    label: Words
    """The word in each language."""
    about: NotRequired[Words]
    """One sentence that explains it."""
    schema_org: NotRequired[str]
    """Of a type of organisation: what it is in the words of schema.org."""
    kind: NotRequired[str]
    """Of a home place: which level it is."""
    parent: NotRequired[str]
    """Of a home place: the one that it is part of."""
    country: NotRequired[str]
    """Of a home place that is a country: its code (ISO 3166-1)."""
    coordinates: NotRequired[dict[Literal["lat", "lon"], float]]
    """Of a home place: degrees north and east (WGS 84)."""


@with_config(_DESCRIBED)
class Vocabularies(TypedDict):
    """The words for everything that records hold the id of a word of."""

    version: Literal["1"]
    """The version of the API."""
    licence: str
    """The licence of the data (SPDX)."""
    vocabularies: dict[str, dict[str, Word]]
    """Terms by vocabulary and id; `x-refers` in a schema names the vocabulary of a field."""
    values: dict[str, dict[str, Words]]
    """The words for values that are no vocabulary, such as the stage of a project, by what they are of."""
    countries: dict[str, Words]
    """The names of the countries in the directory, by code."""


@with_config(_DESCRIBED)
class Listed(TypedDict):
    """One kind of records."""

    count: int
    """How many there are."""
    all: str
    """The file with all of them."""
    each: str
    """The file of one of them; a date of a series is below the id of its series."""
    schema_of_all: str
    """The schema of the file with all of them."""
    schema_of_each: str
    """The schema of the file of one of them."""


@with_config(_DESCRIBED)
class Index(TypedDict):
    """What there is. Every path in it is relative to the folder of this file."""

    version: Literal["1"]
    """The version of the API."""
    day: str
    """The day that all of this was published."""
    licence: str
    """The licence of the data (SPDX)."""
    licence_url: str
    """Its text."""
    site: NotRequired[str]
    """The full address of the site, where it knows its own."""
    languages: dict[str, str]
    """The languages of the site: what each calls itself, by tag."""
    kinds: dict[str, Listed]
    """The kinds of records."""
    files: list[str]
    """All other files."""


@with_config(_DESCRIBED)
class RemovedEntry(TypedDict):
    """An entry that was removed, and about which nothing else is kept."""

    kind: str
    """The kind of record it was."""
    id: str
    """Its id; that of a date of a series is below the id of its series."""
    date: str
    """The date on which it was removed."""
    reason: NotRequired[Reason]
    """Why it was removed, if that is known."""


@with_config(_DESCRIBED)
class Removed(TypedDict):
    """All entries that were removed: whoever keeps copies should delete them too."""

    version: Literal["1"]
    """The version of the API."""
    records: list[RemovedEntry]
    """One for each of them."""


@with_config(_DESCRIBED)
class Point(TypedDict):
    """A point (RFC 7946)."""

    type: Literal["Point"]
    coordinates: Annotated[list[float], Field(min_length=2, max_length=2)]
    """Degrees east and north (WGS 84)."""


@with_config(_DESCRIBED)
class Feature(TypedDict):
    """One organisation in its city (RFC 7946)."""

    type: Literal["Feature"]
    id: str
    """The id of the organisation."""
    geometry: Point
    """The middle of the city: not where the organisation has its rooms."""
    properties: dict[str, str | int | bool]
    """Cells of its row in the table of the same language, by the keys in its `datapackage.json`; no empty ones."""


@with_config(_DESCRIBED)
class Features(TypedDict):
    """Organisations by city (RFC 7946), without those whose city is not known."""

    type: Literal["FeatureCollection"]
    licence: str
    """The licence of the data (SPDX)."""
    attribution: str
    """Whom else to credit for the points."""
    features: list[Feature]
    """One for each organisation."""
