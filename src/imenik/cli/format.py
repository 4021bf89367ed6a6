"""`imenik format`: formats entries, or lists those that are not formatted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from imenik.cli.options import DataOption, LanguageOption, examples, inside, site_languages, translation
from imenik.i18n.messages import Problem, printable, say
from imenik.review import diagnostics
from imenik.store.files import remove_unfinished, write_file
from imenik.store.formatter import FormatResult, format_text
from imenik.store.paths import Key, key_of
from imenik.store.reading.source import read_text


@click.command("format", epilog=examples("format", "format data/organisations/bhaaas.yml", "format --check"))
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@DataOption
@click.option("--check", is_flag=True, help="Change nothing; name the files that would change, and exit with 1.")
@LanguageOption
def format_(paths: tuple[Path, ...], data: Path, check: bool, language: str) -> None:
    """Format the entries in PATHS, or all.

    Comments are kept. Files with syntax errors are reported and left unchanged, and so is every file whose meaning
    would change.

    Exit status: 0 done, or nothing to do; 1 a file could not be read or, with --check, would change; 2 wrong usage.
    """
    translate = translation(language)
    tags = tuple(site_languages())
    changed, failed, problems = 0, 0, list[Problem]()
    if not check:
        remove_unfinished(data)
    for path, key in _entries(inside(data, paths) or (data,), data):
        result = _format(path, key, tags)
        problems += result.problems
        failed += bool(result.problems)
        if not result.problems and result.changed:
            changed += 1
            click.echo(printable(path.as_posix()))
            if not check:
                write_file(path, result.text)
    click.echo(diagnostics.as_text(problems, translate), nl=False, err=True)
    summary = say("files to change: {changed}; files with errors: {errors}", changed=changed, errors=failed)
    if not check:
        summary = say("files changed: {changed}; files with errors: {errors}", changed=changed, errors=failed)
    click.echo(summary.render(translate), err=True)
    sys.exit(1 if problems or (check and changed) else 0)


def _format(path: Path, key: Key, languages: tuple[str, ...]) -> FormatResult:
    shown = printable(path.as_posix())
    text = read_text(path, shown)
    return FormatResult("", (text,)) if isinstance(text, Problem) else format_text(text, key, shown, languages)


def _entries(paths: tuple[Path, ...], data: Path) -> Iterator[tuple[Path, Key]]:
    """The files of entries at or below the paths, in order; links are not followed and other files are skipped."""
    for path in paths:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders.sort()
                yield from _in_folder(Path(folder), sorted(names), data)
            continue
        entries = list(_in_folder(path.parent, [path.name], data))
        if not entries:
            raise click.BadParameter(f"'{path}' is not the file of an entry.", param_hint="PATHS")
        yield from entries


def _in_folder(folder: Path, names: list[str], data: Path) -> Iterator[tuple[Path, Key]]:
    below = folder.resolve().relative_to(data.resolve())
    for file in (folder / name for name in names):
        key = key_of((below / file.name).as_posix())
        if key and not file.is_symlink():
            yield file, key
