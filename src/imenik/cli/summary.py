"""`imenik summary` and `imenik comment`: compare two data folders and describe the changes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from imenik import checks
from imenik.cli.options import LanguageOption, examples, site_languages, translation
from imenik.env.locations import user_caches
from imenik.review.diff import MAX_COMPARISON_SIZE, MAX_UNTIDY_FILES, Comparison, Snapshot, compare, file_of, truncated
from imenik.review.diff_markdown import MAX_COMMENT_SIZE, in_languages, markdown
from imenik.store.formatter import format_text
from imenik.store.logos import logo_hash
from imenik.store.reading.source import read_text


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
    """Describe the changes from the data folder BASE to HEAD.

    Reports added, removed, moved and changed entries, changed pictures, and new problems. Both folders are only read
    as data; links are not followed and nothing is executed.

    Exit status: 0 done, 2 wrong usage or a folder that is a link.
    """
    translate = translation(language)
    for folder in (base, head):
        if folder.is_symlink():
            raise click.BadParameter(f"'{folder}' is a symbolic link.")
    comparison = compare(snapshot(base), snapshot(head))
    untidy = tuple(islice(_untidy_files(comparison, head), MAX_UNTIDY_FILES))
    comparison = comparison.model_copy(update={"untidy": untidy})
    if form == "json":
        text = truncated(comparison).model_dump_json(indent=1)
    else:
        text = markdown(comparison, translate, longest)
    click.echo(text, nl=False)


def snapshot(folder: Path) -> Snapshot:
    """The snapshot of a data folder, for comparison."""
    directory, problems = checks.load_and_check(folder, user_caches())
    logos = {name: logo_hash(file) for name, file in directory.logos.items()}
    return Snapshot(folder.as_posix(), directory, problems, logos)


def _untidy_files(comparison: Comparison, head: Path) -> Iterator[str]:
    """Changed files that are not formatted; files that cannot be read are reported as problems."""
    tags = tuple(site_languages())
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
    """Describe a comparison in Markdown.

    COMPARISON is the output of `imenik summary --format json`, possibly from an untrusted source. It is a JSON file,
    or a zip file that contains `comparison.json`, as GitHub stores it; nothing is unpacked.

    Exit status: 0 done, 2 wrong usage, or a file that is too large or not a comparison.
    """
    translation(language)
    languages = site_languages()
    try:
        parsed = Comparison.model_validate_json(_content(comparison))
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        raise click.BadParameter(f"'{comparison}' is no comparison.") from None
    other_languages = [other for tag, other in languages.items() if others and tag != language]
    click.echo(in_languages(parsed, languages[language], other_languages), nl=False)


def _content(path: Path) -> bytes:
    """The bytes of the comparison; ValueError if there are too many, whatever size the zip file declares."""
    if path.is_symlink() or path.stat().st_size > MAX_COMPARISON_SIZE:
        raise ValueError("too large, or a symbolic link")
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive, archive.open("comparison.json") as file:
        content = file.read(MAX_COMPARISON_SIZE + 1)
    if len(content) > MAX_COMPARISON_SIZE:
        raise ValueError("too large")
    return content
