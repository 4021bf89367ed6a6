"""What somebody decides about a directory of their own, read from texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from imenik.env.locations import LOCALES
from imenik.i18n.messages import InvalidValueError, did_you_mean, say
from imenik.i18n.text import Line
from imenik.model.values import Contact, Country, Timezone, Url
from imenik.store.languages import load_languages
from imenik.views.settings import Licence

_CC = "https://creativecommons.org/"


def _licence(id_: str, short: str, name: str, url: str) -> tuple[str, Licence]:
    return id_, Licence.model_validate({"id": id_, "short": short, "name": name, "url": url})


LICENCES: Mapping[str, Licence] = MappingProxyType(
    dict(
        (
            _licence("CC-BY-4.0", "CC BY 4.0", "Creative Commons Attribution 4.0", f"{_CC}licenses/by/4.0/"),
            _licence(
                "CC-BY-SA-4.0",
                "CC BY-SA 4.0",
                "Creative Commons Attribution-ShareAlike 4.0",
                f"{_CC}licenses/by-sa/4.0/",
            ),
            _licence("CC0-1.0", "CC0 1.0", "Creative Commons Zero 1.0", f"{_CC}publicdomain/zero/1.0/"),
            _licence(
                "ODbL-1.0",
                "ODbL 1.0",
                "Open Database License 1.0",
                "https://opendatacommons.org/licenses/odbl/1-0/",
            ),
        )
    )
)
"""The licences to choose from, by their SPDX identifier."""


@dataclass(frozen=True)
class Answers:
    """The decisions; what is empty is left out of the directory."""

    name: str
    languages: tuple[str, ...]
    descriptions: Mapping[str, str]
    """By language."""
    home: tuple[str, ...]
    """The countries where people come from, by their codes."""
    timezone: str
    contact: str
    publisher: str
    licence: Licence
    repository: str


def parse_name(text: str) -> str:
    """A line of text that is not empty."""
    return str(_checked(Line, text))


def parse_languages(text: str) -> tuple[str, ...]:
    """Tags between commas or spaces; InvalidValueError for a language that the program does not speak."""
    known = load_languages(LOCALES)
    tags = _words(text)
    for tag in tags:
        if tag not in known:
            hint = did_you_mean(tag, known) or say("the languages are: {tags}", tags=", ".join(known))
            raise InvalidValueError("unknown-language", say('"{tag}" is not a language tag', tag=tag), hint)
    if not tags:
        raise InvalidValueError("empty-value", say("this is empty"), say("it is required"))
    return tags


def parse_countries(text: str) -> tuple[str, ...]:
    """Country codes between commas or spaces; there may be none."""
    return tuple(str(_checked(Country, code)) for code in _words(text))


def parse_timezone(text: str) -> str:
    """The name of a time zone."""
    return str(_checked(Timezone, text.strip()))


def parse_contact(text: str) -> str:
    """A shared mailbox or the address of a page; it may be empty."""
    return str(_checked(Contact, text.strip())) if text.strip() else ""


def parse_licence(text: str) -> Licence:
    """One of `LICENCES` by its identifier."""
    if text.strip() in LICENCES:
        return LICENCES[text.strip()]
    allowed = say('"{value}" is not one of: {allowed}', value=text, allowed=", ".join(LICENCES))
    raise InvalidValueError("unknown-value", allowed, did_you_mean(text, LICENCES))


def parse_repository(text: str) -> str:
    """The address of a repository; it may be empty."""
    return str(_checked(Url, text.strip().rstrip("/"))) if text.strip() else ""


def parse_optional(text: str) -> str:
    """A line of text, which may be empty."""
    return parse_name(text) if text.strip() else ""


PARSERS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "name": parse_name,
        "languages": parse_languages,
        "home": parse_countries,
        "timezone": parse_timezone,
        "contact": parse_contact,
        "publisher": parse_optional,
        "licence": parse_licence,
        "repository": parse_repository,
    }
)
"""By the field of the answers, in the order of the questions; each raises InvalidValueError."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def _checked(annotation: Any, text: str) -> object:
    try:
        return TypeAdapter(annotation).validate_python(text)
    except ValidationError as error:
        reason = error.errors()[0].get("ctx", {}).get("error")
    if isinstance(reason, InvalidValueError):
        raise reason
    raise InvalidValueError("empty-value", say('"{value}" is not valid', value=text))
