"""Ensure that cities are spelled correctly: one that is not in the gazetteer has no point on a map."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Problem, Severity, say
from imenik.store.directory import Directory
from imenik.store.gazetteer import Gazetteer


def check(directory: Directory, gazetteer: Gazetteer) -> Iterator[Problem]:
    """The `city` of organisations with a country. Small places may be missing in the gazetteer without a mistake."""
    for record in directory.organisations.values():
        if not record.country or not record.city or gazetteer.city(record.country, record.city.values()):
            continue
        name = next(iter(record.city.values()))
        near = gazetteer.near(record.country, name)
        message = say('the city "{city}" is not in our table, so it does not appear on the map', city=name)
        hint = say('did you mean "{word}"?', word=near.name) if near else None
        origin = directory.origin(record)
        yield origin.problem("unknown-city", message, hint, at=("city",), severity=Severity.WARNING)
