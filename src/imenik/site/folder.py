"""The folder that a build writes into. What lies in it is remembered, since asking costs more than writing."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path


class SiteFolder:
    """Writes files by their path below `root`. Each process of a build has its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._made: set[str] = set()

    def write(self, path: str, content: str | bytes) -> None:
        """One file, in place of one of that name; text becomes UTF-8 with the line ends it has."""
        self._make_folder(path)
        data = memoryview(content.encode() if isinstance(content, str) else content)
        file = os.open(f"{self.root}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)

    def take(self, path: str, source: Path) -> None:
        """A file that is elsewhere already, without a copy where the file system can do that."""
        self._make_folder(path)
        try:
            os.link(source, self.root / path)
        except OSError as error:
            if error.errno == errno.EEXIST:
                raise
            shutil.copyfile(source, self.root / path)

    def has(self, path: str) -> bool:
        """Whether there is a file, whoever wrote it."""
        return (self.root / path).is_file()

    def clear(self) -> None:
        """Remove everything that is in it."""
        shutil.rmtree(self.root)
        self.root.mkdir()
        self._made.clear()

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self.root / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
