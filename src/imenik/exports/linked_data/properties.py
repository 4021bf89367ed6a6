"""Entries as nodes of linked data: which property of schema.org a field is, the model says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from imenik.exports.linked_data.localization import JsonLd, Localizer, node
from imenik.i18n.text import Text
from imenik.model import Record
from imenik.model.fields import descriptions
from imenik.model.values import PartialDate


def entry_node(localizer: Localizer, schema_type: str, record: Record, values: Mapping[str, object]) -> JsonLd:
    """An entry. `values` are by the field that they come from, or by a property that no single field gives.

    Any other field for which the model names a property is added as it was written.
    """
    described = descriptions(type(record))
    properties = {
        (described[key].schema_org or key) if key in described else key: value for key, value in values.items()
    }
    for name, description in described.items():
        if description.schema_org and description.schema_org not in properties:
            properties[description.schema_org] = _plain(localizer, getattr(record, name))
    return node(schema_type, id=localizer.id(record), **properties, mainEntityOfPage=localizer.pages(record))


def _plain(localizer: Localizer, value: Any) -> object:
    match value:
        case Text():
            return localizer.text(value)
        case PartialDate():
            return value.written
        case dt.date() | dt.time():
            return value.isoformat()
        case tuple():
            return [_plain(localizer, item) for item in value]
    return value
