"""Finds ids that an earlier state of the directory had and that now lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Position, Problem, say
from imenik.model import Meeting
from imenik.store.directory import Directory
from imenik.store.paths import Key, path_of


def lost_ids(before: Directory, after: Directory, folder: str) -> Iterator[Problem]:
    """A problem for each id, present or former, without an entry or a tombstone now; `folder` is that of `after`."""
    for key in sorted(_answered(before) - _answered(after)):
        message = say('the ID "{id}" has disappeared, so its address would lead nowhere', id=key[1])
        hint = say(
            "add it to former_ids of the entry that replaces it; or restore the file and set its status to dissolved,"
            " or run imenik remove {id}",
            id=key[1],
        )
        yield Problem(f"{folder}/{path_of(key)}", Position(), "lost-id", message, hint)


def _answered(directory: Directory) -> set[Key]:
    """The ids that lead to an entry, or to the notice that it was removed, by kind."""
    kept = {*directory.unreadable, *directory.removed}
    for record, _ in directory.records():
        series = directory.series.get(record.series) if isinstance(record, Meeting) else None
        for name in (record.id, *record.former_ids):
            folders = (f"{id_}/" for id_ in (series.id, *series.former_ids)) if series else ("",)
            kept.update((record.kind, f"{folder}{name}") for folder in folders)
    for (kind, _), tombstone in directory.removed.items():
        kept.update((kind, name) for name in tombstone.former_ids)
    return kept
