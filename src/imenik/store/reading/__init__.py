"""Reads many files as entries: only those that are not kept from an earlier run, and in several processes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from imenik.i18n.messages import Position, Problem, say, unforeseen
from imenik.model import Record, Vocabulary
from imenik.store.directory import Directory, Origin
from imenik.store.reading.cache import EntryCache, Kept, digest_of, shard_of
from imenik.store.reading.entry import EntryFile, Reading, read_entry
from imenik.store.reading.source import decode, read_limited

EntryRules = Callable[[Directory], Iterable[Problem]]
"""The problems of entries that do not depend on other entries, so that a part of the directory has them too."""
FEW_FILES = 400
"""Up to so many files are read faster in this process than by starting others."""


@dataclass(frozen=True)
class EntryReader:
    """How entries are read: by which rules, and where they are kept for the next run, by the same rules."""

    rules: EntryRules = lambda _: ()
    cache: EntryCache | None = None

    def read(self, files: Iterable[EntryFile]) -> Iterator[tuple[EntryFile, Origin, Reading]]:
        """Each file with its text and what it gave, in the order of the files."""
        sources = [_source_of(file) for file in files]
        readings = dict(self._readings(source for source in sources if not source.problem))
        for source in sources:
            reading = Reading(None, (source.problem,)) if source.problem else readings[source.place]
            yield source.file, Origin(source.file.path, source.data), _with_path(reading, source.file.path)

    def _readings(self, sources: Iterable[_Source]) -> Iterator[tuple[str, Reading]]:
        shards: dict[int, list[_Source]] = defaultdict(list)
        for source in sources:
            shards[shard_of(source.place)].append(source)
        changed: list[_Changed] = []
        for number, members in shards.items():
            kept = _unchanged(self.cache.load(number), members) if self.cache else {}
            yield from ((place, reading) for place, (_, reading) in kept.items())
            if len(kept) < len(members):
                changed.append(_Changed(number, [member for member in members if member.place not in kept], kept))
        read = self._spread if sum(len(shard.sources) for shard in changed) > FEW_FILES else self._read_here
        for shard, readings in zip(changed, read(changed), strict=True):
            yield from zip((source.place for source in shard.sources), readings, strict=True)

    def _read_here(self, changed: Sequence[_Changed]) -> Iterable[list[Reading]]:
        return map(self._read_changed, changed)

    def _spread(self, changed: Sequence[_Changed]) -> Iterable[list[Reading]]:
        from imenik.env.runner import Failure, Task, run, usual_jobs  # imports sockets and more: only for many files

        tasks = [Task(f"shard {shard.number}", partial(self._read_changed, shard)) for shard in changed]
        for task, result in zip(tasks, run(tasks, usual_jobs(), lambda _: None), strict=True):
            yield task.run() if isinstance(result, Failure) else result  # once more, for the whole error

    def _read_changed(self, shard: _Changed) -> list[Reading]:
        """What the changed files of a shard gave. The cache has the whole shard then."""
        readings = [_read(source) for source in shard.sources]
        problems_by_path: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.rules(_directory_of(shard.sources, readings)):
            problems_by_path[problem.path].append(problem)
        readings = [
            Reading(reading.entry, (*reading.problems, *problems_by_path[source.file.path]))
            for source, reading in zip(shard.sources, readings, strict=True)
        ]
        if self.cache:
            pairs = zip(shard.sources, readings, strict=True)
            fresh = {source.place: Kept(source.digest, reading) for source, reading in pairs}
            self.cache.store(shard.number, {**shard.kept, **fresh})
        return readings


class _Source(NamedTuple):
    """The content of a file; or the problem that prevents reading it."""

    file: EntryFile
    data: bytes = b""
    digest: bytes = b""
    problem: Problem | None = None

    @property
    def place(self) -> str:
        """What tells the entry from all others."""
        return f"{self.file.kind}/{self.file.key}"


class _Changed(NamedTuple):
    """A shard with files that have to be read."""

    number: int
    sources: Sequence[_Source]
    kept: Mapping[str, Kept]


def _source_of(file: EntryFile) -> _Source:
    try:
        data = read_limited(file.file, file.path)
    except OSError as error:  # it vanished meanwhile, or nobody may read it
        message = say("the file cannot be read: {reason}", reason=error.strerror)
        return _Source(file, problem=Problem(file.path, Position(), "unreadable-file", message))
    if isinstance(data, Problem):
        return _Source(file, problem=data)
    return _Source(file, data, digest_of(data))


def _read(source: _Source) -> Reading:
    text = decode(source.data, source.file.path)
    if isinstance(text, Problem):
        return Reading(None, (text,))
    try:
        return read_entry(source.file, text)
    except Exception as error:  # whatever is wrong with it, the others are read
        return Reading(None, (unforeseen(source.file.path, error),))


def _unchanged(kept: Mapping[str, Kept], sources: Iterable[_Source]) -> dict[str, Kept]:
    pairs = ((source.place, source.digest) for source in sources)
    return {place: kept[place] for place, digest in pairs if place in kept and kept[place].digest == digest}


def _directory_of(sources: Iterable[_Source], readings: Iterable[Reading]) -> Directory:
    """The part of the directory that is in some files."""
    entries = {
        (source.file.kind, source.file.key): (reading.entry, Origin(source.file.path, source.data))
        for source, reading in zip(sources, readings, strict=True)
    }
    vocabularies = {key[1]: entry for key, (entry, _) in entries.items() if isinstance(entry, Vocabulary)}
    return Directory(
        vocabularies=vocabularies, origins={key: origin for key, (_, origin) in entries.items()}
    ).with_records((key, entry, origin) for key, (entry, origin) in entries.items() if isinstance(entry, Record))


def _with_path(reading: Reading, path: str) -> Reading:
    """Problems show the path as it is given now, which another run may have given otherwise."""
    if not reading.problems:
        return reading
    return Reading(reading.entry, tuple(replace(problem, path=path) for problem in reading.problems))
