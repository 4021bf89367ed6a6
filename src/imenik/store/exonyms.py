"""What cities are called in other languages, from the package and from the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from imenik.env.locations import site_locales
from imenik.i18n.messages import Position, say
from imenik.i18n.script import name_key
from imenik.store.languages.errors import LanguageFileError
from imenik.store.validation import violation_of
from imenik.store.yaml_reader import parse_value, parse_yaml

FILE_NAME = "exonyms.yml"
"""The file in `geography/`, whose head explains the keys, and the one in `locales/` of a site."""

CityKey = tuple[str, str]
"""A country and the normal form of a name, to look a city up."""


class CityNames(BaseModel):
    """The other names of a city: one line of the file."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, str]

    also: tuple[str, ...] = ()

    @property
    def by_language(self) -> Mapping[str, str]:
        """By language tag; in languages that are missing a city has its local name."""
        return self.__pydantic_extra__

    def all(self) -> Iterable[str]:
        """Every distinct name."""
        return dict.fromkeys((*self.by_language.values(), *self.also))

    def with_own(self, own: CityNames) -> CityNames:
        """These names with those that a site adds, or has in place of them."""
        return CityNames(**{**self.by_language, **own.by_language}, also=(*self.also, *own.also))


Exonyms = Mapping[CityKey, CityNames]
"""By country and local name."""

_ROWS = TypeAdapter(dict[str, dict[str, CityNames]])


def load_exonyms(file: Path, own: Path | None = None, local_names: Mapping[CityKey, str] | None = None) -> Exonyms:
    """The names in `file`, and those in the site's own one, if there is such a file.

    A site names the cities in `local_names` only; LanguageFileError if its file has others, or cannot be read.
    """
    exonyms = _by_city(_ROWS.validate_python(parse_value(file.read_text(encoding="utf-8"))))
    for key, names in _own(own, local_names or {}).items() if own and own.is_file() else ():
        exonyms[key] = exonyms.get(key, CityNames()).with_own(names)
    return exonyms


def own_file() -> Path:
    """The site's own names of cities; there may be none."""
    return site_locales() / FILE_NAME


def own_text() -> str:
    """The content of that file."""
    return own_file().read_text(encoding="utf-8") if own_file().is_file() else ""


def _own(file: Path, local_names: Mapping[CityKey, str]) -> Exonyms:
    tree = parse_yaml(file.read_text(encoding="utf-8"))
    if tree.faults:
        raise LanguageFileError(file, tree.faults[0].message, tree.faults[0].position.line)
    try:
        by_city = _by_city(_ROWS.validate_python(tree.value))
    except ValidationError as error:
        violation = violation_of(error.errors()[0], CityNames)
        at = tree.key_positions.get(violation.location, Position())
        raise LanguageFileError(file, violation.message, at.line) from None
    for country, name in by_city:
        if (country, name_key(name)) not in local_names:
            message = say('the program does not know a city "{name}" in {country}', name=name, country=country)
            raise LanguageFileError(file, message, tree.key_positions[country, name].line)
    return {(country, local_names[country, name_key(name)]): names for (country, name), names in by_city.items()}


def _by_city(rows: Mapping[str, Mapping[str, CityNames]]) -> dict[CityKey, CityNames]:
    return {(country, name): names for country, cities in rows.items() for name, names in cities.items()}
