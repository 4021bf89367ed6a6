"""Maps paths in the data folder to entries and back, and reads the entry in a text from any source."""

from __future__ import annotations

from pydantic import ValidationError

from imenik.model import KINDS, Record
from imenik.model.values import ID
from imenik.store.loader import FLAT_KINDS, is_date_name
from imenik.store.reading.entry import path_fields
from imenik.store.reading.source import MAX_FILE_SIZE
from imenik.store.yaml_reader import Node, Tree, parse_yaml

Key = tuple[str, str]
"""The kind and the key of an entry."""


def key_of(path: str) -> Key | None:
    """The kind and key of the entry in a file, by its path below the data folder; None if it cannot hold one."""
    folder, *names = path.removesuffix(".yml").split("/")
    if not path.endswith(".yml") or not names or not ID.fullmatch(names[0]):
        return None
    if folder in FLAT_KINDS and len(names) == 1:
        return folder, names[0]
    if folder != "meetings" or len(names) != 2:
        return None
    series, name = names
    return ("series", series) if name == "series" else ("meetings", f"{series}/{name}") if is_date_name(name) else None


def path_of(key: Key) -> str:
    """The path of an entry's file below the data folder; the reverse of `key_of`."""
    kind, name = key
    return f"meetings/{name}/series.yml" if kind == "series" else f"{kind}/{name}.yml"


def model_of(key: Key) -> type[Record]:
    """The model class of an entry."""
    return next(model for model in KINDS if model.kind == key[0])


def load_text(path: str, data: bytes) -> Record | None:
    """The entry in the bytes of a file, by its path below the data folder; None if invalid by today's rules."""
    key = key_of(path)
    if key is None or len(data) > MAX_FILE_SIZE:
        return None
    try:
        tree = parse_yaml(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    return record_of(key, tree)


def record_of(key: Key, tree: Tree) -> Record | None:
    """The entry in a tree; None if it is invalid by today's rules."""
    if tree.faults or not isinstance(tree.value, dict):
        return None
    try:
        return validate_record(key, tree.value)
    except ValidationError:
        return None


def validate_record(key: Key, value: dict[str, Node]) -> Record:
    """The entry in a map of keys and values; raises pydantic's ValidationError."""
    model = model_of(key)
    return model.model_validate({**value, **path_fields(model, fields_from_path(key))})


def fields_from_path(key: Key) -> dict[str, str]:
    """The fields of an entry that are given by the path of its file."""
    series, _, day = key[1].partition("/")
    return {"id": day, "series": series, "date": day} if day else {"id": key[1]}
