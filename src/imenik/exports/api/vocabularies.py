"""The words for what records hold ids and codes of: vocabularies, values that the model fixes, countries."""

from __future__ import annotations

from collections.abc import Iterable

from imenik.exports.api import LICENCE
from imenik.exports.api.documents import Vocabularies, Word, Words
from imenik.exports.api.records import words
from imenik.i18n.labels import LABELS
from imenik.model import OrganisationType, Place, Term
from imenik.views.edition import Editions, directory_of

VALUES = {
    "organisations.status": "status",
    "organisations.listing": "listing",
    "organisations.links": "link",
    "projects.stage": "stage",
    "series.format": "format",
    "series.status": "series-status",
    "meetings.status": "meeting-status",
    "events.type": "event",
    "events.status": "event-status",
    "channels.type": "channel",
    "channels.status": "channel-status",
    "places.kind": "place",
}
"""The fields whose values the model fixes, and the group of `i18n/labels.py` that has their words."""


def vocabularies(editions: Editions) -> Vocabularies:
    """The document with all of them."""
    directory = directory_of(editions)
    countries = sorted(next(iter(editions.values())).relations.countries)
    return {
        "version": "1",
        "licence": LICENCE,
        "vocabularies": {
            name: {term.id: _word(term) for term in vocabulary.terms.values()}
            for name, vocabulary in directory.vocabularies.items()
        },
        "values": {field: _values(editions, group) for field, group in VALUES.items()},
        "countries": {
            code: _said([edition.country(code) for edition in editions.values()], editions) for code in countries
        },
    }


def _values(editions: Editions, group: str) -> dict[str, Words]:
    values = [value for of, value in LABELS if of == group]
    return {value: _said([edition.label(group, value) for edition in editions.values()], editions) for value in values}


def _word(term: Term) -> Word:
    word: Word = {"label": words(term.label)}
    if term.about:
        word["about"] = words(term.about)
    if isinstance(term, OrganisationType):
        word["schema_org"] = term.schema_org
    if isinstance(term, Place):
        word["kind"] = term.kind
        if term.parent:
            word["parent"] = term.parent
        if term.country:
            word["country"] = term.country
        if term.coordinates:
            word["coordinates"] = {"lat": term.coordinates.lat, "lon": term.coordinates.lon}
    return word


def _said(said: Iterable[str], editions: Editions) -> Words:
    """What each language says; where one is made of another, so are its words."""
    derived = [tag for tag, edition in editions.items() if edition.language.row.derived]
    result: Words = {"texts": dict(zip(editions, said, strict=True))}
    return {**result, "derived": derived} if derived else result
