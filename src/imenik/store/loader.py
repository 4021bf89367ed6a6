"""Loads the data folder into a Directory and reports problems of single files; other rules are in `checks/`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from imenik.env import gc_disabled, usual_vocabulary
from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, printable, say
from imenik.i18n.script import slug
from imenik.model import KINDS, VOCABULARIES, Channel, Event, Meeting, Organisation, Project, Series, Term, Vocabulary
from imenik.model.values import ID
from imenik.store.directory import Directory, Origin
from imenik.store.logos import sanitize_logo
from imenik.store.validation import Violation, empty_values, is_echo, keys_of_the_path, violation_of
from imenik.store.yaml_comments import has_comments
from imenik.store.yaml_reader import Tree, parse_yaml

MAX_FILE_SIZE = 64 * 1024
"""The largest size of a file that is read, in bytes."""
FLAT_KINDS: dict[str, type[BaseModel]] = {
    "organisations": Organisation,
    "projects": Project,
    "events": Event,
    "channels": Channel,
}
"""Folders with one record per file, which is named after its id."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOGOS = "logos"
_PLACEHOLDER = "x"
"""A valid id, for validating the rest of a file whose name is not one."""


def load(folder: Path) -> tuple[Directory, list[Problem]]:
    """The directory in `folder`, without files that have errors, and the problems of its files."""
    reader = _Reader(folder)
    with gc_disabled():
        reader.read_all()
    records: dict[str, dict[str, Any]] = {model.kind: {} for model in KINDS}
    for (kind, key), record in reader.records.items():
        records[kind][key] = record
    directory = Directory(
        **records,
        vocabularies=reader.vocabularies,
        origins=reader.origins,
        logos=reader.logos,
        unreadable=frozenset(reader.unreadable),
    )
    return directory, reader.problems


@dataclass
class _Reader:
    folder: Path
    problems: list[Problem] = field(default_factory=list)
    records: dict[tuple[str, str], Any] = field(default_factory=dict)
    vocabularies: dict[str, Vocabulary[Term]] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    logos: dict[str, Path] = field(default_factory=dict)
    unreadable: set[tuple[str, str]] = field(default_factory=set)

    def read_all(self) -> None:
        known = {*FLAT_KINDS, "meetings", "vocabulary"}
        for entry in self.listing(self.folder):
            if entry.is_dir(follow_symlinks=False) and entry.name in known:
                continue
            self.report_unexpected(entry, say("the folders here are: {names}", names=", ".join(sorted(known))))
        for kind, model in FLAT_KINDS.items():
            for entry in self.files(self.folder / kind, ignore=_LOGOS if kind == "organisations" else ""):
                self.read_record(entry, kind, model, {"id": Path(entry.name).stem})
        self.read_logos()
        self.read_meetings()
        self.read_vocabularies()

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

    def read_meetings(self) -> None:
        for folder in self.listing(self.folder / "meetings"):
            if not folder.is_dir(follow_symlinks=False):
                self.report_unexpected(folder, say("each series has a folder of its own here"))
                continue
            for entry in self.files(Path(folder.path)):
                name = Path(entry.name).stem
                if name == "series":
                    self.read_record(entry, "series", Series, {"id": folder.name})
                elif is_date_name(name):
                    self.read_record(entry, "meetings", Meeting, {"id": name, "series": folder.name, "date": name})
                else:
                    hint = say("a series folder holds series.yml and files named YYYY-MM-DD.yml")
                    self.report_unexpected(entry, hint)

    def read_vocabularies(self) -> None:
        own = self.folder / "vocabulary"
        folder = own if own.is_dir() and not own.is_symlink() else usual_vocabulary()
        for entry in self.files(folder):
            name = Path(entry.name).stem
            if name not in VOCABULARIES:
                self.report_unexpected(entry, say("the vocabularies are: {names}", names=", ".join(VOCABULARIES)))
                continue
            origin, tree = self.parse_file(entry)
            word = VOCABULARIES[name]
            vocabulary = self.validate(origin, tree, Vocabulary[word], {})  # type: ignore[valid-type] # chosen at run time
            if vocabulary is None:
                continue
            terms = {key: term.model_copy(update={"id": key}) for key, term in vocabulary.terms.items()}
            self.vocabularies[name] = vocabulary.model_copy(update={"terms": terms})
            self.origins["vocabulary", name] = origin
        for name in VOCABULARIES.keys() - self.vocabularies.keys():
            self.unreadable.add(("vocabulary", name))
            self.missing_vocabulary(folder, name)

    def missing_vocabulary(self, folder: Path, name: str) -> None:
        if not os.path.lexists(folder / f"{name}.yml"):
            message = say('the vocabulary "{name}" is missing', name=name)
            hint = say("add the file {name}.yml, or leave the folder out to use the usual words", name=name)
            self.problems.append(Problem(_path(folder), Position(), "missing-vocabulary", message, hint))

    def read_record(self, entry: os.DirEntry[str], kind: str, model: type[BaseModel], fixed: dict[str, str]) -> None:
        """Read a file as a record of `model`; `fixed` are the fields given by its path."""
        key = f"{fixed['series']}/{fixed['id']}" if "series" in fixed else fixed["id"]
        origin, tree = self.parse_file(entry)
        usable = self.check_id(origin, fixed.get("series", fixed["id"]))
        valid = fixed if usable else {**fixed, "id": _PLACEHOLDER, "series": _PLACEHOLDER}
        record = self.validate(origin, tree, model, valid)
        if record is None or not usable:
            self.unreadable.add((kind, key))
            return
        self.records[kind, key] = record
        self.origins[kind, key] = origin

    def check_id(self, origin: Origin, name: str) -> bool:
        if ID.fullmatch(name):
            return True
        message = say('"{name}" cannot be an id: use small letters a to z, digits and single hyphens', name=name)
        better = slug(name)
        self.problems.append(
            origin.problem("bad-id", message, say('rename it to "{name}"', name=better) if better else None)
        )
        return False

    def parse_file(self, entry: os.DirEntry[str]) -> tuple[Origin, Tree]:
        """The tree of a file; its value is None if there is nothing to validate."""
        path = _path(entry)
        text = read_text(entry, path)
        if isinstance(text, Problem):
            self.problems.append(text)
            return Origin(path), Tree()
        tree = parse_yaml(text)
        commented = not tree.faults and has_comments(text)
        origin = Origin(path, tree.value_positions, tree.key_positions, tree.value, commented)
        self.problems += [Problem(path, fault.position, fault.rule, fault.message, fault.hint) for fault in tree.faults]
        return origin, tree

    def validate(self, origin: Origin, tree: Tree, model: type[BaseModel], fixed: dict[str, str]) -> Any:
        """An instance of `model`, or None after adding its problems to the list."""
        if tree.value is None:
            return None
        if not isinstance(tree.value, dict):
            message = say("a map of keys and values is expected here")
            self.problems.append(origin.problem("wrong-type", message, say("begin each line with a key and a colon")))
            return None
        violations = [*empty_values(tree.value, ()), *keys_of_the_path(tree.value, model)]
        try:
            record = model.model_validate({**tree.value, **path_fields(model, fixed)})
        except ValidationError as error:
            already_reported = {violation.location for violation in violations}
            violations_of_model = [
                violation_of(detail, model) for detail in error.errors(include_url=False) if not is_echo(detail)
            ]
            violations += [
                violation
                for violation in violations_of_model
                if violation.location not in already_reported or violation.rule == "missing-key"
            ]
            record = None
        self.problems += _problems(violations, origin, {fault.position for fault in tree.faults})
        return None if violations or tree.faults else record

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
                    'the ids "{one}" and "{other}" differ by case only', one=entry.name[:-4], other=first[:-4]
                )
                self.add_problem(entry, "id-differs-by-case", message, say("rename one of the two files"))
            yield entry

    def listing(self, folder: Path) -> list[os.DirEntry[str]]:
        """The entries of a folder by name, without hidden files. Symbolic links become problems, not entries."""
        if not folder.is_dir() or (folder != self.folder and folder.is_symlink()):
            return []
        with os.scandir(folder) as entries:
            visible = sorted(
                (entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name
            )
        for entry in visible:
            if entry.is_symlink():
                message = say("this is a symbolic link")
                self.add_problem(entry, "symbolic-link", message, say("put the file itself here"))
        return [entry for entry in visible if not entry.is_symlink()]

    def report_unexpected(self, entry: os.DirEntry[str], hint: Message) -> None:
        self.add_problem(entry, "unexpected-file", say('"{name}" does not belong here', name=entry.name), hint)

    def add_problem(self, entry: os.DirEntry[str], rule: str, message: Message, hint: Message) -> None:
        self.problems.append(Problem(_path(entry), Position(), rule, message, hint))


def read_text(file: os.DirEntry[str] | Path, path: str) -> str | Problem:
    """The text of a file, or the problem that prevents reading it; `path` is for the problem."""
    size = file.stat(follow_symlinks=False).st_size
    if size > MAX_FILE_SIZE:
        message = say("the file has {size} bytes; the most is {most}", size=size, most=MAX_FILE_SIZE)
        return Problem(path, Position(), "too-large", message, say("shorten its texts"))
    data = Path(file).read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = say("the byte 0x{byte} is not UTF-8", byte=f"{data[error.start]:02X}")
        return Problem(path, position, "not-utf-8", message, say("save the file as UTF-8"))


def _path(entry: os.PathLike[str]) -> str:
    """The path as displayed; a name may contain bytes that are not UTF-8, or terminal escapes."""
    return printable(Path(entry).as_posix())


def _error_of_logo(file: Path | None) -> InvalidValueError | None:
    if file is None or not file.is_file():
        return InvalidValueError(
            "missing-logo", say("there is no such file in data/organisations/logos/"), say("add the file")
        )
    try:
        sanitize_logo(file)
    except InvalidValueError as error:
        return error
    return None


def is_date_name(name: str) -> bool:
    """Whether a file is named after a date."""
    return _DAY.fullmatch(name) is not None


def path_fields(model: type[BaseModel], fixed: dict[str, str]) -> dict[str, str]:
    """The values given by the path that are fields of the model."""
    return {name: value for name, value in fixed.items() if name in model.model_fields}


def _problems(violations: list[Violation], origin: Origin, already: set[Position]) -> Iterator[Problem]:
    """Violations with their positions, each once; none where the YAML itself has a problem (`already`)."""
    seen: set[tuple[Position, str]] = set()
    for violation in violations:
        position = origin.position(violation.location, at_key=violation.at_key)
        sentence = (position, violation.message.render())
        if sentence not in seen and (position not in already or violation.rule == "missing-key"):
            seen.add(sentence)
            yield Problem(origin.path, position, violation.rule, violation.message, violation.hint)
