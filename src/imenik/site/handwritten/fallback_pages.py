"""Fallbacks for hand-written pages (`docs/<language>/`) that a language lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from imenik.store.languages import Language


@dataclass(frozen=True)
class FallbackPage:
    """A page served in a language that lacks it; `tag` is the language it is written in."""

    file: File
    tag: str


def fallback_pages(files: Files, languages: Mapping[str, Language], config: MkDocsConfig) -> Iterator[FallbackPage]:
    """The missing pages of each language, from its fallback languages; some are transliterated."""
    existing = {file.src_uri: file for file in files.documentation_pages()}
    names = {uri.partition("/")[2] for uri in existing if uri.partition("/")[0] in languages}
    for tag, language in languages.items():
        for name in sorted(names):
            if f"{tag}/{name}" in existing:
                continue
            source = next((fallback for fallback in _sources(language) if f"{fallback}/{name}" in existing), None)
            if source is None:
                continue
            text = existing[f"{source}/{name}"].content_string
            made = language.derivation if language.row.derived == source else None
            content = made.transliterate(text) if made else text
            yield FallbackPage(File.generated(config, f"{tag}/{name}", content=content), tag if made else source)


def _sources(language: Language) -> Iterator[str]:
    if language.row.derived:
        yield language.row.derived
    yield from language.row.fallbacks
