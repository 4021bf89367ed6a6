"""The vocabularies that records draw on: clusters, types, needs, topics, home places. Their words are data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from imenik.i18n.colours import ColourOnBlack, ColourOnWhite
from imenik.i18n.text import Text, Title
from imenik.model.base import Citation, Part
from imenik.model.values import Country, Date, Id, PlaceId, PlaceKindId


class Term(Part):
    """One word of a vocabulary."""

    id: SkipJsonSchema[Id] = ""
    label: Title
    """The word in each language."""
    about: Text | None = None
    """One sentence that explains it."""


class Colours(Part):
    """The colour of a cluster in the light and in the dark scheme."""

    light: ColourOnWhite
    """On white."""
    dark: ColourOnBlack
    """On nearly black, and on pictures for social networks."""


class Cluster(Term):
    """A field that entries belong to."""

    colours: Colours | None = None
    """Its colours; if there are none, those of its place in the list."""


USUAL_COLOURS = tuple(
    Colours(light=light, dark=dark)
    for light, dark in (
        ("#964315", "#f0a35e"),
        ("#1f6f8b", "#7cc4dc"),
        ("#9d2f5c", "#f08fb5"),
        ("#4f6d3a", "#a9cf8a"),
        ("#6b4fa0", "#c3aef0"),
        ("#00695c", "#7fd1c2"),
        ("#8a3033", "#f2a09c"),
        ("#2f5aa8", "#9dbcf5"),
    )
)
"""The colours of clusters without any of their own, in the order of the vocabulary."""


class OrganisationType(Term):
    """A type of organisation."""

    is_authority: bool = False
    """Whether it is an authority: one with topics is listed as the office of its home places."""

    schema_org: Literal[
        "Organization",
        "NGO",
        "GovernmentOrganization",
        "EducationalOrganization",
        "SportsOrganization",
        "NewsMediaOrganization",
    ] = "Organization"
    """What it is in the words of schema.org, for programs that read linked data."""


class Coordinates(Part):
    """A point on the earth in degrees of WGS 84."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    """Latitude, north positive."""
    lon: Annotated[float, Field(ge=-180, le=180)]
    """Longitude, east positive."""


class PlaceKind(Term):
    """A kind of home place, such as one level of government."""

    counts_as: tuple[Literal["region", "town"], ...] = ("region",)
    """The statistics that count such places: by region, by town, or both."""
    is_country: bool = False
    """Whether such a place is a whole country: too much in common for a bond between two organisations."""
    has_offices: bool = False
    """Whether authorities are listed under such places."""


class Place(Term):
    """A place in a homeland: a country, one of its levels of government, or a town."""

    kind: PlaceKindId
    """Which kind of place it is."""
    parent: PlaceId | None = None
    """The place that it is part of."""
    country: Country | None = None
    """For a country: its code, so that its name comes from the same table as everywhere."""
    coordinates: Coordinates | None = None
    """Its middle, or its seat."""


Word = TypeVar("Word", bound=Term)


class Vocabulary(Part, Generic[Word]):
    """One file of `data/vocabulary/`."""

    as_of: Date | None = None
    """The date of the source."""
    sources: tuple[Citation, ...] = ()
    """Where the list comes from."""
    left_out: tuple[str, ...] = ()
    """What was unsure and is therefore not listed."""
    terms: dict[Id, Word]
    """The words, each under its id."""

    def __reduce__(self) -> tuple[Callable[..., Vocabulary[Any]], tuple[object, ...]]:
        """For pickling, which does not find classes with arguments by their names."""
        return _restored, (*type(self).__pydantic_generic_metadata__["args"], self.__getstate__())


def _restored(word: type[Term], state: dict[Any, Any]) -> Vocabulary[Any]:
    model = Vocabulary[word]  # type: ignore[valid-type] # known at run time
    vocabulary = model.__new__(model)
    vocabulary.__setstate__(state)
    return vocabulary


VOCABULARIES: dict[str, type[Term]] = {
    "clusters": Cluster,
    "organisation-types": OrganisationType,
    "needs": Term,
    "topics": Term,
    "place-kinds": PlaceKind,
    "places": Place,
}
"""The files of `data/vocabulary/` and what their terms are."""
