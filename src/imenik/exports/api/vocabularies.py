"""The labels for the ids and codes in records: vocabularies, fixed values of the model, countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imenik.exports.api.documents import Vocabularies, Word, Words
from imenik.exports.api.records import localized
from imenik.i18n.messages import Message
from imenik.model import KINDS, OrganisationType, Place, Term
from imenik.model.description import TableColumn
from imenik.model.fields import questions
from imenik.store.languages import Derivations, derivations_of
from imenik.views.edition import Editions, directory_of


def vocabularies(editions: Editions) -> Vocabularies:
    """The document with all labels."""
    directory = directory_of(editions)
    any_edition = next(iter(editions.values()))
    derivations = derivations_of(any_edition.languages)
    countries = sorted(any_edition.insights.relations.countries)
    return {
        "version": "1",
        "licence": any_edition.settings.licence.id,
        "vocabularies": {
            name: {term.id: _word(term, derivations) for term in vocabulary.terms.values()}
            for name, vocabulary in directory.vocabularies.items()
        },
        "values": {
            field: {value: _labels(_rendered(editions, label), editions) for value, label in labels.items()}
            for field, labels in _fixed_values()
        }
        | {"places.kind": {kind.id: localized(kind.label, derivations) for kind in directory.place_kinds.values()}},
        "countries": {
            code: _labels([edition.wording.country(code) for edition in editions.values()], editions)
            for code in countries
        },
    }


def _fixed_values() -> Iterator[tuple[str, dict[str, Message]]]:
    """The fields with fixed values and the label of each value; named parts have the labels of their names."""
    for model in KINDS:
        asked = questions(model)
        yield from (
            (f"{model.kind}.{question.name}", {choice.value: choice.label for choice in question.choices})
            for question in asked
            if question.choices
        )
        yield from (
            (f"{model.kind}.{question.name}", {part.name: part.label for part in question.parts})
            for question in asked
            if question.description.table is TableColumn.NAMED_PARTS
        )


def _rendered(editions: Editions, message: Message) -> list[str]:
    return [message.render(edition.language.catalogue.gettext) for edition in editions.values()]


def _word(term: Term, derivations: Derivations) -> Word:
    word: Word = {"label": localized(term.label, derivations)}
    if term.about:
        word["about"] = localized(term.about, derivations)
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


def _labels(labels: Iterable[str], editions: Editions) -> Words:
    """The label in each language; those of a derived language are marked as derived."""
    derived = list(derivations_of(next(iter(editions.values())).languages))
    result: Words = {"texts": dict(zip(editions, labels, strict=True))}
    return {**result, "derived": derived} if derived else result
