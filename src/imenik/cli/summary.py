"""`imenik summary` and `imenik comment`: what a change does to the directory, found and told."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from imenik import checks
from imenik.cli.options import LanguageOption, examples, translation
from imenik.env import GEOGRAPHY, LOCALES
from imenik.review.diff import MAX_COMPARISON_SIZE, MAX_UNTIDY_FILES, Comparison, Snapshot, compare, file_of, truncated
from imenik.review.diff_markdown import MAX_COMMENT_SIZE, in_languages, markdown
from imenik.store.formatter import format_text
from imenik.store.gazetteer import Gazetteer, load_gazetteer
from imenik.store.languages import load_languages
from imenik.store.loader import load, read_text
from imenik.store.logos import logo_hash


@click.command(
    epilog=examples("summary ../main/data data", "summary ../main/data data --format json > comparison.json")
)
@click.argument("base", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("head", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", help="How to print.")
@click.option("--longest", type=click.IntRange(min=10_000), default=MAX_COMMENT_SIZE, show_default=True,
              help="Bytes of Markdown; what is left out is counted.")  # fmt: skip
@LanguageOption
def summary(base: Path, head: Path, form: str, longest: int, language: str) -> None:
    """Tell what becomes of the data folder BASE in HEAD.

    Entries that come, go, move and differ, pictures, and problems that were not there before. Both are read as data;
    no link is followed and nothing of them is run.

    Exit status: 0 told, 2 wrong usage or a folder that is a link.
    """
    translate = translation(language)
    for folder in (base, head):
        if folder.is_symlink():
            raise click.BadParameter(f"'{folder}' is a symbolic link.")
    gazetteer = load_gazetteer(GEOGRAPHY)
    found = compare(state(base, gazetteer), state(head, gazetteer))
    found = found.model_copy(update={"untidy": tuple(islice(_untidy(found, head), MAX_UNTIDY_FILES))})
    text = truncated(found).model_dump_json(indent=1) if form == "json" else markdown(found, translate, longest)
    click.echo(text, nl=False)


def state(folder: Path, gazetteer: Gazetteer) -> Snapshot:
    """All that is compared of a data folder."""
    directory, problems = load(folder)
    logos = {name: logo_hash(file) for name, file in directory.logos.items()}
    return Snapshot(folder.as_posix(), directory, [*problems, *checks.run(directory, gazetteer)], logos)


def _untidy(comparison: Comparison, head: Path) -> Iterator[str]:
    """The files of entries that differ and are not in the usual layout; of what cannot be read, the problems tell."""
    tags = tuple(load_languages(LOCALES))
    for change in comparison.changes:
        path = file_of(change)
        text = read_text(head / path, path) if change.fields else None
        if isinstance(text, str) and format_text(text, (change.kind, change.key), path, tags).changed:
            yield path


@click.command(epilog=examples("comment comparison.json", "comment comparison.zip --language hr --others"))
@click.argument("comparison", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--others", is_flag=True, help="Tell it in the other languages too, each folded away.")
@LanguageOption
def comment(comparison: Path, others: bool, language: str) -> None:
    """Tell in Markdown what a comparison holds.

    COMPARISON is what `imenik summary --format json` printed, whoever did that: nothing in it is trusted. It is a
    file, or a zip with `comparison.json` in it, as GitHub keeps it; it is not unpacked.

    Exit status: 0 told, 2 wrong usage, or a file that is too large or no comparison.
    """
    translation(language)
    languages = load_languages(LOCALES)
    try:
        found = Comparison.model_validate_json(_content(comparison))
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        raise click.BadParameter(f"'{comparison}' is no comparison.") from None
    more = [each for each in languages.values() if others and each.tag != language]
    click.echo(in_languages(found, languages[language], more), nl=False)


def _content(path: Path) -> bytes:
    """The bytes of the comparison; ValueError where there are more than any has, whatever the zip says of itself."""
    if path.is_symlink() or path.stat().st_size > MAX_COMPARISON_SIZE:
        raise ValueError("too large, or a symbolic link")
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive, archive.open("comparison.json") as file:
        content = file.read(MAX_COMPARISON_SIZE + 1)
    if len(content) > MAX_COMPARISON_SIZE:
        raise ValueError("too large")
    return content
