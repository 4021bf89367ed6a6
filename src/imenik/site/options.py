"""The options of this site, `extra.imenik` of mkdocs.yml, and the data folder that they name.

Nothing but MkDocs' reader of its file is imported here, since commands that only need the data folder start with it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from imenik.env.locations import CONFIG_NAME, LOCALES, config_file, site_root
from imenik.i18n.messages import InvalidValueError, Message, did_you_mean, say
from imenik.i18n.text import Tag, Title
from imenik.model.values import Contact
from imenik.store.languages import Language, load_languages
from imenik.store.languages.errors import LanguageFileError, UnknownLanguageError
from imenik.store.validation import violation_of
from imenik.views.settings import Licence, Publisher

ImageScope = Literal["entries", "site", "none"]
"""Which social images there are: one for each entry, only one for each language of the site, or none."""


def _as_written(value: object) -> object:
    """The text of a value; MkDocs parses environment variables as YAML, which turns `123` into a number."""
    return (str(value).strip() or None) if isinstance(value, str | int | float) else value


def _check_secure(value: object) -> object:
    if isinstance(value, str) and value.startswith("http://"):
        # No `say`: problems of mkdocs.yml are reported in English only.
        message = Message('"{value}" does not begin with https', {"value": value})
        raise InvalidValueError("bad-url", message, say("write a full web address, such as https://example.org"))
    return value


class Options(BaseModel):
    """The options under `extra.imenik`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    languages: tuple[Tag, ...] = ()
    """The languages of the site, in the order of the switch; all that the package and the site have by default."""
    name: Title | None = None
    """The name of the site; `site_name` by default."""
    short_name: Title | None = None
    """A shorter name, for instance below an icon; the name by default."""
    description: Title | None = None
    """What the site is, in a few words; `site_description` by default."""
    footer: Title | None = None
    """A sentence at the bottom of every page."""
    licence: Licence = Field(default_factory=Licence)
    """The licence of the data."""
    publisher: Publisher | None = None
    """Who publishes the site."""
    inset: Literal["europe", "none"] = "none"
    """The map beside that of the world."""
    uid_domain: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$")] = "imenik"
    """What identifiers in calendars and contacts end with; it never changes, whatever the address of the site."""
    data: str = "data"
    """The folder of the records, absolute or relative to mkdocs.yml."""
    edit: str = ""
    """The path between the repository's address and a file's path that opens the file for editing."""
    history: bool = True
    """Whether what is new is also read from git; tests of the site's bytes turn it off, since their data changes."""
    pictures: ImageScope = "entries"
    """Which social images there are: one for each entry, only one for each language of the site, or none."""
    jobs: Annotated[int, Field(ge=0)] = 0
    """In how many processes pages and exports are made; 0 is one for each processor."""
    contact: Annotated[Contact | None, BeforeValidator(_check_secure), BeforeValidator(_as_written)] = None
    """The contact for visitors who want to take part: an e-mail address, or a web address with https."""


def options_of(extra: Any) -> Options:
    """The options in `extra` of mkdocs.yml; Abort with every error and how to fix it."""
    given = (extra or {}).get("imenik")
    try:
        return Options.model_validate({} if given is None else given)
    except ValidationError as error:
        violations = [violation_of(detail, Options) for detail in error.errors()]
    lines = []
    for violation in violations:
        place = ".".join(
            ["extra.imenik", *map(str, violation.location[:-1] if violation.at_key else violation.location)]
        )
        sentence = "; ".join(part.render() for part in (violation.message, violation.hint) if part)
        lines.append(f"{CONFIG_NAME}: error: {violation.rule}: {place}: {sentence}")
    raise Abort("\n".join(lines))


def data_folder(options: Options, root: Path | None = None) -> Path:
    """The data folder: `IMENIK_DATA`, or else that of the options; relative if possible. `root` is the site folder."""
    folder = (root or site_root()) / (os.environ.get("IMENIK_DATA") or options.data)
    return Path(os.path.relpath(folder)) if folder.is_relative_to(Path.cwd()) else folder


def site_languages(options: Options) -> dict[str, Language]:
    """The languages of the site; Abort if one of them is unknown, or their rows are wrong."""
    try:
        return load_languages(LOCALES, options.languages or None)
    except UnknownLanguageError as error:
        hint = did_you_mean(error.tag, error.known)
        sentence = f'there is no language "{error.tag}"' + (f"; {hint.render()}" if hint else "")
        raise Abort(f"{CONFIG_NAME}: error: unknown-language: extra.imenik.languages: {sentence}") from None
    except LanguageFileError as error:
        raise Abort(str(error)) from None


def configured_data() -> Path:
    """The data folder in mkdocs.yml."""
    return data_folder(configured_options())


def configured_languages() -> dict[str, Language]:
    """The languages in mkdocs.yml."""
    return site_languages(configured_options())


def configured_options() -> Options:
    """The options in mkdocs.yml, read without the rest of its configuration; the defaults if there is no file."""
    config = config_file()
    if not config.is_file():
        return Options()
    with config.open("rb") as file:
        return options_of(yaml_load(file).get("extra"))
