"""The rows of languages in the program's `languages.yml`, which explains their keys, and in the site's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, ValidationError

from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, say
from imenik.i18n.script_tables import script_tables
from imenik.i18n.text import Tag
from imenik.model import Part
from imenik.store.languages.errors import LanguageFileError
from imenik.store.reading.source import decode
from imenik.store.validation import violation_of
from imenik.store.yaml_reader import Node, Tree, parse_yaml


def parse_locale(name: str, separator: str = "_") -> Locale:
    """What CLDR knows of a language; InvalidValueError if that is nothing."""
    try:
        return Locale.parse(name, sep=separator)
    except (UnknownLocaleError, ValueError):
        message = say('CLDR has no dates, numbers or plural forms for the language "{tag}"', tag=name)
        raise InvalidValueError("unknown-language", message) from None


def _check_locale(name: str) -> str:
    parse_locale(name)
    return name


class LanguageSettings(Part):
    """The row of a language."""

    name: str
    babel: Annotated[str, AfterValidator(_check_locale)]
    fallbacks: tuple[Tag, ...]
    alphabet: str
    months: tuple[str, ...] = ()
    clock: str = "{time}"
    countries: dict[str, str] = Field(default_factory=dict)
    source: bool = False
    derived: Tag | None = None
    table: str = ""
    also: tuple[str, ...] = ()
    stemmed: bool = False
    endings: str = ""
    alike: dict[str, str] = Field(default_factory=dict)
    sounds: dict[str, str] = Field(default_factory=dict)


def read_rows(program: Path, own: Path) -> dict[str, LanguageSettings]:
    """All rows by tag; the site's own have more languages, or other values for keys of rows of the program.

    Names of countries are also made for languages made from others. LanguageFileError if a row is wrong.
    """
    trees = {file: _read(file) for file in (program, own) if file.is_file()}
    rows: dict[str, dict[str, Node]] = {}
    settings: dict[str, LanguageSettings] = {}
    for file, tree in trees.items():
        for tag, row in _mapping(tree.value).items():
            rows[tag] = {**rows.get(tag, {}), **_mapping(row)}
            settings[tag] = _settings(tag, rows[tag], file, tree)
    return {tag: _with_countries(row, settings) for tag, row in settings.items()}


def _read(file: Path) -> Tree:
    text = decode(file.read_bytes(), str(file))
    if isinstance(text, Problem):
        raise LanguageFileError(file, text.message, text.position.line)
    tree = parse_yaml(text)
    if tree.faults:
        fault = tree.faults[0]
        raise LanguageFileError(file, fault.message, fault.position.line)
    return tree


def _settings(tag: str, row: dict[str, Node], file: Path, tree: Tree) -> LanguageSettings:
    try:
        return LanguageSettings.model_validate(row)
    except ValidationError as error:
        violation = violation_of(error.errors()[0], LanguageSettings)
    key = tree.key_positions.get((tag,), Position())
    at = tree.key_positions.get((tag, *violation.location), key)
    place = ".".join(map(str, (tag, *violation.location)))
    about = Message("{place}: {problem}", {"place": place, "problem": violation.message})  # no words to translate
    raise LanguageFileError(file, about, at.line)


def _mapping(value: Node) -> dict[str, Node]:
    return value if isinstance(value, dict) else {}


def _with_countries(row: LanguageSettings, rows: dict[str, LanguageSettings]) -> LanguageSettings:
    if not row.derived:
        return row
    made = script_tables().transliterations[row.table]
    countries = {code: made(name) for code, name in rows[row.derived].countries.items()}
    return row.model_copy(update={"countries": {**countries, **row.countries}})
