"""Ensure that a former id leads to one entry: it is not in use, and no two entries claim it."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Message, Problem, say
from imenik.model import KINDS, Meeting, Record
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """Former ids that are taken, by kind and entry; the first entry, by key, that claims an id may keep it."""
    for model in KINDS:
        claimed: dict[str, Record] = {}
        for _, record in sorted(directory.of_kind(model.kind).items()):
            for index, former in enumerate(record.former_ids):
                key = f"{record.series}/{former}" if isinstance(record, Meeting) else former
                owner = claimed.setdefault(key, record)
                message = _taken(directory, record, key, owner)
                if message:
                    hint = say("remove it from the list")
                    yield directory.origin(record).problem("former-id-taken", message, hint, at=("former_ids", index))


def _taken(directory: Directory, record: Record, key: str, owner: Record) -> Message | None:
    if key == record.key:
        return say('"{id}" is the current ID of this entry', id=record.id)
    if directory.has_file(record.kind, key):
        return directory.removal(record.kind, key) or say('"{id}" is the current ID of another entry', id=key)
    if owner is not record:
        return say('"{id}" is also a former ID of "{other}"', id=key, other=owner.key)
    return None
