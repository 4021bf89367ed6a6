"""Loads the data folder into a Directory and reports problems of single files; other rules are in `checks/`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from imenik.env.locations import RESOURCES, usual_vocabulary
from imenik.env.memory import gc_disabled
from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, printable, say
from imenik.model import (
    KINDS,
    VOCABULARIES,
    Channel,
    Event,
    Meeting,
    Organisation,
    Part,
    PlaceKind,
    Project,
    Series,
    Term,
    Tombstone,
    Vocabulary,
)
from imenik.store.directory import Directory, Origin
from imenik.store.files import UNFINISHED
from imenik.store.reading import EntryReader
from imenik.store.reading.entry import EntryFile, Reading

FLAT_KINDS: dict[str, type[Part]] = {
    "organisations": Organisation,
    "projects": Project,
    "events": Event,
    "channels": Channel,
}
"""Folders with one record per file, which is named after its id."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOGOS = "logos"
_IGNORED = {".gitkeep", ".gitignore", ".DS_Store"}
"""Hidden files that git or an operating system needs."""


def load(folder: Path, reader: EntryReader | None = None) -> tuple[Directory, list[Problem]]:
    """The directory in `folder`, without files that have errors, and the problems of its files."""
    loader = _Loader(folder, reader or EntryReader())
    with gc_disabled():
        loader.load()
    records: dict[str, dict[str, Any]] = {model.kind: {} for model in KINDS}
    for (kind, key), record in loader.records.items():
        records[kind][key] = record
    directory = Directory(
        **records,
        vocabularies=loader.vocabularies,
        origins=loader.origins,
        logos=loader.logos,
        removed=loader.removed,
        unreadable=frozenset(loader.unreadable),
    )
    return directory, loader.problems


@dataclass
class _Loader:
    folder: Path
    reader: EntryReader
    problems: list[Problem] = field(default_factory=list)
    records: dict[tuple[str, str], Any] = field(default_factory=dict)
    vocabularies: dict[str, Vocabulary[Term]] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    logos: dict[str, Path] = field(default_factory=dict)
    removed: dict[tuple[str, str], Tombstone] = field(default_factory=dict)
    unreadable: set[tuple[str, str]] = field(default_factory=set)

    def load(self) -> None:
        known = {*FLAT_KINDS, "meetings", "vocabulary"}
        for entry in self.listing(self.folder):
            if entry.is_dir(follow_symlinks=False) and entry.name in known:
                continue
            self.report_unexpected(entry, say("the folders here are: {names}", names=", ".join(sorted(known))))
        own = self.folder / "vocabulary"
        words = own if own.is_dir() and not own.is_symlink() else usual_vocabulary()
        files = [*self.flat_files(), *self.meeting_files(), *self.vocabulary_files(words)]
        for file, origin, reading in self.reader.read(files):
            self.take(file, origin, reading)
        self.read_logos()
        for name in VOCABULARIES.keys() - self.vocabularies.keys():
            self.unreadable.add(("vocabulary", name))
            self.missing_vocabulary(words, name)

    def flat_files(self) -> Iterator[EntryFile]:
        for kind, model in FLAT_KINDS.items():
            for entry in self.files(self.folder / kind, ignore=_LOGOS if kind == "organisations" else ""):
                key = entry.name.removesuffix(".yml")
                yield EntryFile(entry.path, _path(entry), kind, key, model, {"id": key})

    def meeting_files(self) -> Iterator[EntryFile]:
        for folder in self.listing(self.folder / "meetings"):
            if not folder.is_dir(follow_symlinks=False):
                self.report_unexpected(folder, say("every series has a folder of its own here"))
                continue
            series = folder.name
            for entry in self.files(Path(folder.path)):
                day = entry.name.removesuffix(".yml")
                if day == "series":
                    yield EntryFile(entry.path, _path(entry), "series", series, Series, {"id": series})
                elif is_date_name(day):
                    fields = {"id": day, "series": series, "date": day}
                    yield EntryFile(entry.path, _path(entry), "meetings", f"{series}/{day}", Meeting, fields)
                else:
                    hint = say("a series folder contains series.yml and files named YYYY-MM-DD.yml")
                    self.report_unexpected(entry, hint)

    def take(self, file: EntryFile, origin: Origin, reading: Reading) -> None:
        """Add what a file gave."""
        self.problems += reading.problems
        entry = reading.entry
        if entry is None:
            self.unreadable.add((file.kind, file.key))
            return
        self.origins[file.kind, file.key] = origin
        if isinstance(entry, Vocabulary):
            terms = {key: term.model_copy(update={"id": key}) for key, term in entry.terms.items()}
            self.vocabularies[file.key] = entry.model_copy(update={"terms": terms})
        elif isinstance(entry, Tombstone):
            self.removed[file.kind, file.key] = entry
        else:
            self.records[file.kind, file.key] = entry

    def read_logos(self) -> None:
        files = {entry.name: Path(entry.path) for entry in self.listing(self.folder / "organisations" / _LOGOS)}
        for (kind, key), record in self.records.items():
            if kind != "organisations" or record.logo is None:
                continue
            error = _error_of_logo(files.get(record.logo))
            if error:
                origin = self.origins[kind, key]
                self.problems.append(origin.problem(error.rule, error.message, error.hint, at=("logo",)))
            else:
                self.logos[record.logo] = files[record.logo]

    def vocabulary_files(self, folder: Path) -> Iterator[EntryFile]:
        for entry in self.files(folder):
            name = entry.name.removesuffix(".yml")
            if name in VOCABULARIES:
                word = VOCABULARIES[name]
                model = Vocabulary[word]  # type: ignore[valid-type] # chosen at run time
                yield EntryFile(entry.path, _path(entry), "vocabulary", name, model, {})
            else:
                self.report_unexpected(entry, say("the vocabularies are: {names}", names=", ".join(VOCABULARIES)))
        kinds = RESOURCES / "vocabulary" / "place-kinds.yml"
        if not os.path.lexists(folder / kinds.name):  # the usual kinds do for most
            yield EntryFile(str(kinds), str(kinds), "vocabulary", "place-kinds", Vocabulary[PlaceKind], {})

    def missing_vocabulary(self, folder: Path, name: str) -> None:
        if not os.path.lexists(folder / f"{name}.yml"):
            message = say('the vocabulary "{name}" is missing', name=name)
            hint = say("add the file {name}.yml, or leave the folder out to use the usual words", name=name)
            self.problems.append(Problem(_path(folder), Position(), "missing-vocabulary", message, hint))

    def files(self, folder: Path, ignore: str = "") -> Iterator[os.DirEntry[str]]:
        """The YAML files of a folder by name. Anything else becomes a problem, except a folder named `ignore`."""
        seen: dict[str, str] = {}
        for entry in self.listing(folder):
            if entry.name == ignore and entry.is_dir(follow_symlinks=False):
                continue
            if not entry.is_file(follow_symlinks=False) or not entry.name.endswith(".yml"):
                self.report_unexpected(entry, say("an entry is a file named <id>.yml"))
                continue
            first = seen.setdefault(entry.name.lower(), entry.name)
            if first != entry.name:
                message = say(
                    'the IDs "{one}" and "{other}" differ only in upper and lower case',
                    one=entry.name[:-4],
                    other=first[:-4],
                )
                self.add_problem(entry, "id-differs-by-case", message, say("rename one of the two files"))
            yield entry

    def listing(self, folder: Path) -> list[os.DirEntry[str]]:
        """The entries of a folder by name. Symbolic links and hidden files become problems, not entries."""
        if not folder.is_dir() or (folder != self.folder and folder.is_symlink()):
            return []
        with os.scandir(folder) as entries:
            in_order = sorted(entries, key=lambda entry: entry.name)
        for entry in in_order:
            if entry.is_symlink():
                message = say("this is a symbolic link")
                self.add_problem(entry, "symbolic-link", message, say("put the file itself here"))
            elif _is_hidden(entry) and entry.name not in _IGNORED and not entry.name.startswith(UNFINISHED):
                self.report_unexpected(entry, say("remove it, or rename it if it should be an entry"))
        return [entry for entry in in_order if not (entry.is_symlink() or _is_hidden(entry))]

    def report_unexpected(self, entry: os.DirEntry[str], hint: Message) -> None:
        self.add_problem(entry, "unexpected-file", say('"{name}" does not belong here', name=entry.name), hint)

    def add_problem(self, entry: os.DirEntry[str], rule: str, message: Message, hint: Message) -> None:
        self.problems.append(Problem(_path(entry), Position(), rule, message, hint))


def _path(entry: os.PathLike[str]) -> str:
    """The path as displayed; a name may contain bytes that are not UTF-8, or terminal escapes."""
    return printable(os.fspath(entry).removeprefix("./"))


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".")


def _error_of_logo(file: Path | None) -> InvalidValueError | None:
    if file is None or not file.is_file():
        return InvalidValueError(
            "missing-logo", say("there is no such file in data/organisations/logos/"), say("add the file")
        )
    from imenik.store.logos import sanitize_logo  # imports Pillow: only where there are logos

    try:
        sanitize_logo(file)
    except InvalidValueError as error:
        return error
    return None


def is_date_name(name: str) -> bool:
    """Whether a file is named after a date."""
    return _DAY.fullmatch(name) is not None
