"""What a site was made from, as checksums: parts belong together only if all of them are equal."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from imenik.env.locations import PACKAGE, site_locales
from imenik.i18n.messages import Message, say
from imenik.insights import Insights


class Fingerprint(BaseModel):
    """Checksums of everything that decides the bytes of a site, and its day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    records: str
    pages: str
    code: str
    settings: str
    history: str
    day: str

    def differences(self, other: Fingerprint) -> Iterator[str]:
        """The names of what is different."""
        return (name for name in type(self).model_fields if getattr(self, name) != getattr(other, name))


def difference_message(name: str, folder: Path, other: Path) -> Message:
    """The sentence that two parts, or a part and the site here, differ in something."""
    messages: Mapping[str, Message] = {
        "records": say("{folder} was made from different entries than {other}."),
        "pages": say("{folder} was made from different hand-written pages than {other}."),
        "code": say("{folder} was made by a different version of the program than {other}."),
        "settings": say("{folder} was made with different settings than {other}."),
        "history": say("{folder} was made with a different git history than {other}; fetch all of it for every part."),
        "day": say("{folder} was made for a different day than {other}; give every part the same --today."),
    }
    return Message(messages[name].text, {"folder": folder, "other": other})


def fingerprint_of(data: Path, docs: Path, settings: object, insights: Insights) -> Fingerprint:
    """The fingerprint of a site with entries in `data`, hand-written pages in `docs`, and some settings.

    `settings` is anything whose representation has all of them, but no paths, which differ between machines.
    """
    versions = sorted(f"{package.name} {package.version}" for package in distributions())
    history = sorted(insights.changes.items()), sorted(insights.modified.items())
    return Fingerprint(
        records=_checksum(_files(data)),
        pages=_checksum([*_files(docs), *_files(site_locales())]),
        code=_checksum([*_files(PACKAGE), repr((platform.python_version(), versions)).encode()]),
        settings=_checksum([repr(settings).encode()]),
        history=_checksum([repr(history).encode()]),
        day=insights.today.isoformat(),
    )


def _files(folder: Path) -> Iterator[bytes]:
    """Path and content of every file below a folder, in order; compiled Python is left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()


def _checksum(chunks: Iterator[bytes] | list[bytes]) -> str:
    digest = sha256()
    for chunk in chunks:
        digest.update(len(chunk).to_bytes(8, "big") + chunk)
    return digest.hexdigest()
