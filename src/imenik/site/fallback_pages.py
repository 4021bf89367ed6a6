"""The hand-written pages of `docs/<language>/`: which exist, and what stands in for those that a language lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from imenik.i18n.script import to_latin
from imenik.store.languages import CYRILLIC, LATIN, Language


@dataclass(frozen=True)
class StandIn:
    """A page that is served in a language which has none of its own; `tag` is the language it is written in."""

    file: File
    tag: str


def stand_ins(files: Files, languages: Mapping[str, Language], config: MkDocsConfig) -> Iterator[StandIn]:
    """For each language the pages it lacks: from its fallbacks; Serbian Latin made from Serbian Cyrillic."""
    written = {file.src_uri: file for file in files.documentation_pages()}
    names = {uri.partition("/")[2] for uri in written if uri.partition("/")[0] in languages}
    for tag, language in languages.items():
        for name in sorted(names):
            if f"{tag}/{name}" in written:
                continue
            source = next((fallback for fallback in _sources(language) if f"{fallback}/{name}" in written), None)
            if source is None:
                continue
            text = written[f"{source}/{name}"].content_string
            derived = language.row.derived == source == CYRILLIC and tag == LATIN
            content = to_latin(text) if derived else text
            yield StandIn(File.generated(config, f"{tag}/{name}", content=content), tag if derived else source)


def _sources(language: Language) -> Iterator[str]:
    if language.row.derived:
        yield language.row.derived
    yield from language.row.fallbacks
