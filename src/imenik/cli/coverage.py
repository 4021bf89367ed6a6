"""`imenik coverage`: which texts of which entries lack which language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from imenik.cli.options import DataOption, LanguageOption, examples, tags, translation
from imenik.env import LOCALES
from imenik.i18n.messages import Translate, say
from imenik.insights.translation import TranslationCoverage, measure_coverage
from imenik.model import KINDS
from imenik.store.directory import Directory
from imenik.store.languages import LATIN, load_languages
from imenik.store.loader import load


@click.command(epilog=examples("coverage", "coverage --lacking de --lacking en", "coverage --format json"))
@DataOption
@click.option(
    "--lacking",
    metavar="TAG",
    multiple=True,
    shell_complete=tags,
    help="Only what this language lacks; else all of the site's.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@LanguageOption
def coverage(data: Path, lacking: tuple[str, ...], form: str, language: str) -> None:
    """Tell which texts of which entries lack a language.

    Those that lack most come first. Names are not counted, nor Serbian in Latin script, which is made from the
    Cyrillic.

    Exit status: 0 told, 2 wrong usage.
    """
    translate = translation(language)
    for tag in lacking:
        translation(tag)  # one that is none is a usage error
    tags = lacking or tuple(tag for tag in load_languages(LOCALES) if tag != LATIN)
    directory, problems = load(data)
    found = measure_coverage(directory, tags)
    if form == "json":
        click.echo(json.dumps(_json(directory, found), ensure_ascii=False, indent=2))
    else:
        for tag, path, texts in _lines(directory, found):
            click.echo(f"{path}: {tag}: {', '.join(texts)}")
        click.echo(_summary(found, tags, translate), err=True, nl=False)
    if problems:
        click.echo(say("some files cannot be read: run imenik check").render(translate), err=True)


def _lines(directory: Directory, found: TranslationCoverage) -> list[tuple[str, str, list[str]]]:
    """The language, the file and the texts of each entry that lacks some."""
    return [
        (tag, directory.origin(gap.record).path, [".".join(map(str, place)) for place in gap.places])
        for tag, gaps in found.gaps.items()
        for gap in gaps
    ]


def _json(directory: Directory, found: TranslationCoverage) -> Mapping[str, object]:
    lacking = [{"path": path, "language": tag, "texts": texts} for tag, path, texts in _lines(directory, found)]
    counts = {
        tag: {kind: {"complete": found.complete[tag, kind], "entries": all_} for kind, all_ in found.entries.items()}
        for tag in found.gaps
    }
    return {"languages": counts, "lacking": lacking}


def _summary(found: TranslationCoverage, tags: tuple[str, ...], translate: Translate) -> str:
    lines = []
    for tag in tags:
        counts = (
            f"{model.kind} {found.complete[tag, model.kind]}/{found.entries[model.kind]}"
            for model in KINDS
            if found.entries[model.kind]
        )
        message = say("{language}: entries that lack nothing, of all: {counts}", language=tag, counts=", ".join(counts))
        lines.append(f"{message.render(translate)}\n")
    return "".join(lines)
