"""Converts records to documents of the API, with the editions of all languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from imenik.exports.api import ROOT
from imenik.exports.api.documents import Body, Reference, Words
from imenik.exports.api.shapes import annotation_of, moments_of, target_of
from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.insights.schedule import Occurrence, start_of
from imenik.model import Event, Meeting, Organisation, Part, Record, Series
from imenik.model.fields import describe
from imenik.model.moments import zoned
from imenik.model.shape import field_names
from imenik.model.values import PartialDate
from imenik.store.directory import Directory
from imenik.store.languages import Derivations, derivations_of
from imenik.views.edition import Editions, directory_of
from imenik.views.settings import Settings

Json = dict[str, Any]
"""A document whose type comes from `shapes.document_of`."""


def localized(text: Text, derivations: Derivations) -> Words:
    """A text with those that are made from another one, marked as such."""
    made = {tag: made for tag, derivation in derivations.items() if (made := derivation.of(text.texts)) is not None}
    return {"texts": {**text, **made}, "derived": list(made)} if made else {"texts": dict(text)}


def language_neutral(text: str) -> Words:
    """A text that is the same in every language."""
    return {"texts": {SAME_EVERYWHERE: text}}


def json_path(record: Record) -> str:
    """The path of a record, relative to the root of the API."""
    return f"{record.kind}/{record.key}.json"


@dataclass(frozen=True)
class Documents:
    """Converts the records of one directory."""

    editions: Editions

    def of(self, record: Record) -> Json:
        """The document of a record; that of a series includes those of its dates."""
        first = {"id": record.id, "kind": record.kind, **self._addresses(record), "licence": self.settings.licence.id}
        if isinstance(record, Meeting):
            reference = self._series_references[record.series]
            first |= {"series": reference, "date": record.date.isoformat(), **self._times(record)}
        if isinstance(record, Series):
            first["dates"] = [self.of(meeting) for meeting in self._dates.get(record.id, ())]
        document = {**first, **self._fields(record)}
        if isinstance(record, Event) and record.timezone:
            document |= _times_with_offset(record, record.timezone)
            for item, fields in zip(record.programme, document.get("programme", ()), strict=True):
                fields |= _times_with_offset(item, record.timezone)
        return document

    def _times(self, meeting: Meeting) -> Json:
        """When a meeting takes place; its file says so only where it differs from its series."""
        series = self.directory.series[meeting.series]
        occurrence = Occurrence(series, start_of(series, meeting), meeting)
        return {
            "starts": self._value(occurrence.local_start),
            "ends": self._value(occurrence.local_end),
            "starts_at": occurrence.starts_at.isoformat(),
            "ends_at": occurrence.ends_at.isoformat(),
            "timezone": series.timezone,
            "minutes": series.minutes,
        }

    @cached_property
    def settings(self) -> Settings:
        """The settings of the site."""
        return next(iter(self.editions.values())).settings

    @cached_property
    def derivations(self) -> Derivations:
        """How texts in some languages of the site are made."""
        return derivations_of(next(iter(self.editions.values())).languages)

    @cached_property
    def directory(self) -> Directory:
        """The records."""
        return directory_of(self.editions)

    @cached_property
    def _dates(self) -> Mapping[str, list[Meeting]]:
        by_series = next(iter(self.editions.values())).insights.relations.meetings_of
        return {series: sorted(dates, key=lambda meeting: meeting.id) for series, dates in by_series.items()}

    def _addresses(self, record: Record) -> Json:
        """Absolute addresses, or paths relative to the root without a site address."""
        first = next(iter(self.editions.values()))
        address, own = first.address(record), f"{ROOT}{json_path(record)}"
        pages = {tag: first.full(f"{tag}/{address}") or f"{tag}/{address}" for tag in self.editions}
        return {"pages": pages, "json": first.full(own) or own}

    def _fields(self, part: Part) -> Json:
        """The known fields of a part; a default `False` that is not in the file counts as unknown."""
        fields: Json = {}
        for name, target in _targets(type(part)):
            value = getattr(part, name)
            if value is None or value == () or (value is False and name not in part.model_fields_set):
                continue
            fields[name] = self._reference_value(target, value) if target else self._value(value)
        return fields

    def _reference_value(self, target: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return [self._reference_value(target, item) for item in value]
        return self._funder(value) if target == _BODIES else self._references[target][value]

    def _funder(self, funder: str) -> Body:
        known = self._references["organisations"].get(funder)
        return {"id": funder, "name": known["name"]} if known else {"name": language_neutral(funder)}

    def _value(self, value: Any) -> Any:
        match value:
            case Text():
                return localized(value, self.derivations)
            case Part():
                return self._fields(value)
            case tuple():
                return [self._value(item) for item in value]
            case dt.datetime() | dt.time():
                return value.isoformat(timespec="minutes")
            case dt.date():
                return value.isoformat()
            case PartialDate():
                return value.written
        return value

    @cached_property
    def _references(self) -> Mapping[str, Mapping[str, Reference]]:
        """References to organisations and projects, each made once and shared."""
        named = {"organisations": self.directory.organisations, "projects": self.directory.projects}
        return {
            kind: {record.id: _reference(record, self.derivations) for record in records.values()}
            for kind, records in named.items()
        }

    @cached_property
    def _series_references(self) -> Mapping[str, Reference]:
        return {series.id: _reference(series, self.derivations) for series in self.directory.series.values()}


def _reference(record: Any, derivations: Derivations) -> Reference:
    name = record.name if isinstance(record, Organisation) else record.title
    return {"id": record.id, "name": localized(name, derivations)}


def _times_with_offset(part: Part, zone: str) -> Json:
    """The times of a part with their UTC offsets; whole days are left out."""
    moments = ((name, getattr(part, name)) for name in moments_of(type(part)))
    return {f"{name}_at": zoned(value, zone).isoformat() for name, value in moments if isinstance(value, dt.datetime)}


_BODIES = "bodies"
"""Used instead of a kind of records: organisations by id, or others by name."""


@cache
def _targets(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a model with the kind of records that each refers to."""
    fields = model.model_fields
    return tuple(
        (name, _BODIES if describe(model, name).may_name else target_of(annotation_of(fields[name])))
        for name in field_names(model)
    )
