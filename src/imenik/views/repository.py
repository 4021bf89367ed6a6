"""Addresses of the repository's web interface at which the files of entries are edited and begun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from imenik.model import Record
from imenik.store.directory import Directory
from imenik.store.loader import FLAT_KINDS


@dataclass(frozen=True)
class Repository:
    """The repository that the files of a directory lie in; `url` and `edit_path` are empty where it has no address.

    `edit_path` is what stands between the address and a file's path to edit it, such as `edit/main/`.
    """

    directory: Directory
    url: str
    edit_path: str
    root: Path

    def edit_url(self, record: Record) -> str:
        """The address that edits the record's file; empty without a repository, or for a file outside of it."""
        path = _path_below(self.root, self.directory.origin(record).path)
        return f"{self.url}/{self.edit_path}{path}" if self.url and self.edit_path and path else ""

    def page_url(self, path: str) -> str:
        """The address that shows a file below the root; empty without a repository, or where there is none."""
        branch = self.edit_path.partition("/")[2]
        return f"{self.url}/blob/{branch}{path}" if self.url and branch and (self.root / path).is_file() else ""

    def folder(self, kind: str) -> str:
        """The folder of the files of a kind below the root; empty where they are elsewhere."""
        origins = self.directory.origins
        of_kind = next((origins[kind, key].path for key in self.directory.of_kind(kind)), "")
        of_other_kind = next((origin.path for (name, _), origin in origins.items() if name in FLAT_KINDS), "")
        path = of_kind or of_other_kind
        return _path_below(self.root, str(Path(path).parent.parent / kind)) if path else ""

    def new_file_url(self, beside: Record, name: str, content: str) -> str:
        """The address that begins a new file in the folder of a record's; empty where that cannot be edited there."""
        path = _path_below(self.root, self.directory.origin(beside).path)
        verb, _, branch = self.edit_path.partition("/")
        if not (self.url and verb and path):
            return ""
        query = urlencode({"filename": name, "value": content}, quote_via=quote)
        return f"{self.url}/new/{branch}{path.rpartition('/')[0]}?{query}"


@cache
def _path_below(root: Path, path: str) -> str:
    """The path of a file below a folder; empty where it is elsewhere."""
    file = Path(path).absolute()
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
