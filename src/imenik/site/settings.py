"""The settings of this site: `extra.imenik` of mkdocs.yml, the addresses of site and repository, and their checks.

A public site must have a contact address; a site that only its author sees does not need one.
"""

from __future__ import annotations

import os
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from imenik.env import CONFIG_NAME, config_file, site_root
from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.model.values import Contact
from imenik.site.social_images import ImageScope
from imenik.store.validation import violation_of
from imenik.views.edition import Settings

_RESERVED = {"example", "test", "invalid", "localhost", "local", "internal"}
"""Top-level domains that no public site has: RFC 2606, RFC 6761, RFC 6762, and the one that ICANN reserved."""
_EXAMPLES = {"example.com", "example.net", "example.org"}
"""RFC 2606, section 3."""


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


def configured_data() -> Path:
    """The data folder in mkdocs.yml, read without the rest of its configuration."""
    config = config_file()
    if not config.is_file():
        return data_folder(Options())
    with config.open("rb") as file:
        return data_folder(options_of(yaml_load(file).get("extra")))


def settings_of(config: MkDocsConfig, options: Options) -> Settings:
    """The settings that pages use; Abort if a public site has no contact address."""
    site_url, contact = config.site_url or "", options.contact or ""
    if is_placeholder(contact):
        if site_url and not is_reserved(urlsplit(site_url).hostname or ""):
            reason = f'"{contact}" is a placeholder' if contact else "none is set"
            raise Abort(
                f"{CONFIG_NAME}: error: no-contact: extra.imenik.contact: a site at {site_url} needs an address where "
                f"interest is expressed, and {reason}; set the environment variable IMENIK_CONTACT, or the key in "
                f"{CONFIG_NAME}, to an e-mail address or to a web address that begins with https"
            )
        contact = ""
    return Settings(site_url, (config.repo_url or "").rstrip("/"), options.edit, contact, root_of(config))


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the site that a configuration belongs to."""
    return Path(config.config_file_path).parent if config.config_file_path else site_root()


def is_placeholder(contact: str) -> bool:
    """Whether a contact is missing or in a domain reserved for examples."""
    host = urlsplit(contact).hostname if contact.startswith("https://") else contact.rpartition("@")[2]
    return is_reserved(host or "")


def is_reserved(host: str) -> bool:
    """Whether a host is not public: a local or private address, a name without dots, or a reserved domain."""
    host = host.lower().rstrip(".")
    try:
        return not ip_address(host).is_global
    except ValueError:
        labels = host.split(".")
    return len(labels) == 1 or labels[-1] in _RESERVED or ".".join(labels[-2:]) in _EXAMPLES
