"""Which entry a file holds by its path alone, and the entry in a text: for files that are gone."""

from __future__ import annotations

from pydantic import ValidationError

from imenik.load import FLAT, ID, LARGEST, injected, is_day
from imenik.model import KINDS, Record
from imenik.syntax import read

Key = tuple[str, str]
"""The kind of an entry, and its key."""


def key_of(path: str) -> Key | None:
    """The kind and the key of the entry in a file, by its path below the data folder; None where no entry can be."""
    folder, *names = path.removesuffix(".yml").split("/")
    if not path.endswith(".yml") or not names or not ID.fullmatch(names[0]):
        return None
    if folder in FLAT and len(names) == 1:
        return folder, names[0]
    if folder != "meetings" or len(names) != 2:
        return None
    series, name = names
    return ("series", series) if name == "series" else ("meetings", f"{series}/{name}") if is_day(name) else None


def load_text(path: str, data: bytes) -> Record | None:
    """The entry in the bytes of a file, by its path below the data folder; None where they hold none."""
    key = key_of(path)
    if key is None or len(data) > LARGEST:
        return None
    try:
        tree = read(data.decode("utf-8"))
        if tree.faults or not isinstance(tree.value, dict):
            return None
        model = next(each for each in KINDS if each.kind == key[0])
        return model.model_validate({**tree.value, **injected(model, _fields_of_the_path(key))})
    except (UnicodeDecodeError, ValidationError):
        return None


def _fields_of_the_path(key: Key) -> dict[str, str]:
    series, _, day = key[1].partition("/")
    return {"id": day, "series": series, "date": day} if day else {"id": key[1]}
