"""`imenik coverage`: lists missing translations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from imenik.cli.options import DataOption, LanguageOption, examples, site_languages, tags, translation
from imenik.i18n.messages import Translate, say
from imenik.insights.translation import TranslationCoverage, drafts, measure_coverage
from imenik.model import KINDS
from imenik.store.directory import Directory
from imenik.store.languages import derivations_of
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
    """List the texts of entries that are not translated, and drafts without a text.

    Entries that lack most come first. Names are not counted, nor languages whose texts are made from another
    one by transliteration.

    Exit status: 0 done, 2 wrong usage.
    """
    translate = translation(language)
    for tag in lacking:
        translation(tag)  # an unknown tag is a usage error
    languages = site_languages()
    tags = lacking or tuple(tag for tag in languages if tag not in derivations_of(languages))
    directory, problems = load(data)
    measured = measure_coverage(directory, tags)
    if form == "json":
        click.echo(json.dumps(_json(directory, measured), ensure_ascii=False, indent=2))
    else:
        for tag, path, texts in _lines(directory, measured):
            click.echo(f"{path}: {tag}: {', '.join(texts)}")
        for path in _drafts(directory):
            click.echo(f"{path}: {say('draft without a description').render(translate)}")
        click.echo(_summary(measured, tags, translate), err=True, nl=False)
    if problems:
        click.echo(say("some files cannot be read: run imenik check").render(translate), err=True)


def _lines(directory: Directory, measured: TranslationCoverage) -> list[tuple[str, str, list[str]]]:
    """Language, file and untranslated texts of each entry that has some."""
    return [
        (tag, directory.origin(gap.record).path, [".".join(map(str, place)) for place in gap.places])
        for tag, gaps in measured.gaps.items()
        for gap in gaps
    ]


def _json(directory: Directory, measured: TranslationCoverage) -> Mapping[str, object]:
    lacking = [{"path": path, "language": tag, "texts": texts} for tag, path, texts in _lines(directory, measured)]
    counts = {
        tag: {
            kind: {"complete": measured.complete[tag, kind], "entries": total}
            for kind, total in measured.entries.items()
        }
        for tag in measured.gaps
    }
    return {"languages": counts, "lacking": lacking, "drafts": _drafts(directory)}


def _drafts(directory: Directory) -> list[str]:
    return [directory.origin(record).path for record in drafts(directory)]


def _summary(measured: TranslationCoverage, tags: tuple[str, ...], translate: Translate) -> str:
    lines = []
    for tag in tags:
        counts = (
            f"{model.kind} {measured.complete[tag, model.kind]}/{measured.entries[model.kind]}"
            for model in KINDS
            if measured.entries[model.kind]
        )
        message = say(
            "{language}: share of entries with nothing missing: {counts}", language=tag, counts=", ".join(counts)
        )
        lines.append(f"{message.render(translate)}\n")
    return "".join(lines)
