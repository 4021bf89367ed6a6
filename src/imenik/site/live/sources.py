"""What has to be read again after some files changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from imenik.env.locations import LOCALES, RESOURCES, THEME, site_locales
from imenik.site.reading import Sources, read_records, read_sources
from imenik.store.languages import Language


class LiveSources:
    """The files that a site is made of, by what a change of them means."""

    def __init__(self, data: Path, docs: Path, languages: Callable[[], Mapping[str, Language]]) -> None:
        self._data = data
        self._languages = languages
        self._records = (data.absolute(), RESOURCES / "vocabulary")
        self._words = (LOCALES, site_locales())
        self._in_place = (*self._records, *self._words, THEME, docs)

    def needs_restart(self, path: Path) -> bool:
        """Whether a change takes effect in a new process only: code, settings, and what rarely changes."""
        return not _is_below(path, self._in_place)

    def read(self, before: Sources | None, changed: Collection[Path]) -> Sources:
        """The sources after a change. Templates, scripts and hand-written pages are read when they are needed."""
        if before is None:
            return read_sources(self._data, self._languages())
        sources = before
        if any(_is_below(path, self._words) for path in changed):
            sources = replace(sources, languages=self._languages())
        if any(_is_below(path, (*self._records, *self._words)) for path in changed):
            directory, problems = read_records(self._data, sources.languages)
            sources = replace(sources, directory=directory, problems=problems)
        return sources


def _is_below(path: Path, folders: Collection[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)
