"""What the form at `add/` knows without a server: fields, rules, codes, its messages, and the ids that are taken.

`assets/form/shape.json` describes the fields of each kind and holds patterns and limits of the rules, `codes.json` the
codes of countries, languages and time zones, and the notations of numbers and addresses; `zones.json` the zones of each
country; `<language>.json` the messages.
Of the directory, `ids.json` tells all ids, and `alike.json` what tells organisations apart, in the order of their ids.
`theme/assets/js/form/` reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from imenik.checks.likeness.contacts import contacts_of
from imenik.checks.likeness.names import Name, comparable_names
from imenik.checks.likeness.towns import towns_of
from imenik.exports.browser.form_choices import names
from imenik.exports.browser.form_rules import languages_by_script, notation_rules, rules, table_messages
from imenik.exports.browser.script_messages import form_messages
from imenik.exports.json_files import encoded
from imenik.i18n import codes
from imenik.model import VOCABULARIES, Event, Organisation, Project, Record
from imenik.model.fields import Input, Question, questions
from imenik.model.values import ID
from imenik.store.directory import Directory
from imenik.views.edition import Edition, Editions

Json = dict[str, Any]
KINDS: tuple[type[Record], ...] = (Organisation, Project, Event)
"""What can be added by the form."""
SHORT = "!"
"""Stands before a name that is an acronym or the like."""


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """The files, each once for all languages but for the messages."""
    directory = next(iter(editions.values())).insights.directory
    yield "assets/form/shape.json", encoded(shape(tuple(editions)))
    yield "assets/form/codes.json", encoded(_codes())
    yield "assets/form/names.json", encoded({**names(editions), "scripts": languages_by_script()})
    yield "assets/form/zones.json", encoded({code: " ".join(names) for code, names in codes.zones_by_country().items()})
    yield "assets/form/ids.json", encoded(ids(directory))
    yield "assets/form/alike.json", encoded(alike(directory))
    for tag, edition in editions.items():
        yield f"assets/form/{tag}.json", encoded(_words(edition))


def shape(languages: tuple[str, ...]) -> Json:
    """The fields of each kind in the order of the file, and what the rules are made of."""
    kinds = {model.kind: fields(questions(model)) for model in KINDS}
    return {"languages": languages, "kinds": kinds, "rules": rules()}


def fields(asked: Iterable[Question]) -> list[Json]:
    """Questions as the browser knows them; what is empty or false is left out."""
    return [
        {key: value for key, value in _field(question).items() if value not in ("", [], (), False, None)}
        for question in asked
    ]


def _field(question: Question) -> Json:
    schema = _schema(question)
    return {
        "name": question.name,
        "type": "id" if schema.get("pattern") == f"^({ID.pattern})$" and not question.refers else question.input,
        "several": question.several,
        "required": question.required,
        "refers": question.refers,
        "choices": [choice.value for choice in question.choices],
        "parts": fields(question.parts),
        "least": str(schema.get("minimum", "")),
        "most": str(schema.get("maximum", "")),
    }


def _schema(question: Question) -> Json:
    """The JSON Schema of one input."""
    schema = question.adapter.json_schema()
    schema = schema.get("anyOf", [schema])[0] if question.input is not Input.TEXT else schema
    return dict(schema["items"] if question.several else schema)


def _codes() -> Json:
    return {
        "countries": " ".join(sorted(codes.countries())),
        "languages": " ".join(sorted(codes.language_subtags())),
        "timezones": " ".join(sorted(codes.timezones())),
        "notations": notation_rules(),
    }


def ids(directory: Directory) -> Json:
    """The ids of entries and of words of the vocabularies, each kind in one text; former ids with those that follow,
    and those of removed entries with the day.
    """
    kinds, removed = {model.kind: directory.of_kind(model.kind) for model in KINDS}, sorted(directory.removed.items())
    return {
        "ids": {kind: _lines(sorted(records)) for kind, records in kinds.items()}
        | {name: _lines(sorted(directory.terms(name))) for name in VOCABULARIES},
        "former": {
            kind: {former: key for key, record in sorted(records.items(), reverse=True) for former in record.former_ids}
            for kind, records in kinds.items()
        },
        "removed": {
            kind: {key: tombstone.removed.date.isoformat() for (of, key), tombstone in removed if of == kind}
            for kind in kinds
        },
        "logos": _lines(sorted(directory.logos)),
    }


def alike(directory: Directory) -> Json:
    """Columns of the organisations, a line for each: names as they are compared, country, families, contacts, towns."""
    records = [record for _, record in sorted(directory.organisations.items())]
    numbers = {record.id: str(number) for number, record in enumerate(records)}

    def column(related: Callable[[Organisation], Iterable[str]]) -> str:
        return _lines(" ".join(numbers[id_] for id_ in related(record) if id_ in numbers) for record in records)

    return {
        "names": _lines("\t".join(dict.fromkeys(map(_name, comparable_names(record)))) for record in records),
        "countries": _lines(record.country or "" for record in records),
        "parents": _lines(numbers.get(record.part_of or "", "") for record in records),
        "kin": column(lambda record: (*record.also_part_of, *record.succeeds)),
        "umbrellas": column(lambda record: record.member_of),
        "contacts": _lines("\t".join(contact.key for contact in contacts_of(record)) for record in records),
        "towns": _lines("\t".join(sorted({name for _, name in towns_of(record)})) for record in records),
    }


def _name(name: Name) -> str:
    return f"{SHORT}{name.folded}" if name.short else name.folded


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _words(edition: Edition) -> Mapping[str, str]:
    """The messages by the English ones; those that are the same are left out."""
    said = {text: edition.language.catalogue.gettext(text) for text in sorted({*form_messages(), *table_messages()})}
    return {text: words for text, words in said.items() if words != text}
